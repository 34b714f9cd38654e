import DynamockExpressions
import DynamockModel
import DynamockStatistics
import DynamockStorage
import DynamockValidation

extension Database {
  /// Reads the items of one partition key value, in the order of the sort key.
  ///
  /// - Parameter allowance: How much the read may look at.
  /// - Returns: `nil` if that was too little; nothing is charged then.
  package func query(
    _ request: QueryRequest, meter: CallMeter? = nil, allowance: ReadAllowance = .unlimited
  ) throws(DynamoDBError) -> QueryOutput? {
    try read(meter) { session throws(DynamoDBError) in
      let source = try session.source(of: request.read)
      try source.refusePathsIntoKeys(request.read, at: session.now)
      if let startKey = request.read.exclusiveStartKey {
        try source.checkPartition(ofStartKey: startKey)
      }
      try source.refuseUnprojected(request.read)
      if request.keyConditionIsLegacy { try source.refuseKeyConditions() }
      let plan = try source.plan(request.keyCondition)
      try source.refuseFilterOnKey(request.read)
      try source.refuseUnprojectedFilter(request.read)
      let direction: ScanDirection = request.isForward ? .ascending : .descending
      var range = KeyRange(plan)
      if let startKey = request.read.exclusiveStartKey {
        range = range.resumed(
          after: try source.rowKey(restarting: plan, at: startKey), direction)
      }
      let place = range.lower ?? []
      try session.admitRead(of: source, at: place)
      var page = Page(
        of: source, for: request.read, allowance: allowance,
        isSingleRow: source.returnsSingleRow(for: plan))
      var shares = session.throttling?.shares(of: source)
      try session.scan(source.keyspace, range, direction) { key, value throws(DynamoDBError) in
        let image = try session.stored(value)
        guard page.hasAllowance(for: image) else { return .stop }
        shares?.count(image.size, at: key)
        return try page.evaluate(image, in: session) ? .next : .stop
      }
      guard !page.isCutShort else { return nil }
      var consumption = Consumption(tableName: request.read.table.asSent)
      let units = CapacityUnits.read(
        page.sourceBytes, consistent: request.read.isConsistent)
      consumption.add(units, of: source)
      consumption.addTable(page.tableUnits)
      session.take(consumption, of: source, shares, at: place)
      session.meter?.read(
        source, units: units, tableUnits: page.tableUnits, bytes: page.sourceBytes,
        .init(request.read, page, isScan: false), in: range, of: plan.partition.first)
      return QueryOutput(
        items: request.read.select == .count ? nil : page.items, count: page.count,
        scannedCount: page.scannedCount, lastEvaluatedKey: page.lastEvaluatedKey,
        consumedCapacity: consumption.report(request.read.capacity))
    }
  }
}

extension Consumption {
  /// Adds units of what was read: the index, or the table where there is none.
  mutating func add(_ units: Double, of source: ReadSource) {
    if let index = source.index { add(units, of: index) } else { addTable(units) }
  }
}

extension ReadSource {
  /// Refuses KeyConditions for a partition key of several attributes.
  ///
  /// That is ScyllaDB's `test_gsi_composite_keys`; AWS's sentence is not captured. Several sort key
  /// attributes are no obstacle (moto `test_key_conditions_with_range_keys`, run against AWS).
  fileprivate func refuseKeyConditions() throws(DynamoDBError) {
    guard key.partition.count > 1 else { return }
    throw .invalid(KeyConditionFault.notSupported.message)
  }

  /// The key condition sorted out by the source's key, its values of the key's types.
  fileprivate func plan(_ condition: KeyCondition) throws(DynamoDBError) -> KeyCondition.Plan {
    let plan: KeyCondition.Plan
    do throws(KeyConditionFault) {
      plan = try condition.plan(
        partition: key.partition.map(\.name), sort: key.sort.map(\.name), isIndex: index != nil)
    } catch {
      throw .invalid(error.message, .keyCondition(condition, self))
    }
    for test in condition.tests {
      guard let attribute = key.attributes.first(where: { $0.name == test.attribute }) else {
        continue
      }
      for value in test.test.values { try attribute.checkCondition(value) }
    }
    return plan
  }

  /// Refuses a filter that names a key attribute of what is read; a table's key may be filtered on
  /// when an index is read (semantics §3, §13).
  fileprivate func refuseFilterOnKey(_ read: PagedRead) throws(DynamoDBError) {
    for name in read.filter?.rootAttributes ?? [] where key.contains(name) {
      throw .invalid(
        Sentence.filterOnKey(
          name, parameter: read.filterIsLegacy ? "QueryFilter" : "Filter Expression"))
    }
  }
}

import DynamockExpressions
package import DynamockModel
package import DynamockStatistics
import DynamockStorage
package import DynamockValidation

extension Database {
  /// Reads the items of one partition key value, in the order of their sort keys.
  ///
  /// - Parameter allowance: the amount that the read may examine.
  /// - Returns: `nil` if that is too little; then nothing is charged.
  package func query(
    _ request: QueryRequest, meter: UseMeter? = nil, allowance: ReadAllowance = .unlimited
  ) throws(DynamoDBError) -> QueryOutput? {
    try read(meter) { session throws(EngineFault) in
      let source = try session.source(of: request.read, for: .query)
      try source.refusePathsIntoKeys(request.read, at: session.now)
      if let startKey = request.read.exclusiveStartKey {
        try source.checkPartition(ofStartKey: startKey)
      }
      try source.refuseUnprojected(request.read)
      if request.keyConditionIsLegacy { try source.refuseKeyConditions() }
      let plan = try source.plan(request.keyCondition)
      try source.refuseFilterOnKey(
        request.read.filter, isLegacy: request.read.filterIsLegacy)
      try source.refuseUnprojectedFilter(request.read)
      let direction: ScanDirection = request.isForward ? .ascending : .descending
      var range = KeyRange(plan)
      if let startKey = request.read.exclusiveStartKey {
        range = range.resumed(
          after: try source.rowKey(restarting: plan, at: startKey), direction)
      }
      let place = range.lower ?? []
      try session.admitRead(
        of: source, at: place, by: ContributorKey(partition: plan.partition, sort: []))
      let form = PageForm(
        of: request.read, in: source, isSingleRow: source.returnsSingleRow(for: plan))
      var page = Page(form, of: source, allowance: allowance)
      var shares = session.throttling?.shares(of: source)
      try session.scan(source.keyspace, range, direction) { key, value throws(EngineFault) in
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
      session.meter?.queried(
        source, units: units + page.tableUnits, partition: plan.partition)
      return QueryOutput(
        items: request.read.select == .count ? nil : page.items, count: page.count,
        scannedCount: page.scannedCount, lastEvaluatedKey: page.lastEvaluatedKey,
        consumedCapacity: consumption.report(request.read.capacity))
    }
  }
}

extension Consumption {
  /// Adds units of a read's source: the index, or the table if there is none.
  mutating func add(_ units: Double, of source: ReadSource) {
    if let index = source.index { add(units, of: index) } else { addTable(units) }
  }
}

extension ReadSource {
  /// Rejects KeyConditions for a partition key of several attributes.
  ///
  /// According to [scylla-alternator] `test_gsi_composite_keys`; AWS's message is unknown. Several
  /// sort key attributes are allowed ([moto-aws-verified] `test_key_conditions_with_range_keys`).
  fileprivate func refuseKeyConditions() throws(EngineFault) {
    guard key.partition.count > 1 else { return }
    throw .read(.keyCondition(.notSupported, nil))
  }

  /// Returns the key condition applied to the source's key, with values of the key's types.
  func plan(_ condition: KeyCondition) throws(EngineFault) -> KeyCondition.Plan {
    let plan: KeyCondition.Plan
    do throws(KeyConditionFault) {
      plan = try condition.plan(
        partition: key.partition.map(\.name), sort: key.sort.map(\.name), isIndex: index != nil)
    } catch {
      throw .read(
        .keyCondition(
          error,
          .init(
            attributes: condition.attributes, source: index?.name ?? table.definition.name,
            key: key)))
    }
    for test in condition.tests {
      guard let attribute = key.attributes.first(where: { $0.name == test.attribute }) else {
        continue
      }
      try test.test.checkValues(for: attribute)
    }
    try key.checkSizes(of: condition)
    return plan
  }

  /// Rejects a filter on a key attribute of the source; when an index is read, the filter may use
  /// the table's key ([aws-query-pagination], [aws-multi-attribute-keys]).
  func refuseFilterOnKey(_ filter: CompiledCondition?, isLegacy: Bool) throws(EngineFault) {
    for name in filter?.shape.rootAttributes ?? [] where key.contains(name) {
      throw .read(.filterOnKey(name, isLegacy: isLegacy))
    }
  }
}

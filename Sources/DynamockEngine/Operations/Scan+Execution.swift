import DynamockModel
import DynamockStatistics
import DynamockStorage
import DynamockValidation

extension Database {
  /// Reads a table or an index from end to end, or one segment of it, in the order of the hash.
  ///
  /// - Parameter allowance: How much the read may look at.
  /// - Returns: `nil` if that was too little; nothing is charged then.
  package func scan(
    _ request: ScanRequest, meter: CallMeter? = nil, allowance: ReadAllowance = .unlimited
  ) throws(DynamoDBError) -> ScanOutput? {
    try read(meter) { session throws(DynamoDBError) in
      let source = try session.source(of: request.read)
      try source.checkIndexKey(ofStartKey: request.read.exclusiveStartKey)
      try source.refuseUnprojected(request.read)
      var range = request.segment.map { RowKey.hashRange(segment: $0.index, of: $0.total) } ?? .all
      if let startKey = request.read.exclusiveStartKey {
        range = range.resumed(
          after: try source.rowKey(restarting: request, in: range, at: startKey), .ascending)
      }
      try source.refusePathsIntoKeys(request.read, at: session.now)
      if request.segment == nil, request.read.limit == nil,
        allowance.isExceeded(byReading: min(source.counters.bytes, Limits.pageSize))
      {
        return nil
      }
      let place = range.lower ?? []
      try session.admitRead(of: source, at: place)
      var page = Page(of: source, for: request.read, allowance: allowance, sets: .scan)
      var scanMeter = ScanMeter(source: source, range: range)
      var shares = session.throttling?.shares(of: source)
      try session.scan(source.keyspace, range, .ascending) { key, value throws(DynamoDBError) in
        let image = try session.stored(value)
        guard page.hasAllowance(for: image) else { return .stop }
        scanMeter.count(image.size, at: key)
        shares?.count(image.size, at: key)
        return try page.evaluate(image, in: session) ? .next : .stop
      }
      guard !page.isCutShort else { return nil }
      var consumption = Consumption(tableName: request.read.table.asSent)
      let units = scanMeter.units(
        consistent: request.read.isConsistent, reachedEnd: page.lastEvaluatedKey == nil)
      consumption.add(units, of: source)
      consumption.addTable(page.tableUnits)
      session.take(consumption, of: source, shares, at: place)
      session.meter?.read(
        source, units: units, tableUnits: page.tableUnits, bytes: page.sourceBytes,
        .init(request.read, page, isScan: true))
      return ScanOutput(
        items: request.read.select == .count ? nil : page.items, count: page.count,
        scannedCount: page.scannedCount, lastEvaluatedKey: page.lastEvaluatedKey,
        consumedCapacity: consumption.report(request.read.capacity))
    }
  }
}

extension ReadSource {
  /// Where a scan goes on after a starting key.
  fileprivate func rowKey(
    restarting request: ScanRequest, in range: KeyRange, at startKey: Item
  ) throws(DynamoDBError) -> [UInt8] {
    guard let rowKey = rowKey(ofStartKey: startKey) else {
      throw .invalid(Sentence.startKeyDoesNotMatchSchema)
    }
    if let segment = request.segment, !range.contains(rowKey) {
      throw .invalid(
        Sentence.startKeyOfOtherSegment(total: segment.total, segment: segment.index))
    }
    return rowKey
  }
}

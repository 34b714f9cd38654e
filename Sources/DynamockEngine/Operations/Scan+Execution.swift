package import DynamockModel
package import DynamockStatistics
import DynamockStorage
package import DynamockValidation

extension Database {
  /// Reads a whole table or index, or one segment of it, in hash order.
  ///
  /// - Parameter allowance: the amount that the read may examine.
  /// - Returns: `nil` if that is too little; then nothing is charged.
  package func scan(
    _ request: ScanRequest, meter: UseMeter? = nil, allowance: ReadAllowance = .unlimited
  ) throws(DynamoDBError) -> ScanOutput? {
    try read(meter) { session throws(EngineFault) in
      let source = try session.source(of: request.read, for: .scan)
      if request.isReadByCurrentLayer {
        try source.checkCurrentStartKey(request.read.exclusiveStartKey)
      } else {
        try source.checkIndexKey(ofStartKey: request.read.exclusiveStartKey)
      }
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
      var page = Page(
        PageForm(of: request.read, in: source, sets: .scan), of: source, allowance: allowance)
      var scanMeter = ScanMeter(source: source, range: range)
      var shares = session.throttling?.shares(of: source)
      try session.scan(source.keyspace, range, .ascending) { key, value throws(EngineFault) in
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
  /// Returns the row key after which a scan continues, from its starting key.
  fileprivate func rowKey(
    restarting request: ScanRequest, in range: KeyRange, at startKey: Item
  ) throws(EngineFault) -> [UInt8] {
    guard let rowKey = rowKey(ofStartKey: startKey) else {
      throw .read(.start(.doesNotMatchSchema))
    }
    if let segment = request.segment, !range.contains(rowKey) {
      throw .read(.start(.otherSegment(total: segment.total, segment: segment.index)))
    }
    return rowKey
  }
}

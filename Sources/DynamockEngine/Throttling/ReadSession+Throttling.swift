import DynamockModel
import DynamockStatistics

extension ReadSession {
  /// Returns the limit that throttles a request, which statistics count, or `nil` if the request
  /// may proceed.
  /// - Parameters:
  ///   - key: the row key of the item that is read or written, or the start of a range.
  ///   - contributor: the key for contributor insights, or `nil` if the request has none.
  func limit(
    _ side: CapacitySide, of source: ReadSource, at key: [UInt8],
    by contributor: @autoclosure () -> ContributorKey?
  ) -> ThroughputLimit? {
    guard let limit = throttling?.limit(side, of: source, at: key, now: now, settings) else {
      return nil
    }
    meter?.add(
      Throttle(
        table: source.table.name, index: limit.isIndex ? source.index?.name : nil,
        isWrite: side == .write))
    if let meter, source.contributorSource.watch != nil, let key = contributor() {
      meter.contributeThrottle(of: key, to: source.contributorSource)
    }
    return limit
  }

  /// Rejects a throttled read.
  /// - Parameters:
  ///   - key: the row key of the first item that is read.
  ///   - contributor: the key for contributor insights, or `nil` for a read of several partitions.
  func admitRead(
    of source: ReadSource, at key: [UInt8],
    by contributor: @autoclosure () -> ContributorKey? = nil
  ) throws(EngineFault) {
    if let limit = limit(.read, of: source, at: key, by: contributor()) {
      throw .throttled(by: [limit], isOneOfSeveral: false)
    }
  }

  /// Deducts the consumption of a Query, Scan or SELECT.
  /// - Parameters:
  ///   - shares: the bytes read in each partition.
  ///   - place: the start of the read.
  func take(
    _ consumption: Consumption, of source: ReadSource, _ shares: PartitionShares?,
    at place: [UInt8]
  ) {
    guard let throttling, let shares else { return }
    let table = ReadSource(table: source.table, index: nil)
    for part in shares.parts(of: consumption.tableUnits, from: place) {
      throttling.take(part.units, .read, of: table, at: part.key, now: now)
    }
    for (index, units) in consumption.indexUnits {
      let source = ReadSource(table: source.table, index: index)
      for part in shares.parts(of: units, from: place) {
        throttling.take(part.units, .read, of: source, at: part.key, now: now)
      }
    }
  }

  /// Deducts the cost of reading an item.
  func take(_ units: Double, at key: some LookupKey, in table: Table) {
    throttling?.take(
      units, .read, of: ReadSource(table: table, index: nil), at: key.rowKey, now: now)
  }

  /// Reads an item if its read is not throttled; `charge` deducts the units.
  func admittedImage(
    at key: some LookupKey, in table: Table
  ) throws(EngineFault) -> ItemImage? {
    if throttling != nil {
      try admitRead(
        of: ReadSource(table: table, index: nil), at: key.rowKey, by: key.contributor)
    }
    return try image(for: key.rowKey, in: table.keyspace)
  }

  /// Rejects a transaction if some of its items are throttled.
  func admitTransaction(
    _ side: CapacitySide, on items: [(Table, PrimaryKey)]
  ) throws(EngineFault) {
    guard throttling != nil else { return }
    try refuse(
      items.map { table, key in
        limit(
          side, of: ReadSource(table: table, index: nil), at: key.rowKey, by: key.contributor)
      })
  }

  /// Rejects a transaction if some of its actions are throttled.
  ///
  /// AWS returns the exception of a single write, without cancellation reasons ([stackd-captures]
  /// of us-east-1, 2026-09-18), although [aws-api-reference] lists reasons for it.
  func refuse(_ limits: [ThroughputLimit?]) throws(EngineFault) {
    let limits = limits.compactMap { $0 }
    if !limits.isEmpty { throw .throttled(by: limits, isOneOfSeveral: true) }
  }
}

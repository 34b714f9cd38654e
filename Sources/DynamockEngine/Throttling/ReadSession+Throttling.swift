import DynamockModel
import DynamockStatistics

extension ReadSession {
  /// The limit that holds a request back, counted for the statistics; nil where it may begin.
  /// - Parameter key: the row key of what is read or written, or the beginning of a range.
  func limit(_ side: CapacitySide, of source: ReadSource, at key: [UInt8]) -> ThroughputLimit? {
    guard let limit = throttling?.limit(side, of: source, at: key, now: now, settings) else {
      return nil
    }
    meter?.add(
      Throttle(
        table: source.table.name, index: limit.isIndex ? source.index?.name : nil,
        isWrite: side == .write))
    return limit
  }

  /// Refuses a read that throughput holds back.
  /// - Parameter key: the row key of what is read first.
  func admitRead(of source: ReadSource, at key: [UInt8]) throws(DynamoDBError) {
    if let limit = limit(.read, of: source, at: key) { throw .throttled(by: [limit]) }
  }

  /// Takes what a Query, Scan or SELECT has consumed.
  /// - Parameters:
  ///   - shares: what it read in which partition.
  ///   - place: where it began.
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

  /// Takes what reading an item has cost.
  func take(_ units: Double, at key: PrimaryKey, in table: Table) {
    throttling?.take(
      units, .read, of: ReadSource(table: table, index: nil), at: key.rowKey, now: now)
  }

  /// Reads an item once throughput allows it; `charge` takes the units.
  func admittedImage(at key: PrimaryKey, in table: Table) throws(DynamoDBError) -> ItemImage? {
    if throttling != nil {
      try admitRead(of: ReadSource(table: table, index: nil), at: key.rowKey)
    }
    return try image(for: key.rowKey, in: table.keyspace)
  }

  /// Refuses a transaction some of whose items throughput holds back.
  func admitTransaction(
    _ side: CapacitySide, on items: [(Table, PrimaryKey)]
  ) throws(DynamoDBError) {
    guard throttling != nil else { return }
    try refuse(
      items.map { table, key in
        limit(side, of: ReadSource(table: table, index: nil), at: key.rowKey)
      })
  }

  /// Refuses a transaction some of whose actions are held back.
  ///
  /// AWS ends it with the exception of a single write and without reasons of cancellation (stackd's
  /// captures of us-east-1, 2026-09-18), though the API reference has reasons for it.
  func refuse(_ limits: [ThroughputLimit?]) throws(DynamoDBError) {
    let limits = limits.compactMap { $0 }
    if !limits.isEmpty { throw DynamoDBError.throttled(by: limits).toldBySeveralActions }
  }
}

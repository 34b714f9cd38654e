import DynamockModel

extension WriteSession {
  /// Refuses a write that its table's throughput holds back.
  func admitWrite(at key: PrimaryKey, in table: Table) throws(DynamoDBError) {
    let source = ReadSource(table: table, index: nil)
    if let limit = reading.limit(.write, of: source, at: key.rowKey) {
      throw .throttled(by: [limit])
    }
  }

  /// Refuses a change that a global index's throughput holds back: a table waits for its indexes
  /// (developer guide, "Global secondary indexes": "Write capacity units").
  func admitIndexes(of change: inout ItemChange) throws(DynamoDBError) {
    let limits = try indexLimits(of: &change)
    if !limits.isEmpty { throw .throttled(by: limits) }
  }

  /// Refuses a transaction some of whose changes global indexes hold back.
  func admitIndexes(
    ofTransaction changes: inout [(change: ItemChange, writes: Bool)]
  ) throws(DynamoDBError) {
    var limits: [ThroughputLimit?] = []
    for position in changes.indices {
      limits.append(
        changes[position].writes
          ? try indexLimits(of: &changes[position].change).first : nil)
    }
    try reading.refuse(limits)
  }

  private func indexLimits(of change: inout ItemChange) throws(DynamoDBError) -> [ThroughputLimit] {
    try indexWrites(of: &change).compactMap { write in
      write.source.index?.kind == .global
        ? reading.limit(.write, of: write.source, at: write.key) : nil
    }
  }

  /// Takes what a change costs its table and its indexes.
  func take(_ change: inout ItemChange) throws(DynamoDBError) {
    guard let throttling, !change.isExpiry else { return }
    takeTable(change)
    for write in try indexWrites(of: &change) {
      throttling.take(write.units, .write, of: write.source, at: write.key, now: now)
    }
  }

  /// Takes what a change, or a check in a transaction, costs its table.
  func takeTable(_ change: ItemChange) {
    throttling?.take(
      change.tableUnits, .write, of: ReadSource(table: change.table, index: nil),
      at: change.key.rowKey, now: now)
  }

  private func indexWrites(
    of change: inout ItemChange
  ) throws(DynamoDBError) -> [(source: ReadSource, key: [UInt8], units: Double)] {
    var writes: [(source: ReadSource, key: [UInt8], units: Double)] = []
    let table = change.table
    for index in table.indexes where index.definition.lifecycle.resolved(at: now) != nil {
      let old = try index.entry(of: &change.old, key: change.key)
      let new = try index.entry(of: &change.new, key: change.key)
      let units = IndexWrite(old: old, new: new).units
      guard units > 0, let key = new?.key ?? old?.key else { continue }
      writes.append((ReadSource(table: table, index: index), key, units))
    }
    return writes
  }
}

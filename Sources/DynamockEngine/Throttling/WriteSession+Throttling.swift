import DynamockModel

extension WriteSession {
  /// Rejects a write that exceeds its table's throughput.
  func admitWrite(at key: PrimaryKey, in table: Table) throws(EngineFault) {
    let source = ReadSource(table: table, index: nil)
    if let limit = reading.limit(.write, of: source, at: key.rowKey, by: key.contributor) {
      throw .throttled(by: [limit], isOneOfSeveral: false)
    }
  }

  /// Rejects a change that exceeds a global index's throughput, since a table waits for its indexes
  /// ([aws-gsi]: "Write capacity units").
  func admitIndexes(of change: inout ItemChange) throws(EngineFault) {
    let limits = try indexLimits(of: &change)
    if !limits.isEmpty { throw .throttled(by: limits, isOneOfSeveral: false) }
  }

  /// Rejects a transaction if some of its changes exceed the throughput of global indexes.
  func admitIndexes(
    ofTransaction changes: inout [TransactionChange]
  ) throws(EngineFault) {
    var limits: [ThroughputLimit?] = []
    for position in changes.indices {
      limits.append(
        changes[position].writes
          ? try indexLimits(of: &changes[position].change).first : nil)
    }
    try reading.refuse(limits)
  }

  /// Returns the limits of global indexes that throttle a change; contributor insights do not count
  /// them ([aws-contributor-insights]).
  private func indexLimits(of change: inout ItemChange) throws(EngineFault) -> [ThroughputLimit] {
    try indexWrites(of: &change).compactMap { write in
      write.source.index?.kind == .global
        ? reading.limit(.write, of: write.source, at: write.key, by: nil) : nil
    }
  }

  /// Deducts the cost of a change from its table and its indexes.
  func take(_ change: inout ItemChange) throws(EngineFault) {
    guard let throttling, !change.isExpiry else { return }
    takeTable(change)
    for write in try indexWrites(of: &change) {
      throttling.take(write.units, .write, of: write.source, at: write.key, now: now)
    }
  }

  /// Deducts the cost of a change, or of a check in a transaction, from its table.
  func takeTable(_ change: ItemChange) {
    throttling?.take(
      change.tableUnits, .write, of: ReadSource(table: change.table, index: nil),
      at: change.key.rowKey, now: now)
  }

  private func indexWrites(
    of change: inout ItemChange
  ) throws(EngineFault) -> [(source: ReadSource, key: [UInt8], units: Double)] {
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

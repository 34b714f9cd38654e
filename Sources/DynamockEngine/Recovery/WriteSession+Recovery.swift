import DynamockModel
import DynamockStorage

extension WriteSession {
  /// Adds the old item of a change to the table's log, in the same write.
  mutating func note(_ change: ItemChange, in log: RecoveryLog) throws(EngineFault) {
    guard change.old?.image.bytes != change.new?.image.bytes else { return }
    let (number, time) = log.next(at: timeOfDay)
    let entry = RecoveryEntry(time: time, rowKey: change.key.rowKey, old: change.old?.image)
    try put(entry.bytes, for: RecoveryEntry.key(number), in: log.keyspace)
    count(log.counters, items: 1, bytes: entry.size)
    // What this write has added and removed so far is not in the figures yet.
    let pending = counterChanges.sum { $0.counters === log.counters ? $0.bytes : 0 }
    let excess = log.counters.bytes + pending - settings.recoveryLogSize
    if excess > 0 { try trim(log, excess: excess, limit: RecoveryLog.trimmedPerWrite) }
  }

  /// Removes the oldest entries of a log: those that are as old as a point in time, and as many
  /// more as take an excess of bytes; returns their number.
  ///
  /// The points in time before the last of them can no longer be recovered.
  @discardableResult
  mutating func trim(
    _ log: RecoveryLog, until end: Timestamp? = nil, excess: Int, limit: Int
  ) throws(EngineFault) -> Int {
    var keys: [[UInt8]] = []
    var bytes = 0
    var last: Timestamp?
    try reading.scan(log.keyspace, RecoveryEntry.range(), .ascending) {
      key, value throws(EngineFault) in
      let time = RecoveryEntry.time(in: value)
      guard keys.count < limit, bytes < excess || end.map({ time <= $0 }) ?? false else {
        return .stop
      }
      keys.append(key)
      bytes += RecoveryEntry.size(in: value)
      last = time
      return .next
    }
    guard let last else { return 0 }
    for key in keys { try remove(key, in: log.keyspace) }
    count(log.counters, items: -keys.count, bytes: -bytes)
    try put(RecoveryEntry.mark(last), for: RecoveryEntry.markKey, in: log.keyspace)
    return keys.count
  }

  /// Begins the log of a table, and returns its keyspace.
  mutating func beginLog(in catalog: inout Catalog) throws(EngineFault) -> Keyspace {
    let keyspace = catalog.newKeyspace()
    try create(keyspace, RecoveryLog.description)
    return keyspace
  }
}

extension RecoveryLog {
  /// The number of entries that a write removes from a log beyond its limit: few, so that the write
  /// stays fast, but more than it adds, so that the limit is kept without a sweep.
  fileprivate static let trimmedPerWrite = 16
}

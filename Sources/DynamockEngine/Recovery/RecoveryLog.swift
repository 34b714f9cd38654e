import DynamockModel
import DynamockStorage
import Synchronization

/// The log of a table's changes, from which its items at an earlier point in time are restored.
///
/// Each change adds the old item in the write that makes it, so the log matches the table in every
/// state of the database: after a restart, in forks, and in checkpoints. The keyspace begins with
/// recovery and ends with it. This object numbers the entries; it is used inside writes, of which
/// one runs at a time.
final class RecoveryLog: Sendable {
  /// The number of entries and their bytes.
  let counters: KeyspaceCounters
  private let sequence: StreamSequence
  /// The time of the last entry, in milliseconds.
  private let latest: Atomic<Int64>

  init(counters: KeyspaceCounters) {
    self.counters = counters
    sequence = StreamSequence()
    latest = Atomic(.min)
  }

  private init(counters: KeyspaceCounters, next: Int, latest: Int64) {
    self.counters = counters
    sequence = StreamSequence(next: next)
    self.latest = Atomic(latest)
  }

  /// The description of a log's keyspace.
  ///
  /// Logs of earlier versions are in keyspaces whose keys are any bytes.
  static let description = KeyspaceDescription(isNumbered: true)

  var keyspace: Keyspace { counters.keyspace }

  /// The number that the next entry gets.
  var upcoming: Int { sequence.upcoming }

  /// Returns the number and the time of the next entry.
  ///
  /// Times never go back: if the clock was set back, changes get the time of the last one before
  /// that until the clock has passed it again. So the order of times is that of the numbers, and a
  /// point in time is one state of the table.
  func next(at timeOfDay: Timestamp) -> (number: Int, time: Timestamp) {
    let earlier = latest.max(timeOfDay.milliseconds, ordering: .relaxed).newValue
    let number = sequence.take()
    counters.pass(number)
    return (number, Timestamp(milliseconds: earlier))
  }

  /// Returns a copy for a fork, with separate figures.
  func copy(counters: KeyspaceCounters) -> RecoveryLog {
    RecoveryLog(
      counters: counters, next: sequence.upcoming, latest: latest.load(ordering: .relaxed))
  }

  /// Continues after the last entry in the store, or the last one that was removed.
  func load(from reader: any StorageReader) throws(StorageError) {
    if let end = try counters.load(from: reader, RecoveryEntry.range()) {
      // Their numbers are not used again, even if all entries were removed.
      sequence.pass(end)
      try countEntries(after: end, in: reader)
    }
    if let mark = try reader.value(for: RecoveryEntry.markKey, in: keyspace) {
      latest.max(RecoveryEntry.time(inMark: mark).milliseconds, ordering: .relaxed)
    }
    if let last = try reader.firstEntry(of: keyspace, RecoveryEntry.range(), .descending) {
      sequence.pass(RecoveryEntry.number(in: last.key))
      latest.max(RecoveryEntry.time(in: last.value).milliseconds, ordering: .relaxed)
    }
    counters.pass(sequence.upcoming - 1)
  }

  /// Adds the entries to the figures that were made after these were stored.
  private func countEntries(
    after end: Int, in reader: any StorageReader
  ) throws(StorageError) {
    var (items, bytes) = (0, 0)
    try reader.scan(keyspace, RecoveryEntry.range(from: end + 1), .ascending) {
      _, value throws(StorageError) in
      (items, bytes) = (items + 1, bytes + RecoveryEntry.size(in: value))
      return .next
    }
    counters.add(items: items, bytes: bytes)
  }
}

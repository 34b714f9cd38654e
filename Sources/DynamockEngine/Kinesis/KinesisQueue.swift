import DynamockModel
import DynamockStorage
import Synchronization

/// The changes that wait for their delivery, in a keyspace of the database.
///
/// A change is queued in the write that makes it, and removed after its delivery, so it survives
/// a restart of a file, and is delivered at least once. The keys are those of a stream's records,
/// with the number of the table's keyspace as the shard; the queue outlives the table.
enum KinesisQueue {
  static let storedIn = Keyspace(5)

  /// The key of the last number that was assigned, so that numbers are not repeated after a restart.
  static let markKey = StreamRecordKey.key(shard: 0, number: 0)

  /// Returns the range of a table's changes from a number on.
  static func range(of table: QueuedTable, from number: Int = 1) -> KeyRange {
    StreamRecordKey.range(of: table.number, from: number)
  }

  /// Returns the range of the changes of all later tables.
  static func range(after table: Int) -> KeyRange {
    KeyRange(lower: StreamRecordKey.key(shard: table + 1, number: 0))
  }
}

/// Assigns the numbers of queued changes, and their places within a millisecond.
///
/// Used inside writes, of which one runs at a time.
final class KinesisSequence: Sendable {
  let numbers: StreamSequence
  /// The first number of this database; earlier changes are delivered by the one that it was forked
  /// from.
  let first: Int
  /// A number by which the ids of changes differ between databases.
  let salt: UInt64
  private let latest = Mutex((moment: Int64.min, place: 0))

  init(next: Int = 1, first: Int = 1, salt: UInt64 = .random(in: .min ... .max)) {
    numbers = StreamSequence(next: next)
    self.first = first
    self.salt = salt
  }

  /// Returns the sequence of a fork.
  func forked() -> KinesisSequence {
    KinesisSequence(next: numbers.upcoming, first: numbers.upcoming)
  }

  /// Returns the place of a change among those of the same millisecond, at most 999.
  func place(at moment: Timestamp) -> Int {
    latest.withLock { latest in
      latest =
        latest.moment == moment.milliseconds
        ? (latest.moment, min(999, latest.place + 1)) : (moment.milliseconds, 0)
      return latest.place
    }
  }

  /// Ensures that numbers are not repeated.
  func load(from reader: any StorageReader) throws(StorageError) {
    if let mark = try reader.value(for: KinesisQueue.markKey, in: KinesisQueue.storedIn) {
      numbers.pass(StreamRecordKey.number(inMark: mark))
    }
    for table in try reader.queuedTables() {
      let last = try reader.firstEntry(
        of: KinesisQueue.storedIn, KinesisQueue.range(of: table), .descending)
      if let last { numbers.pass(StreamRecordKey.number(in: last.key)) }
    }
  }
}

extension StorageReader {
  /// Returns the tables that have queued changes.
  func queuedTables() throws(StorageError) -> [QueuedTable] {
    var tables: [QueuedTable] = []
    while let entry = try firstEntry(
      of: KinesisQueue.storedIn, KinesisQueue.range(after: tables.last?.number ?? 0), .ascending)
    {
      tables.append(
        QueuedTable(number: Int(truncatingIfNeeded: BigEndian.number(entry.key.prefix(4)))))
    }
    return tables
  }
}

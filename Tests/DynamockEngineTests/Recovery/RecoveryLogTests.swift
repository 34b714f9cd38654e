import DynamockMemoryStorage
import DynamockModel
import DynamockStorage
import Testing

@testable import DynamockEngine

/// The numbers and times of the entries of a log of changes.
@Suite("The log of changes of a table")
struct RecoveryLogTests {
  private static let keyspace = Keyspace(7)
  private static let (early, late) = (
    Timestamp(milliseconds: 1_000), Timestamp(milliseconds: 2_000)
  )

  private func store(_ entries: [(key: [UInt8], value: [UInt8])]) throws -> MemoryStorage {
    let store = MemoryStorage()
    store.write { writer throws(StorageError) -> WriteOutcome<Void> in
      try writer.create(Self.keyspace, KeyspaceDescription())
      for entry in entries { try writer.put(entry.value, for: entry.key, in: Self.keyspace) }
      return .commit(())
    } completion: { result in
      #expect(throws: Never.self) { try result.get() }
    }
    return store
  }

  private func loaded(_ entries: [(key: [UInt8], value: [UInt8])]) throws -> RecoveryLog {
    let log = RecoveryLog(counters: KeyspaceCounters(of: Self.keyspace))
    try store(entries).read { reader throws(StorageError) in try log.load(from: reader) }
    return log
  }

  @Test("times continue after the last entry that was removed, also if the clock was set back")
  func mark() throws {
    let log = try loaded([(RecoveryEntry.markKey, RecoveryEntry.mark(Self.late))])
    let next = log.next(at: Self.early)
    #expect(next.time == Self.late)
    #expect(next.number == 1)
  }

  @Test("times and numbers continue after the last entry")
  func lastEntry() throws {
    let entry = RecoveryEntry(time: Self.late, rowKey: [1], old: nil)
    let log = try loaded([
      (RecoveryEntry.markKey, RecoveryEntry.mark(Self.early)),
      (RecoveryEntry.key(5), entry.bytes),
    ])
    let next = log.next(at: Self.early)
    #expect(next.time == Self.late)
    #expect(next.number == 6)
    #expect(log.next(at: Self.late.adding(milliseconds: 1)).time.milliseconds == 2_001)
  }
}

import DynamockSQLiteStorage
import DynamockStorage
import Synchronization
import TemporaryFiles
import Testing

@Suite("The write-ahead log does not grow without bound")
struct LogTests {
  private let keyspace = Keyspace(0)

  /// Writes batches of 200 values of 4 KB, 0.8 MB each, under the same keys.
  private func write(_ store: SQLiteStorage, batches: Range<Int>) async throws {
    for batch in batches {
      try await store.write { [keyspace] writer throws(StorageError) -> WriteOutcome<Void> in
        let value = [UInt8](repeating: UInt8(batch & 255), count: 4_000)
        for key in 0..<UInt8(200) { try writer.put(value, for: [key], in: keyspace) }
        return .commit(())
      }
    }
  }

  private func logSize(_ folder: TemporaryFolder) -> Int {
    contents(of: folder.file + "-wal")?.count ?? 0
  }

  @Test("the log stays short under load with constant readers", .timeLimit(.minutes(10)))
  func readers() async throws {
    let folder = TemporaryFolder()
    let store = try SQLiteStorage(path: folder.file, durability: .off)
    try await store.fill(keyspace, [])
    let load = Load()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<3 {
        group.addTask { [keyspace] in
          while load.isOn {
            let values = try store.read { reader throws(StorageError) in
              var values: Set<UInt8> = []
              try reader.scan(keyspace, .all, .ascending) { _, value in
                values.insert(value.first ?? 0)
                return .next
              }
              return values
            }
            // A read sees exactly one batch.
            #expect(values.count <= 1)
            await Task.yield()
          }
        }
      }
      defer { load.end() }
      var largest = 0
      for round in 0..<25 {
        try await write(store, batches: round * 10..<round * 10 + 10)
        largest = max(largest, logSize(folder))
      }
      // 200 MB were written.
      #expect(largest < 100_000_000, "the log had \(largest) bytes")
      load.end()
      try await group.waitForAll()
    }
    try store.close()
    #expect(folder.names == ["store.db"])
  }

  @Test("a held snapshot sees its state while the log grows, and the log restarts after it")
  func heldSnapshot() async throws {
    let folder = TemporaryFolder()
    let store = try SQLiteStorage(path: folder.file, durability: .off)
    try await store.fill(keyspace, [([1], [1])])
    var snapshot: (any StorageSnapshot)? = try store.snapshot()
    try await write(store, batches: 0..<60)
    let grown = logSize(folder)
    #expect(grown > 40_000_000)
    #expect(try snapshot?.value(for: [1], in: keyspace) == [1])
    snapshot = nil
    try await write(store, batches: 60..<130)
    #expect(logSize(folder) <= max(grown + 20_000_000, 67_108_864))
    try store.close()
    #expect(folder.names == ["store.db"])
  }

  @Test("repeated snapshots of an idle store share one connection")
  func sharedSnapshot() async throws {
    let folder = TemporaryFolder()
    let store = try SQLiteStorage(path: folder.file)
    try await store.fill(keyspace, [([1], [1])])
    let first = try store.snapshot()
    #expect(try store.snapshot() === first)
    try await store.fill(keyspace, [([1], [2])])
    let second = try store.snapshot()
    #expect(second !== first)
    #expect(try first.value(for: [1], in: keyspace) == [1])
    #expect(try second.value(for: [1], in: keyspace) == [2])
    try store.close()
  }
}

/// Whether writes are still being submitted.
private final class Load: Sendable {
  private let state = Atomic(true)
  var isOn: Bool { state.load(ordering: .relaxed) }
  func end() { state.store(false, ordering: .relaxed) }
}

import DynamockStorage
import DynamockTesting
import Testing

@Suite("The store with injected faults")
struct FaultyStorageTests {
  @Test("passes all checks of the contract without injected faults", .timeLimit(.minutes(10)))
  func soundStore() async {
    let violations = await checkStorageBackend(seeds: [4], steps: 200) {
      FaultyStorage(NaiveStorage())
    }
    #expect(violations == [])
  }

  @Test(
    "a failing call makes its write fail without an effect, and then the store works again",
    arguments: FaultyStorage.Call.allCases.filter { $0 != .snapshot }, [1, 2])
  func failingCall(call: FaultyStorage.Call, position: Int) throws {
    let store = FaultyStorage(NaiveStorage())
    #expect(write(store) == nil)
    store.fail(call, at: position, with: .full)
    // A write has two calls of each kind, but one commit.
    let writesBefore = position == 2 && call == .commit ? 2 : 1
    if writesBefore == 2 { #expect(write(store) == nil) }
    #expect(write(store)?.code == .full)
    #expect(store.failures == 1)
    #expect(try contents(store) == [[UInt8(writesBefore)], [UInt8(writesBefore)]])
    #expect(write(store) == nil)
    #expect(try contents(store) == [[UInt8(writesBefore + 1)], [UInt8(writesBefore + 1)]])
    #expect(store.failures == 1)
  }

  @Test("a fault may last until it is removed")
  func lasting() throws {
    let store = FaultyStorage(NaiveStorage())
    store.fail(.commit, count: .max)
    for _ in 0..<3 { #expect(write(store)?.code == .failed) }
    store.heal()
    #expect(write(store) == nil)
  }

  @Test("snapshots and forks fail as well")
  func snapshots() throws {
    let store = FaultyStorage(NaiveStorage())
    store.fail(.snapshot, count: 2, with: .full)
    #expect(throws: StorageError.self) { try store.snapshot() }
    #expect(throws: StorageError.self) { try store.fork() }
    _ = try store.snapshot()
    #expect(store.count(of: .snapshot) == 3)
  }

  /// Writes with two calls of each kind, and returns the error of the write.
  private func write(_ store: FaultyStorage) -> StorageError? {
    let errors = Errors()
    store.write({ writer throws(StorageError) -> WriteOutcome<Void> in
      for number in 0..<UInt8(2) {
        let keyspace = Keyspace(Int(number))
        try writer.drop(Keyspace(9))
        try writer.create(keyspace, KeyspaceDescription())
        let count = try writer.value(for: [1], in: keyspace)?.first ?? 0
        try writer.put([count + 1], for: [1], in: keyspace)
        try writer.put([count + 1], for: [2], in: keyspace)
        try writer.remove([2], in: keyspace)
        try writer.scan(keyspace, .all, .ascending) { _, _ throws(StorageError) in .next }
      }
      return .commit(())
    }) { result in
      if case .failure(let error) = result { errors.add(error) }
    }
    return errors.first
  }

  private func contents(_ store: FaultyStorage) throws -> [[UInt8]] {
    try [Keyspace(0), Keyspace(1)].map { keyspace in
      try store.read { reader throws(StorageError) in
        try reader.value(for: [1], in: keyspace) ?? []
      }
    }
  }
}

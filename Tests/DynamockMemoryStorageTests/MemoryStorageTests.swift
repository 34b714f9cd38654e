import DynamockMemoryStorage
import DynamockStorage
import DynamockTesting
import Testing

@Suite("The store in memory")
struct MemoryStorageTests {
  @Test("the store keeps every promise of the contract", .timeLimit(.minutes(1)))
  func contract() async {
    #expect(await checkStorageBackend { MemoryStorage() } == [])
  }

  @Test("a fork keeps every promise of the contract", .timeLimit(.minutes(1)))
  func contractOfFork() async {
    #expect(await checkStorageBackend { try MemoryStorage().fork() } == [])
  }

  @Test("a long random history reads like its model", .timeLimit(.minutes(1)), arguments: 11...14)
  func history(seed: Int) async throws {
    try await runStorageHistory(on: MemoryStorage(), seed: UInt64(seed), steps: 4_000)
  }

  @Test("a write, its body and its completion have ended when the call returns")
  func inline() throws {
    let store = MemoryStorage()
    let order = Order()
    store.write({ writer throws(StorageError) -> WriteOutcome<Void> in
      order.add("body")
      try writer.create(Keyspace(0), KeyspaceDescription())
      return .commit(())
    }) { _ in order.add("completion") }
    order.add("return")
    #expect(order.steps == ["body", "completion", "return"])
  }

  @Test("a value that was built with room to spare is stored without it")
  func spareCapacity() throws {
    let store = MemoryStorage()
    store.write({ writer throws(StorageError) -> WriteOutcome<Void> in
      var value: [UInt8] = []
      value.reserveCapacity(10_000)
      value.append(1)
      try writer.create(Keyspace(0), KeyspaceDescription())
      try writer.put(value, for: [1], in: Keyspace(0))
      return .commit(())
    }) { _ in }
    let value = try store.read { reader throws(StorageError) in
      try reader.value(for: [1], in: Keyspace(0))
    }
    #expect(value == [1])
    #expect(try #require(value?.capacity) < 100)
  }
}

import DynamockMemoryStorage
import DynamockStorage
import DynamockTesting
import Testing

@Suite("The store in memory")
struct MemoryStorageTests {
  @Test("the store passes all checks of the contract", .timeLimit(.minutes(10)))
  func contract() async {
    #expect(await checkStorageBackend { MemoryStorage() } == [])
  }

  @Test("a fork passes all checks of the contract", .timeLimit(.minutes(10)))
  func contractOfFork() async {
    #expect(await checkStorageBackend { try MemoryStorage().fork() } == [])
  }

  @Test("a long random history agrees with its model", .timeLimit(.minutes(10)), arguments: 11...14)
  func history(seed: Int) async throws {
    try await runStorageHistory(on: MemoryStorage(), seed: UInt64(seed), steps: 4_000)
  }

  @Test("a write, its body and its completion have finished when the call returns")
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

  @Test("a value with spare capacity is stored without it")
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

  @Test("a copied keyspace has the entries of its time, and is undone with its write")
  func copies() throws {
    let store = MemoryStorage()
    let (origin, copy) = (Keyspace(1), Keyspace(2))
    func write(
      keeps: Bool = true,
      _ body: @escaping @Sendable (any StorageWriter) throws(StorageError) -> Void
    ) {
      store.write({ writer throws(StorageError) -> WriteOutcome<Void> in
        try body(writer)
        return keeps ? .commit(()) : .rollback(())
      }) { _ in }
    }
    func value(_ key: UInt8, in keyspace: Keyspace) throws -> [UInt8]? {
      try store.read { reader throws(StorageError) in try reader.value(for: [key], in: keyspace) }
    }
    write { writer throws(StorageError) in
      try writer.create(origin, KeyspaceDescription())
      for key in UInt8(0)..<200 { try writer.put([key], for: [key], in: origin) }
    }
    write(keeps: false) { writer throws(StorageError) in
      try (writer as? any KeyspaceCopyingWriter)?.copy(origin, to: copy)
      try writer.put([9], for: [1], in: copy)
    }
    #expect(try value(1, in: copy) == nil, "undone")
    write { writer throws(StorageError) in
      try writer.put([7], for: [1], in: origin)
      try (writer as? any KeyspaceCopyingWriter)?.copy(origin, to: copy)
      try writer.put([8], for: [1], in: origin)
    }
    #expect(try value(1, in: copy) == [7], "the earlier changes of the write, not the later ones")
    write { writer throws(StorageError) in
      try writer.put([9], for: [2], in: copy)
      try writer.remove([3], in: origin)
    }
    #expect(try value(2, in: origin) == [2])
    #expect(try value(3, in: copy) == [3])
    write { writer throws(StorageError) in try writer.drop(origin) }
    #expect(try value(199, in: copy) == [199])
    #expect(try value(199, in: origin) == nil)
  }
}

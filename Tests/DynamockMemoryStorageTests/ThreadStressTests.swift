import DynamockMemoryStorage
import DynamockStorage
import Testing

/// Tests transfers between accounts on many threads, in a store and its forks: the sum is the same
/// in every state.
@Suite("Many threads at once")
struct ThreadStressTests {
  private static let keyspace = Keyspace(0)
  private static let accounts = 64
  private static let sum = accounts * 100

  @Test("every state visible to a thread is complete", .timeLimit(.minutes(10)))
  func transfers() async throws {
    let store = MemoryStorage()
    store.write({ writer throws(StorageError) -> WriteOutcome<Void> in
      try writer.create(Self.keyspace, KeyspaceDescription())
      for account in 0..<Self.accounts {
        try writer.put([100], for: Self.key(account), in: Self.keyspace)
      }
      return .commit(())
    }) { _ in }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for worker in 0..<16 {
        group.addTask {
          var own: any ForkableStorageBackend = store
          for round in 0..<300 {
            switch (worker + round) % 4 {
            case 0: #expect(try own.read(Self.total) == Self.sum)
            case 1: #expect(try Self.total(try store.snapshot()) == Self.sum)
            case 2 where round % 10 == 0: own = try own.fork()
            default: Self.transfer(in: round.isMultiple(of: 2) ? store : own, worker, round)
            }
          }
          #expect(try own.read(Self.total) == Self.sum)
        }
      }
      try await group.waitForAll()
    }
    #expect(try store.read(Self.total) == Self.sum)
  }

  private static func key(_ account: Int) -> [UInt8] {
    [UInt8(account * 37 % 256), UInt8(account)]
  }

  private static func total(_ reader: any StorageReader) throws(StorageError) -> Int {
    var total = 0
    try reader.scan(keyspace, .all, .ascending) { _, value throws(StorageError) in
      total += Int(value[0])
      return .next
    }
    return total
  }

  private static func transfer(
    in store: any StorageBackend, _ worker: Int, _ round: Int
  ) {
    let giver = key((worker * 7 + round) % accounts)
    let taker = key((worker * 11 + round * 3 + 1) % accounts)
    store.write({ writer throws(StorageError) -> WriteOutcome<Void> in
      guard giver != taker, let given = try writer.value(for: giver, in: keyspace)?.first,
        let taken = try writer.value(for: taker, in: keyspace)?.first, given > 0, taken < 255
      else { return .rollback(()) }
      try writer.put([given - 1], for: giver, in: keyspace)
      try writer.put([taken + 1], for: taker, in: keyspace)
      if round % 5 == 0 { return .rollback(()) }
      if round % 7 == 0 { throw StorageError(.failed, "on purpose") }
      return .commit(())
    }) { _ in }
  }
}

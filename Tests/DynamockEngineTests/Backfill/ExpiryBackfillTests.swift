import Dynamock
import DynamockStorage
import SeededRandom
import Testing

/// Enabling the time to live of a table with items notes their expiry times while the table is used:
/// [aws-ttl].
@Suite("Backfill of expiry times", .timeLimit(.minutes(10)))
struct ExpiryBackfillTests {
  private static func bench(_ keeper: Keeper, items: Int) async throws -> BackfillBench {
    let bench = try await BackfillBench(keeper, items: 0)
    for number in 0..<items { try await bench.put(BackfillBench.item(number, expiry: number % 3)) }
    return bench
  }

  @Test("is ENABLING until the last portion", arguments: Keeper.allCases)
  func states(_ keeper: Keeper) async throws {
    let bench = try await Self.bench(keeper, items: 1_001)
    let update = try await bench.beginTimeToLive()
    let portions = try await bench.fill {
      let state = try await bench.timeToLive()
      #expect(state == .enabling)
      // Nothing expires before the time to live is ENABLED.
      let expired = try await bench.database.sweep()
      #expect(expired == 0)
    }
    try await update.value
    // 250 items each.
    #expect(portions == 4)
    #expect(try await bench.timeToLive() == .enabled)
    try await bench.checkExpiry()
  }

  @Test("of a small table ends within the write that enables it", arguments: Keeper.allCases)
  func small(_ keeper: Keeper) async throws {
    let bench = try await Self.bench(keeper, items: 100)
    let update = try await bench.beginTimeToLive()
    #expect(try await bench.fill() == 0)
    try await update.value
    try await bench.checkExpiry()
  }

  @Test(
    "ends with the expiry times of the table's items, whatever was written meanwhile",
    arguments: Keeper.allCases, [1, 2, 3] as [UInt64])
  func writes(_ keeper: Keeper, seed: UInt64) async throws {
    var random = SeededGenerator(seed: seed)
    let count = 600 + random.below(600)
    let bench = try await Self.bench(keeper, items: count)
    let update = try await bench.beginTimeToLive()
    let portions = try await bench.fill {
      for _ in 0..<60 { try await change(bench, below: count + 100, &random) }
      let fork = try await bench.database.fork()
      let state = try await bench.timeToLive(in: fork)
      #expect(state == .enabled)
      try await bench.checkExpiry(fork)
    }
    try await update.value
    #expect(portions >= 2)
    for _ in 0..<60 { try await change(bench, below: count + 100, &random) }
    try await bench.checkExpiry()
  }

  /// Puts or deletes an item, or changes its expiry time.
  private func change(
    _ bench: BackfillBench, below count: Int, _ random: inout SeededGenerator
  ) async throws {
    let number = random.below(count)
    if random.once(in: 4) { return try await bench.delete(number) }
    try await bench.put(BackfillBench.item(number, expiry: random.below(3)))
  }

  @Test("continues after a crash, from every point of it")
  func crashes() async throws {
    let bench = try await Self.bench(.sqlite, items: 900)
    let update = try await bench.beginTimeToLive()
    var random = SeededGenerator(seed: 8)
    let portions = try await bench.fill {
      for _ in 0..<20 { try await change(bench, below: 1_000, &random) }
      try await bench.afterCrash { database in
        while try await bench.timeToLive(in: database) != .enabled {
          try await Task.sleep(for: .milliseconds(1))
        }
        try await bench.checkExpiry(database)
      }
    }
    try await update.value
    #expect(portions == 3)
    try await bench.checkExpiry()
  }

  @Test("that fails leaves the time to live disabled", arguments: Keeper.allCases)
  func failures(_ keeper: Keeper) async throws {
    let bench = try await Self.bench(keeper, items: 900)
    let update = try await bench.beginTimeToLive()
    await bench.store.step()
    bench.store.isHolding = false
    await bench.store.step(failing: StorageError(.full, "The disk is full."))
    let error = try await failure { try await update.value }
    #expect(error.code == .internalServerError)
    #expect(try await bench.timeToLive() == .disabled)
    let again = try await bench.beginTimeToLive()
    _ = try await bench.fill()
    try await again.value
    try await bench.checkExpiry()
  }
}

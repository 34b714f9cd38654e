import Dynamock
import DynamockStorage
import SeededRandom
import Testing

/// A new index of a table with items is filled while the table is used: [aws-gsi-online].
@Suite("Backfill of an index", .timeLimit(.minutes(5)))
struct BackfillTests {
  @Test(
    "is shown, and rejects what AWS rejects, until the last portion",
    arguments: Keeper.allCases)
  func states(_ keeper: Keeper) async throws {
    let bench = try await BackfillBench(keeper, items: 1_001)
    let update = try await bench.beginIndex()
    let portions = try await bench.fill {
      let index = try #require(try await bench.index())
      #expect(index.indexStatus == .creating)
      #expect(index.backfilling == true)
      let query = try await failure {
        try await bench.database.scan(ScanInput(tableName: "Music", indexName: "by-g"))
      }
      #expect(query.message == "Cannot read from backfilling global secondary index: by-g")
      let deletion = try await failure {
        try await bench.database.deleteTable(DeleteTableInput(tableName: "Music"))
      }
      #expect(deletion.code == .resourceInUse)
    }
    try await update.value
    // 250 items each.
    #expect(portions == 4)
    let index = try #require(try await bench.index())
    #expect(index.indexStatus == .active)
    #expect(index.backfilling == nil)
    try await bench.check()
  }

  @Test("of a small table ends within the write that creates the index", arguments: Keeper.allCases)
  func small(_ keeper: Keeper) async throws {
    let bench = try await BackfillBench(keeper, items: 100)
    let update = try await bench.beginIndex()
    #expect(try await bench.fill() == 0)
    try await update.value
    try await bench.check()
  }

  @Test("of large items makes small portions", arguments: Keeper.allCases)
  func largeItems(_ keeper: Keeper) async throws {
    let bench = try await BackfillBench(keeper, items: 0)
    let text = String(repeating: "x", count: 300_000)
    for number in 0..<10 { try await bench.put(BackfillBench.item(number, group: 1, text: text)) }
    let update = try await bench.beginIndex()
    // 1 MB each: four items.
    #expect(try await bench.fill() == 2)
    try await update.value
    try await bench.check()
  }

  @Test(
    "ends with the entries of the table's items, whatever was written meanwhile",
    arguments: Keeper.allCases, [1, 2, 3, 4, 5] as [UInt64])
  func writes(_ keeper: Keeper, seed: UInt64) async throws {
    var random = SeededGenerator(seed: seed)
    let count = 600 + random.below(600)
    let bench = try await BackfillBench(keeper, items: count)
    let update = try await bench.beginIndex()
    let portions = try await bench.fill {
      for _ in 0..<60 { try await change(bench, below: count + 100, &random) }
    }
    try await update.value
    #expect(portions >= 2)
    try await bench.check()
    for _ in 0..<60 { try await change(bench, below: count + 100, &random) }
    try await bench.check()
  }

  /// Puts, moves or deletes an item; some of them are not in the index.
  private func change(
    _ bench: BackfillBench, below count: Int, _ random: inout SeededGenerator
  ) async throws {
    let number = random.below(count)
    if random.once(in: 4) { return try await bench.delete(number) }
    let text = String(repeating: "x", count: random.below(40))
    try await bench.put(BackfillBench.item(number, group: random.below(9) - 2, text: text))
  }

  @Test(
    "continues in a fork that was taken during it, independent of the original",
    arguments: Keeper.allCases)
  func forks(_ keeper: Keeper) async throws {
    let bench = try await BackfillBench(keeper, items: 900)
    let update = try await bench.beginIndex()
    var random = SeededGenerator(seed: 7)
    var checkpoint: Checkpoint?
    let portions = try await bench.fill {
      let fork = try await bench.database.fork()
      #expect(try await bench.index(in: fork)?.indexStatus == .active)
      try await bench.check(fork)
      if checkpoint == nil { checkpoint = try await bench.database.checkpoint() }
      for _ in 0..<20 { try await change(bench, below: 900, &random) }
    }
    try await update.value
    #expect(portions == 3)
    try await bench.check()
    let opened = try await #require(checkpoint).open()
    #expect(try await bench.index(in: opened)?.itemCount == 900)
  }

  @Test("continues after a crash, from every point of it")
  func crashes() async throws {
    let bench = try await BackfillBench(.sqlite, items: 900)
    let update = try await bench.beginIndex()
    var random = SeededGenerator(seed: 8)
    let portions = try await bench.fill {
      for _ in 0..<20 { try await change(bench, below: 1_000, &random) }
      try await bench.afterCrash { database in
        // Items are also written while the next process fills the index.
        let item = BackfillBench.item(2_000, group: 1)
        _ = try await database.putItem(PutItemInput(tableName: "Music", item: item))
        _ = try await database.deleteItem(
          DeleteItemInput(tableName: "Music", key: ["p": .string("item 2000")]))
        while try await bench.index(in: database)?.indexStatus != .active {
          try await Task.sleep(for: .milliseconds(1))
        }
        try await bench.check(database)
      }
    }
    try await update.value
    #expect(portions == 3)
    try await bench.check()
  }

  @Test(
    "ends when the index is deleted, which can then be created again", arguments: Keeper.allCases)
  func deletion(_ keeper: Keeper) async throws {
    let bench = try await BackfillBench(keeper, items: 900)
    let update = try await bench.beginIndex()
    await bench.store.step()
    await bench.store.step()
    bench.store.isHolding = false
    try await bench.deleteIndex()
    #expect(try await bench.index() == nil)
    try await bench.delete(1)
    await bench.store.release()
    try await update.value
    #expect(try await bench.index() == nil)
    let again = try await bench.beginIndex()
    _ = try await bench.fill()
    try await again.value
    try await bench.check()
  }

  @Test("ends when the contents are replaced", arguments: Keeper.allCases)
  func replacement(_ keeper: Keeper) async throws {
    let bench = try await BackfillBench(keeper, items: 900)
    let update = try await bench.beginIndex()
    await bench.store.step()
    bench.store.isHolding = false
    try await bench.database.reset()
    await bench.store.release()
    try await update.value
    let tables = try await bench.database.listTables(ListTablesInput()).tableNames
    #expect(tables == [])
  }

  @Test("that fails leaves the table without the index", arguments: Keeper.allCases)
  func failures(_ keeper: Keeper) async throws {
    let bench = try await BackfillBench(keeper, items: 900)
    let update = try await bench.beginIndex()
    await bench.store.step()
    await bench.store.step()
    #expect(try await bench.index()?.backfilling == true)
    bench.store.isHolding = false
    await bench.store.step(failing: StorageError(.full, "The disk is full."))
    let error = try await failure { try await update.value }
    #expect(error.code == .internalServerError)
    #expect(try await bench.index() == nil)
    let output = try await bench.database.describeTable(DescribeTableInput(tableName: "Music"))
    #expect(output.table?.attributeDefinitions?.map(\.attributeName) == ["p"])
    let again = try await bench.beginIndex()
    _ = try await bench.fill()
    try await again.value
    try await bench.check()
  }
}

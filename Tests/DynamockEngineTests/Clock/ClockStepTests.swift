import Dynamock
import DynamockModel
import Testing

@Suite("Timed events on a jumping clock")
struct ClockStepTests {
  private static let year = 365 * 24 * 3600

  @Test(
    "stays over when the clock is set back", arguments: Passing.all, [5, 3600, year])
  func staysOver(_ passing: Passing, back: Int) async throws {
    for keeper in Keeper.allCases {
      let bench = try Bench(keeper, passing.settings)
      let state = try await passing.begin(bench)
      #expect(try await !passing.isOver(bench, state))
      bench.clock.advance(by: .seconds(passing.seconds))
      #expect(try await passing.isOver(bench, state))
      bench.clock.advance(by: .seconds(-passing.seconds - back))
      #expect(try await passing.isOver(bench, state), "on \(keeper)")
    }
  }

  @Test(
    "takes the same time if the clock is set back meanwhile", arguments: Passing.all,
    [5, 3600, year])
  func takesItsTime(_ passing: Passing, back: Int) async throws {
    for keeper in Keeper.allCases {
      let bench = try Bench(keeper, passing.settings)
      let state = try await passing.begin(bench)
      bench.clock.advance(by: .seconds(-back))
      #expect(try await !passing.isOver(bench, state), "on \(keeper)")
      bench.clock.advance(by: .seconds(passing.seconds - 1))
      #expect(try await !passing.isOver(bench, state) || passing.seconds > 60, "on \(keeper)")
      bench.clock.advance(by: .seconds(1))
      #expect(try await passing.isOver(bench, state), "on \(keeper)")
    }
  }

  @Test(
    "takes its time in a file created with a fast clock", arguments: Passing.all)
  func fileFromTheFuture(_ passing: Passing) async throws {
    let bench = try Bench(.sqlite, passing.settings)
    let state = try await passing.begin(bench)
    bench.clock.advance(by: .seconds(-Self.year))
    try bench.reopen()
    #expect(try await !passing.isOver(bench, state))
    bench.clock.advance(by: .seconds(passing.seconds))
    #expect(try await passing.isOver(bench, state))
  }

  @Test(
    "stays over in a file created with a fast clock",
    // An iterator is left out: the file does not store it.
    arguments: Passing.all.filter { $0.testDescription != "an iterator can be used" })
  func overInTheFuture(_ passing: Passing) async throws {
    let bench = try Bench(.sqlite, passing.settings)
    let state = try await passing.begin(bench)
    bench.clock.advance(by: .seconds(passing.seconds))
    try await bench.database.sweep()
    bench.clock.advance(by: .seconds(-Self.year))
    try bench.reopen()
    #expect(try await passing.isOver(bench, state))
  }

  @Test(
    "a table without a delay is ready, whatever the clock does", arguments: Keeper.allCases)
  func tableAtOnce(_ keeper: Keeper) async throws {
    let bench = try Bench(keeper)
    try await bench.makeTable()
    try await bench.makeIndex()
    for step in [-5, -Self.year, 3 * Self.year, -5 * Self.year] {
      bench.clock.advance(by: .seconds(step))
      try await bench.put(["p": .string("a"), "c": .string("\(step)"), "g": .string("g")])
      try bench.reopen()
      #expect(try await bench.describe().tableStatus == .active)
      #expect(try await bench.describe().globalSecondaryIndexes?.first?.indexStatus == .active)
    }
    #expect(try await bench.items().count == 4)
    #expect(try await bench.describe().globalSecondaryIndexes?.first?.itemCount == 4)
  }

  @Test(
    "a sweep removes the leftovers of a deleted table and a deleted index",
    arguments: Keeper.allCases
  )
  func erased(_ keeper: Keeper) async throws {
    let bench = try Bench(keeper) {
      $0.tableDeletion = .seconds(60)
      $0.indexDeletion = .seconds(60)
    }
    try await bench.makeTable()
    try await bench.makeTable("Other")
    try await bench.makeIndex()
    try await bench.dropIndex()
    _ = try await bench.database.deleteTable(DeleteTableInput(tableName: "Other"))
    bench.clock.advance(by: .seconds(60))
    try await bench.database.sweep()
    bench.clock.advance(by: .seconds(-120))
    try bench.reopen()
    #expect(try await bench.database.listTables(ListTablesInput()).tableNames == ["Music"])
    #expect(try await bench.describe().globalSecondaryIndexes == nil)
    #expect(try await bench.describe().attributeDefinitions?.count == 2)
    try await bench.makeTable("Other")
  }
}

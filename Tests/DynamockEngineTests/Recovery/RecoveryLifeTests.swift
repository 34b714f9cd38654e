import Dynamock
import DynamockEngine
import DynamockModel
import Testing

/// The log of changes begins and ends with recovery, and is in forks, checkpoints and files.
@Suite("The life of a log of changes")
struct RecoveryLifeTests {
  private static let item: Item = ["p": "a", "c": "1", "n": 1]

  /// A bench whose table has recovery and three states: n is 1 before it, 2 at `moments[0]`, and 3
  /// at `moments[1]`.
  private func prepared(_ keeper: Keeper) async throws -> (Bench, moments: [Timestamp]) {
    let bench = try Bench(keeper)
    try await bench.makeTable()
    try await bench.put(Self.item)
    try await bench.enableRecovery()
    var moments: [Timestamp] = []
    for number in 2...3 {
      bench.clock.advance(by: .seconds(10))
      try await bench.put(["p": "a", "c": "1", "n": .number(DecimalNumber(number))])
      moments.append(bench.clock.now)
    }
    bench.clock.advance(by: .seconds(10))
    return (bench, moments)
  }

  private func number(
    at moment: Timestamp?, _ bench: Bench, in database: DynamockDatabase? = nil
  ) async throws -> AttributeValue? {
    try await bench.recovered(to: moment, in: database)[ItemKey(Self.item)]?["n"]
  }

  @Test(
    "items from before recovery was enabled belong to the first state", arguments: Keeper.allCases)
  func beginning(keeper: Keeper) async throws {
    let (bench, moments) = try await prepared(keeper)
    #expect(try await number(at: moments[0].adding(milliseconds: -1), bench) == 1)
    #expect(try await number(at: moments[0], bench) == 2)
    #expect(try await number(at: moments[1].adding(milliseconds: -1), bench) == 2)
    #expect(try await number(at: moments[1], bench) == 3)
    #expect(try await number(at: nil, bench) == 3)
  }

  @Test("without recovery there is no log", arguments: Keeper.allCases)
  func off(keeper: Keeper) async throws {
    let bench = try Bench(keeper)
    try await bench.makeTable()
    try await bench.put(Self.item)
    #expect(bench.database.engine.recoveryLogBytes == nil)
    try await bench.enableRecovery()
    #expect(bench.database.engine.recoveryLogBytes == 0)
    try await bench.put(["p": "a", "c": "2"])
    // The key of the entry, its header, and the row key: 8 bytes of hash, and both texts with an end.
    #expect(bench.database.engine.recoveryLogBytes == 8 + 14 + 8 + 4)
    try await bench.put(["p": "a", "c": "2"])
    #expect(bench.database.engine.recoveryLogBytes == 34, "the same item is no change")
    try await bench.delete("a", "3")
    #expect(bench.database.engine.recoveryLogBytes == 34, "nor is the removal of none")
    try await bench.disableRecovery()
    #expect(bench.database.engine.recoveryLogBytes == nil)
    try await bench.put(["p": "a", "c": "3"])
    #expect(bench.database.engine.recoveryLogBytes == nil)
  }

  @Test("enabling recovery again begins anew", arguments: Keeper.allCases)
  func again(keeper: Keeper) async throws {
    let (bench, moments) = try await prepared(keeper)
    try await bench.disableRecovery()
    try await bench.enableRecovery()
    let error = try await failure { try await bench.recovered(to: moments[1]) }
    #expect(error.code == .invalidRestoreTime)
    #expect(try await number(at: bench.clock.now, bench) == 3)
  }

  @Test("the log survives a restart, and its figures with it", arguments: Keeper.allCases)
  func restart(keeper: Keeper) async throws {
    let (bench, moments) = try await prepared(keeper)
    let bytes = bench.database.engine.recoveryLogBytes
    try bench.reopen()
    #expect(bench.database.engine.recoveryLogBytes == bytes)
    #expect(try await number(at: moments[0], bench) == 2)
    try await bench.put(["p": "a", "c": "1", "n": 4])
    #expect(try await number(at: moments[1], bench) == 3)
    #expect(try await number(at: nil, bench) == 4)
  }

  @Test("a fork has the log of its origin, and continues it apart", arguments: Keeper.allCases)
  func fork(keeper: Keeper) async throws {
    let (bench, moments) = try await prepared(keeper)
    let fork = try await bench.database.fork()
    _ = try await fork.putItem(
      PutItemInput(tableName: "Music", item: ["p": "a", "c": "1", "n": 9]))
    try await bench.delete("a", "1")
    #expect(try await number(at: moments[0], bench, in: fork) == 2)
    #expect(try await number(at: nil, bench, in: fork) == 9)
    #expect(try await number(at: moments[0], bench) == 2)
    #expect(try await number(at: nil, bench) == nil)
    try fork.close()
  }

  @Test("a checkpoint brings back the log of its time", arguments: Keeper.allCases)
  func checkpoint(keeper: Keeper) async throws {
    let (bench, moments) = try await prepared(keeper)
    let checkpoint = try await bench.database.checkpoint()
    try await bench.put(["p": "a", "c": "1", "n": 4])
    try await bench.disableRecovery()
    try await bench.database.restore(checkpoint)
    #expect(try await number(at: moments[0], bench) == 2)
    #expect(try await number(at: nil, bench) == 3)
    try await bench.put(["p": "a", "c": "1", "n": 5])
    #expect(try await number(at: moments[1], bench) == 3)
    #expect(try await number(at: nil, bench) == 5)
  }

  @Test("a deleted table takes its log with it", arguments: Keeper.allCases)
  func deletion(keeper: Keeper) async throws {
    let (bench, moments) = try await prepared(keeper)
    try await bench.delete(table: "Music")
    #expect(bench.database.engine.recoveryLogBytes == nil)
    let error = try await failure { try await bench.recovered(to: moments[1]) }
    #expect(error.code == .tableNotFound)
    let backup = try #require(try await bench.backups().first)
    try await bench.restore(backup, as: "Music")
    #expect(bench.database.engine.recoveryLogBytes == nil, "recovery is not restored")
    #expect(try await bench.items()[ItemKey(Self.item)]?["n"] == 3)
  }

  @Test("the clock's steps back move changes to the latest time before", arguments: Keeper.allCases)
  func stepsBack(keeper: Keeper) async throws {
    let (bench, moments) = try await prepared(keeper)
    bench.clock.set(to: moments[0].adding(milliseconds: 5_000))
    try await bench.put(["p": "a", "c": "1", "n": 4])
    // The last change before the step is that of moments[1].
    #expect(try await bench.recovery()?.latestRestorableDateTime == moments[1])
    #expect(try await number(at: bench.clock.now, bench) == 2)
    #expect(try await number(at: moments[1].adding(milliseconds: -1), bench) == 2)
    #expect(try await number(at: moments[1], bench) == 4)
    #expect(try await number(at: nil, bench) == 4)
  }

  // MARK: What is removed

  @Test("changes older than the period are removed by sweeps", arguments: Keeper.allCases)
  func retention(keeper: Keeper) async throws {
    let (bench, moments) = try await prepared(keeper)
    let full = try #require(bench.database.engine.recoveryLogBytes)
    bench.clock.set(to: moments[0].adding(milliseconds: 35 * 86_400_000))
    _ = try await bench.database.sweep()
    let rest = try #require(bench.database.engine.recoveryLogBytes)
    #expect(rest > 0 && rest < full)
    #expect(try await bench.recovery()?.earliestRestorableDateTime == moments[0])
    #expect(try await number(at: moments[0], bench) == 2)
    #expect(
      try await failure { try await bench.recovered(to: moments[0].adding(milliseconds: -1)) }
        .code == .invalidRestoreTime)
    bench.clock.advance(by: .seconds(60))
    _ = try await bench.database.sweep()
    #expect(bench.database.engine.recoveryLogBytes == 0)
    #expect(try await number(at: nil, bench) == 3)
    // What is removed does not come back if the clock was ahead by mistake.
    bench.clock.set(to: moments[1])
    let earliest = try #require(try await bench.recovery()?.earliestRestorableDateTime)
    #expect(earliest == moments[1])
    try bench.reopen()
    #expect(try await bench.recovery()?.earliestRestorableDateTime == earliest)
    #expect(try await number(at: earliest, bench) == 3)
  }

  @Test("a log beyond its limit loses the oldest changes", arguments: Keeper.allCases)
  func limit(keeper: Keeper) async throws {
    let bench = try Bench(keeper) { $0.recoveryLogSize = 20_000 }
    try await bench.makeTable()
    try await bench.enableRecovery()
    for number in 0..<100 {
      bench.clock.advance(by: .seconds(1))
      try await bench.put([
        "p": "a", "c": "1", "n": .number(DecimalNumber(number)),
        "text": .string(String(repeating: "x", count: 1_000)),
      ])
      #expect(try #require(bench.database.engine.recoveryLogBytes) <= 20_000)
    }
    #expect(try #require(bench.database.engine.recoveryLogBytes) > 18_000)
    let end = bench.clock.now
    let earliest = try #require(try await bench.recovery()?.earliestRestorableDateTime)
    #expect(earliest < end && earliest > end.adding(milliseconds: -30_000))
    for second in stride(from: earliest.milliseconds, through: end.milliseconds, by: 1_000) {
      let expected = 99 - Int(end.milliseconds - second) / 1_000
      #expect(
        try await number(at: Timestamp(milliseconds: second), bench)
          == .number(DecimalNumber(expected)))
    }
    let before = earliest.adding(milliseconds: -1)
    #expect(try await failure { try await bench.recovered(to: before) }.code == .invalidRestoreTime)
    try bench.reopen()
    #expect(try await bench.recovery()?.earliestRestorableDateTime == earliest)
  }

  @Test("a batch of writes removes no more than the excess", arguments: Keeper.allCases)
  func limitInBatch(keeper: Keeper) async throws {
    let bench = try Bench(keeper) { $0.recoveryLogSize = 20_000 }
    try await bench.makeTable()
    try await bench.enableRecovery()
    let text = AttributeValue.string(String(repeating: "x", count: 1_000))
    func batch(_ items: [Item]) async throws {
      bench.clock.advance(by: .seconds(1))
      _ = try await bench.database.batchWriteItem(
        BatchWriteItemInput(requestItems: [
          "Music": items.map { WriteRequest(putRequest: PutRequest(item: $0)) }
        ]))
    }
    for round in 0..<30 {
      try await batch(
        (0..<10).map { number in
          ["p": "a", "c": .string("\(number)"), "n": .number(DecimalNumber(round)), "text": text]
        })
      let bytes = try #require(bench.database.engine.recoveryLogBytes)
      #expect(bytes <= 20_000)
      if round > 2 { #expect(bytes > 18_000, "after round \(round)") }
    }
    let earliest = try #require(try await bench.recovery()?.earliestRestorableDateTime)
    try await batch((0..<10).map { ["p": "b", "c": .string("\($0)")] })
    #expect(try #require(bench.database.engine.recoveryLogBytes) > 18_000)
    let moment = bench.clock.now.adding(milliseconds: -1_000)
    #expect(try await bench.recovery()?.earliestRestorableDateTime ?? moment < moment)
    #expect(earliest < moment)
    #expect(try await bench.recovered(to: moment).count == 10)
  }

  // MARK: Long restores

  @Test(
    "a long restore has the state of one point in time, and does not change its source",
    arguments: Keeper.allCases)
  func portions(keeper: Keeper) async throws {
    let bench = try Bench(keeper)
    try await bench.makeTable()
    for number in 0..<600 { try await bench.put(Bench.large(number)) }
    try await bench.enableRecovery()
    let before = try await bench.items()
    let moment = bench.clock.now
    bench.clock.advance(by: .seconds(10))
    for number in 0..<900 {
      var item = Bench.large(number)
      item["changed"] = .bool(true)
      try await bench.put(item)
    }
    for number in 100..<400 { try await bench.delete("p\(number % 7)", "c\(number)") }
    let current = try await bench.items()
    let database = bench.database
    async let restored = database.restoreTableToPointInTime(
      RestoreTableToPointInTimeInput(
        sourceTableName: "Music", targetTableName: "Past", restoreDateTime: moment))
    async let latest = database.restoreTableToPointInTime(
      RestoreTableToPointInTimeInput(
        sourceTableName: "Music", targetTableName: "Latest", useLatestRestorableTime: true))
    // The restores have begun once they are answered; later writes are in neither.
    _ = try await (restored, latest)
    for number in 0..<50 { try await bench.put(["p": "late", "c": .string("\(number)")]) }
    for table in ["Past", "Latest"] { try await bench.waitUntilActive(table) }
    #expect(try await bench.items(of: "Past") == before)
    #expect(try await bench.items(of: "Latest") == current)
    #expect(try await bench.items().count == current.count + 50)
  }
}

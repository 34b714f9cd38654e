import Dynamock
import DynamockModel
import SeededRandom
import Testing

/// Random histories restored to random points in time, compared with a naive model.
@Suite("Histories restored to points in time")
struct RecoveryHistoryTests {
  @Test(
    "10,000 changes are restored to 200 points in time, also after a restart",
    arguments: Keeper.allCases)
  func agreement(keeper: Keeper) async throws {
    let bench = try Bench(keeper)
    try await bench.makeTable(hasIndex: true)
    try await bench.enableRecovery(days: 1)
    try await bench.setTimeToLive(true)
    var history = RecoveryHistory(seed: 11)
    var restores = 0
    let beginning = bench.clock.now
    var furthest = beginning
    while history.count < 10_000 {
      let goal = history.count + 500
      while history.count < goal {
        try await history.advance(bench)
        furthest = max(furthest, bench.clock.now)
      }
      if restores % 20 == 10 { try bench.reopen() }
      let window = try await window(of: bench)
      #expect(window.lowerBound <= max(beginning, furthest.adding(milliseconds: -86_400_000)))
      for _ in 0..<10 {
        restores += 1
        let moment = history.dice.moment(in: window)
        let found = try await bench.recovered(to: moment)
        #expect(found == history.items(at: moment), "\(restores): \(moment.utcText)")
      }
      #expect(try await bench.recovered(to: nil) == history.items, "the latest after \(restores)")
    }
    #expect(restores >= 200)
    #expect(try await bench.items() == history.items)
  }

  @Test("the indexes of a restored table have the entries of its items", arguments: Keeper.allCases)
  func indexes(keeper: Keeper) async throws {
    let bench = try Bench(keeper)
    try await bench.makeTable(hasIndex: true)
    try await bench.enableRecovery()
    try await bench.setTimeToLive(true)
    var history = RecoveryHistory(seed: 5)
    while history.count < 600 { try await history.advance(bench) }
    let window = try await window(of: bench)
    for number in 0..<8 {
      let moment = history.dice.moment(in: window)
      _ = try await bench.database.restoreTableToPointInTime(
        RestoreTableToPointInTimeInput(
          sourceTableName: "Music", targetTableName: "Copy\(number)", restoreDateTime: moment))
      try await bench.waitUntilActive("Copy\(number)")
      let expected = history.items(at: moment).filter { $0.value["g"] != nil }
      #expect(try await bench.items(of: "Copy\(number)", index: "byG") == expected)
    }
  }

  /// The points in time to which the bench's table can be restored.
  private func window(of bench: Bench) async throws -> ClosedRange<Timestamp> {
    let recovery = try #require(try await bench.recovery())
    let earliest = try #require(recovery.earliestRestorableDateTime)
    let latest = try #require(recovery.latestRestorableDateTime)
    return earliest...latest
  }
}

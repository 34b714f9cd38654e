import Dynamock
import DynamockModel
import Testing

/// Tests throttling over time.
@Suite("Throughput over time")
struct BurstTests {
  @Test(
    "Unused provisioned units are kept for 300 seconds and no longer", arguments: Keeper.allCases,
    [(idle: 10, calls: 55), (idle: 299, calls: 1_500), (idle: 5_000, calls: 1_500)])
  func burst(keeper: Keeper, row: (idle: Int, calls: Int)) async throws {
    // [aws-burst-capacity]: up to 300 seconds of unused units. A table starts with the units of one
    // second.
    let bench = try ThrottledBench(keeper)
    try await bench.makeTable(.provisioned(read: 1, write: 5))
    bench.pass(.seconds(row.idle))
    // Each round uses half of them, because a partition serves at most 1,000 per second.
    var calls = 0
    for _ in 0..<3 {
      let more = try await bench.untilThrottled(atMost: 600) { try await bench.put() }
      calls += more.calls
      bench.pass(.seconds(1))
    }
    // Each of the two seconds in between has added five.
    #expect(calls == row.calls + 10)
  }

  @Test("A higher throughput applies to the next request")
  func raise() async throws {
    let bench = try ThrottledBench(.memory)
    try await bench.makeTable(.provisioned(read: 1, write: 1))
    try await bench.put("big", bytes: 5_000)
    let before = try await bench.untilThrottled { try await bench.put() }
    #expect(before.calls == 0, "5 units are taken of 1: 4 seconds of debt")
    _ = try await bench.database.updateTable(
      UpdateTableInput(
        tableName: "Music",
        provisionedThroughput: .init(readCapacityUnits: 1, writeCapacityUnits: 10)))
    bench.pass(.milliseconds(200))
    let after = try await bench.untilThrottled { try await bench.put() }
    #expect(after.error?.throttlingReasons.count == 1)
    #expect(after.calls == 9, "the debt is forgiven, and the units between 1 and 10 are there")
  }

  @Test("A debt is paid off before the next request", arguments: Keeper.allCases)
  func debt(keeper: Keeper) async throws {
    let bench = try ThrottledBench(keeper)
    try await bench.makeTable(.provisioned(read: 1, write: 2))
    try await bench.put("big", bytes: 6_000)
    for second in 0...2 {
      let refused = try await bench.untilThrottled { try await bench.put() }
      #expect(refused.calls == 0, "4 units are missing, and 2 come in a second: \(second)")
      bench.pass(.milliseconds(second < 2 ? 1_000 : 1))
    }
    let paid = try await bench.untilThrottled { try await bench.put() }
    #expect(paid.calls == 1)
  }

  @Test("An on-demand table serves twice its peak half an hour later")
  func growth() async throws {
    // [aws-on-demand].
    let bench = try ThrottledBench(.memory) { $0.onDemandWrites = 20 }
    try await bench.makeTable(.onDemand())
    func second() async throws -> Int {
      let calls = try await bench.untilThrottled { try await bench.put() }.calls
      bench.pass(.seconds(1))
      return calls
    }
    #expect(try await second() == 20)
    #expect(try await second() == 20, "the new peak does not count yet")
    bench.pass(.seconds(1_790))
    #expect(try await second() == 20)
    bench.pass(.seconds(10))
    #expect(try await second() == 40)
    bench.pass(.seconds(1_800))
    #expect(try await second() == 80)
  }

  @Test("A table that switches to on-demand keeps its provisioned rate")
  func turning() async throws {
    let bench = try ThrottledBench(.memory) { $0.onDemandWrites = 4 }
    try await bench.makeTable(.provisioned(read: 1, write: 30))
    try await bench.put()
    _ = try await bench.database.updateTable(
      UpdateTableInput(tableName: "Music", billingMode: .payPerRequest))
    bench.pass(.seconds(60))
    let calls = try await bench.untilThrottled { try await bench.put() }.calls
    #expect(calls == 30)
  }

  @Test("A hot partition is split between its keys")
  func splitByHeat() async throws {
    let bench = try ThrottledBench(.memory) { settings in
      settings.partitionWrites = 10
      settings.split = 60
    }
    // A table of 10 units has one partition.
    try await bench.makeTable(.provisioned(read: 10, write: 10))
    bench.pass(.seconds(300))
    func second() async throws -> Int {
      var calls = 0
      for number in 0..<40 {
        let key = "k\(number % 8)"
        calls += try await bench.untilThrottled(atMost: 1) { try await bench.put(key) }.calls
      }
      bench.pass(.seconds(1))
      return calls
    }
    #expect(try await second() == 10)
    for _ in 0..<60 { _ = try await second() }
    #expect(try await second() > 10, "after 60 seconds of heat the keys are on two partitions")
  }

  @Test("An item stays on one partition, however hot it is")
  func hotItem() async throws {
    let bench = try ThrottledBench(.memory) { settings in
      settings.partitionWrites = 10
      settings.split = 5
    }
    try await bench.makeTable(.provisioned(read: 10, write: 1_000))
    bench.pass(.seconds(10))
    for _ in 0..<20 {
      #expect(try await bench.untilThrottled { try await bench.put() }.calls == 10)
      bench.pass(.seconds(1))
    }
  }

  @Test("Nothing is throttled by default, nor after throttling is turned off")
  func off() async throws {
    let plain = try Bench(.memory)
    #expect(!plain.database.throttling.isEnforced)
    let bench = try ThrottledBench(.memory)
    try await bench.makeTable(.provisioned(read: 1, write: 1))
    #expect(try await bench.untilThrottled { try await bench.put() }.calls == 1)
    bench.database.throttling.isEnforced = false
    #expect(try await bench.untilThrottled { try await bench.put() }.error == nil)
    bench.database.throttling.isEnforced = true
    #expect(try await bench.untilThrottled { try await bench.put() }.calls == 1)
  }

  @Test("A fork throttles like its origin, with its own buckets", arguments: Keeper.allCases)
  func fork(keeper: Keeper) async throws {
    let bench = try ThrottledBench(keeper)
    try await bench.makeTable(.provisioned(read: 1, write: 1))
    #expect(try await bench.untilThrottled { try await bench.put() }.calls == 1)
    let fork = try await bench.database.fork()
    let input = PutItemInput(tableName: "Music", item: ["p": .string("a"), "c": .string("1")])
    let twice = try await bench.untilThrottled { _ = try await fork.putItem(input) }
    #expect(twice.calls == 1)
  }
}

import Dynamock
import DynamockModel
import DynamockStatistics
import SeededRandom
import Testing

@Suite("Replaying a load under its plan")
struct PlanReplayTests {
  private static let seed: UInt64 = 22
  private static let workloads = 100

  @Test(
    "throttles at most the share that the plan states, for 100 random loads at any time within their seconds"
  )
  func replay() async throws {
    var generator = SeededGenerator(seed: Self.seed)
    var modes: [TablePlan.Mode: Int] = [:]
    var (throttled, exact) = (0, 0)
    for number in 0..<Self.workloads {
      let load = RandomLoad(using: &generator)
      let observed = LoadedTable()
      let database = try await observed.make(nil)
      let outcomes = try await observed.run(load.calls, on: database)
      #expect(outcomes.allSatisfy { $0.throttledBy == nil })
      let plan = try #require(database.plans(for: "Things").first)
      modes[plan.recommendation.mode, default: 0] += 1
      let replayed = LoadedTable()
      let again = try await replayed.run(
        load.moved(using: &generator), on: try await replayed.make(plan))
      let shares = Self.shares(of: again, costs: outcomes)
      for (place, share) in shares {
        let stated = plan.bound(of: place)
        #expect(
          share <= stated + 1e-9,
          "workload \(number) of seed \(Self.seed): \(place) throttles \(share), stated \(stated)")
        #expect(
          share <= plan.recommendation.throttledAtMost
            + plan.recommendation.throttledByPartitionAtMost + 1e-9)
      }
      if shares.contains(where: { $0.value > 0 }) { throttled += 1 }
      if plan.promisesNoThrottling { exact += 1 }
    }
    // Both modes, loads that are throttled, and plans that promise that nothing is, are in the
    // sample: otherwise the expectations above could not fail.
    #expect((modes[.provisioned] ?? 0) >= 20, "\(modes)")
    #expect((modes[.onDemand] ?? 0) >= 20, "\(modes)")
    #expect(throttled >= 5)
    #expect(exact >= 5)
  }

  /// Returns the share of each place's units whose requests that place rejected.
  private static func shares(
    of outcomes: [LoadedTable.Outcome], costs: [LoadedTable.Outcome]
  ) -> [LoadedTable.Place: Double] {
    var totals: [LoadedTable.Place: Double] = [:]
    var rejected: [LoadedTable.Place: Double] = [:]
    let costOfCall = Dictionary(uniqueKeysWithValues: costs.map { ($0.call, $0.units) })
    for outcome in outcomes {
      let units = costOfCall[outcome.call] ?? [:]
      totals.merge(units, uniquingKeysWith: +)
      if let place = outcome.throttledBy { rejected[place, default: 0] += units[place] ?? 0 }
    }
    return Dictionary(
      uniqueKeysWithValues: totals.compactMap { place, total in
        total > 0 ? (place, (rejected[place] ?? 0) / total) : nil
      })
  }
}

extension TablePlan {
  fileprivate var promisesNoThrottling: Bool {
    recommendation.throttledAtMost + recommendation.throttledByPartitionAtMost == 0
  }

  /// Returns the share of the units of a place that is throttled at most in the recommended mode.
  fileprivate func bound(of place: LoadedTable.Place) -> Double {
    guard let source = sources.first(where: { $0.name == place.source }) else { return 0 }
    let byMode =
      recommendation.mode == .provisioned
      ? source.throttled.withBurst : source.throttled.onDemand
    let onePartition = source.throttled.onePartition
    return place.isWrite
      ? byMode.write + onePartition.write : byMode.read + onePartition.read
  }
}

/// Calls whose costs do not depend on the calls before them, at random times.
struct RandomLoad {
  private(set) var calls: [Call] = []

  struct Call: Sendable {
    let number: Int
    /// Milliseconds after the start.
    var time: Int
    let kind: Kind
  }

  enum Kind: Sendable {
    /// A new item, which is also in the index.
    case insert(bytes: Int)
    /// The same item again, which changes nothing in the index.
    case rewrite(item: Int)
    case read(item: Int, isStrong: Bool)
    /// A query of the index, which reads a small item that never changes.
    case query
  }

  init(using generator: inout SeededGenerator) {
    var second = generator.below(3)
    for _ in 0...generator.below(3) {
      switch generator.below(4) {
      case 0: addSteady(from: &second, using: &generator)
      case 1: addPeaks(from: &second, using: &generator)
      case 2: addBoundary(from: &second, using: &generator)
      default: addLarge(from: &second, using: &generator)
      }
      second += generator.pick([0, 1, 5, 100, 400])
    }
    calls.sort { ($0.time, $0.number) < ($1.time, $1.number) }
  }

  /// Returns the same calls, each at another time of its second.
  func moved(using generator: inout SeededGenerator) -> [Call] {
    let atEdges = generator.once(in: 2)
    return calls.map { call in
      var call = call
      let moved = atEdges ? generator.pick([0, 999]) : generator.below(1000)
      call.time = call.time / 1000 * 1000 + moved
      return call
    }.sorted { ($0.time, $0.number) < ($1.time, $1.number) }
  }

  private mutating func add(_ kind: Kind, at time: Int) {
    calls.append(Call(number: calls.count, time: time, kind: kind))
  }

  private mutating func addSmall(at time: Int, using generator: inout SeededGenerator) {
    switch generator.below(5) {
    case 0: add(.insert(bytes: generator.pick([200, 900, 2_500])), at: time)
    case 1: add(.rewrite(item: generator.below(3)), at: time)
    case 2: add(.query, at: time)
    default: add(.read(item: generator.below(3), isStrong: generator.once(in: 2)), at: time)
    }
  }

  /// A few calls in each of some seconds.
  private mutating func addSteady(from second: inout Int, using generator: inout SeededGenerator) {
    let rate = 1 + generator.below(6)
    for _ in 0..<(5 + generator.below(25)) {
      for _ in 0..<rate {
        addSmall(at: second * 1000 + generator.below(1000), using: &generator)
      }
      second += 1
    }
  }

  /// Many calls at once, with pauses between them.
  private mutating func addPeaks(from second: inout Int, using generator: inout SeededGenerator) {
    for _ in 0..<(1 + generator.below(3)) {
      for _ in 0..<(5 + generator.below(25)) { addSmall(at: second * 1000, using: &generator) }
      second += generator.pick([2, 30, 350])
    }
  }

  /// Calls at the end of a second and at the beginning of the next one.
  private mutating func addBoundary(
    from second: inout Int, using generator: inout SeededGenerator
  ) {
    for step in 0..<(2 + generator.below(6)) {
      let time = (second + step) * 1000 + (step.isMultiple(of: 2) ? 999 : 0)
      for _ in 0..<(3 + generator.below(8)) { addSmall(at: time, using: &generator) }
    }
    second += 8
  }

  /// Large items, beyond the limits of a partition and of a new table on demand.
  private mutating func addLarge(from second: inout Int, using generator: inout SeededGenerator) {
    for _ in 0..<(1 + generator.below(2)) {
      for _ in 0..<(1 + generator.below(14)) {
        add(.insert(bytes: generator.pick([100_000, 390_000])), at: second * 1000)
      }
      second += 1 + generator.below(3)
    }
  }
}

/// A table with a global index and three items, in a database with a clock of its own.
final class LoadedTable {
  private let clock = ManualClock()

  /// The reads or writes of the table or the index.
  struct Place: Hashable {
    let source: String
    let isWrite: Bool
  }

  struct Outcome {
    let call: Int
    /// The consumed units, if the call was executed.
    var units: [Place: Double] = [:]
    /// The place whose limit rejected the call.
    var throttledBy: Place?
  }

  /// Creates the table on demand without a limit, or as a plan recommends, with enforced throughput.
  func make(_ plan: TablePlan?) async throws -> DynamockDatabase {
    let database = try DynamockDatabase(clock: clock)
    database.countsCalls = false
    let isProvisioned = plan?.recommendation.mode == .provisioned
    func throughput(_ source: String) -> ProvisionedThroughput? {
      guard isProvisioned, let units = plan?.sources.first(where: { $0.name == source })?.withBurst
      else { return nil }
      return ProvisionedThroughput(
        readCapacityUnits: max(1, Int(units.read)), writeCapacityUnits: max(1, Int(units.write)))
    }
    _ = try await database.createTable(
      CreateTableInput(
        attributeDefinitions: ["id", "group"].map {
          AttributeDefinition(attributeName: $0, attributeType: .s)
        }, tableName: "Things",
        keySchema: [KeySchemaElement(attributeName: "id", keyType: .hash)],
        globalSecondaryIndexes: [
          GlobalSecondaryIndex(
            indexName: "byGroup",
            keySchema: [KeySchemaElement(attributeName: "group", keyType: .hash)],
            projection: IndexProjection(projectionType: .all),
            provisionedThroughput: throughput("byGroup"))
        ], billingMode: isProvisioned ? .provisioned : .payPerRequest,
        provisionedThroughput: throughput("Things")))
    for number in 0..<3 { _ = try await database.putItem(Self.known(number)) }
    database.countsCalls = true
    database.throttling.isEnforced = plan != nil
    return database
  }

  /// Performs the calls at their times.
  func run(_ calls: [RandomLoad.Call], on database: DynamockDatabase) async throws -> [Outcome] {
    var time = 0
    var outcomes: [Outcome] = []
    for call in calls {
      clock.advance(by: .milliseconds(call.time - time))
      time = call.time
      var outcome = Outcome(call: call.number)
      do throws(DynamoDBError) {
        outcome.units = try await Self.send(call, to: database)
      } catch {
        let reason = try #require(error.throttlingReasons.first, "\(error.message)")
        outcome.throttledBy = Place(
          source: reason.resource.contains("/index/") ? "byGroup" : "Things",
          isWrite: reason.reason.contains("Write"))
      }
      outcomes.append(outcome)
    }
    return outcomes
  }

  private static func known(_ number: Int) -> PutItemInput {
    PutItemInput(
      tableName: "Things",
      item: [
        "id": .string("known-\(number)"), "group": .string(number == 0 ? "fixed" : "known"),
        "v": .string(String(repeating: "x", count: [100, 3_000, 9_000][number])),
      ], returnConsumedCapacity: .indexes)
  }

  private static func send(
    _ call: RandomLoad.Call, to database: DynamockDatabase
  ) async throws(DynamoDBError) -> [Place: Double] {
    switch call.kind {
    case .insert(let bytes):
      let item: Item = [
        "id": .string("new-\(call.number)"), "group": .string("group-\(call.number % 3)"),
        "v": .string(String(repeating: "x", count: bytes)),
      ]
      let input = PutItemInput(tableName: "Things", item: item, returnConsumedCapacity: .indexes)
      return units(try await database.putItem(input).consumedCapacity, isWrite: true)
    case .rewrite(let item):
      return units(try await database.putItem(known(item)).consumedCapacity, isWrite: true)
    case .read(let item, let isStrong):
      let input = GetItemInput(
        tableName: "Things", key: ["id": .string("known-\(item)")], consistentRead: isStrong,
        returnConsumedCapacity: .indexes)
      return units(try await database.getItem(input).consumedCapacity, isWrite: false)
    case .query:
      let input = QueryInput(
        tableName: "Things", indexName: "byGroup", returnConsumedCapacity: .indexes,
        keyConditionExpression: "#g = :g", expressionAttributeNames: ["#g": "group"],
        expressionAttributeValues: [":g": .string("fixed")])
      return units(try await database.query(input).consumedCapacity, isWrite: false)
    }
  }

  private static func units(_ capacity: ConsumedCapacity?, isWrite: Bool) -> [Place: Double] {
    [
      Place(source: "Things", isWrite: isWrite): capacity?.table?.capacityUnits ?? 0,
      Place(source: "byGroup", isWrite: isWrite):
        capacity?.globalSecondaryIndexes?["byGroup"]?.capacityUnits ?? 0,
    ]
  }
}

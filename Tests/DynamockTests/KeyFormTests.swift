import Dynamock
import DynamockModel
import DynamockStatistics
import Testing

/// The keys of a BatchGetItem are attributes, or their text as it was sent; both have the same effects.
@Suite("Keys of a batch that are kept as text")
struct KeyFormTests {
  private static let keys: [Item] = ["a", "a", "b", "c", "d", "e"].enumerated().map {
    ["id": .string($1), "nr": .number(DecimalNumber($0))]
  }

  @Test("are counted, throttled and returned like attributes", arguments: Store.allCases)
  func sameEffects(store: Store) async throws {
    var effects: [Effects] = []
    for isText in [false, true] {
      let clock = ManualClock()
      try await store.withDatabase(clock: clock) { database in
        effects.append(try await Self.effects(of: isText, on: database, clock))
      }
    }
    #expect(effects[0] == effects[1])
    // Of the four units of each second, each key takes one, whether or not there is an item.
    #expect(effects[1].unprocessed == [Array(Self.keys[4...]), Array(Self.keys[4...])])
    #expect(effects[1].units == [4, 4])
    #expect(effects[1].hotKeys.contains("\(AttributeValue.string("a")) \(5.0 / 9)"))
    #expect(effects[1].contributors.contains("PKC a 4.0"))
    #expect(effects[1].contributors.contains("PKT d 3.0"))
  }

  private struct Effects: Equatable {
    var unprocessed: [[Item]?] = []
    var units: [Double?] = []
    var throttledError = ""
    var hotKeys: [String] = []
    var contributors: [String] = []
  }

  private static func effects(
    of isText: Bool, on database: DynamockDatabase, _ clock: ManualClock
  ) async throws -> Effects {
    var input = CreateTableInput(
      tableName: "Orders", partitionKey: .string("id"), sortKey: .number("nr"))
    input.billingMode = .provisioned
    input.provisionedThroughput = ProvisionedThroughput(readCapacityUnits: 4, writeCapacityUnits: 4)
    _ = try await database.createTable(input)
    _ = try await database.putItem(PutItemInput(tableName: "Orders", item: keys[0]))
    _ = try await database.updateContributorInsights(
      UpdateContributorInsightsInput(tableName: "Orders", contributorInsightsAction: .enable))
    database.throttling.burst = 1
    database.throttling.isEnforced = true
    var request = KeysAndAttributes(keys: keys, consistentRead: true)
    if isText { request.keyList = try text(of: keys) }
    let batch = BatchGetItemInput(
      requestItems: ["Orders": request], returnConsumedCapacity: .total)
    var effects = Effects()
    for _ in 0..<2 {
      clock.advance(by: .seconds(1))
      let output = try await database.batchGetItem(batch)
      effects.unprocessed.append(output.unprocessedKeys?["Orders"]?.keys)
      effects.units.append(output.consumedCapacity?.first?.capacityUnits)
    }
    do throws(DynamoDBError) {
      _ = try await database.batchGetItem(batch)
    } catch {
      effects.throttledError = "\(error.code) \(error.message ?? "")"
    }
    let report = try #require(database.statistics)
    let table = try #require(report.tables.first)
    effects.hotKeys = table.source.hotKeys.map { "\($0.key) \($0.share)" }.sorted()
    for rule in database.insightRules() {
      for contributor in report.contributors(of: rule, top: 25).contributors {
        let names = contributor.keys.map(\.shown).joined(separator: " ")
        effects.contributors.append("\(rule.kind.rawValue) \(names) \(contributor.value)")
      }
    }
    effects.contributors.sort()
    return effects
  }

  private static func text(of keys: [Item]) throws -> KeyList {
    let list = keys.map { String(decoding: ItemImage($0).json, as: UTF8.self) }
    let text = Array("[\(list.joined(separator: ", "))]".utf8)
    let found = text.withUnsafeBytes { PlainKeyReader.read($0, from: 0) }
    let plain = try #require(found?.keys)
    #expect(found?.end == text.count && plain.count == keys.count)
    return KeyList(checked: plain)
  }
}

extension AttributeValue {
  fileprivate var shown: String {
    switch self {
    case .string(let text): text
    case .number(let number): "\(number)"
    default: "?"
    }
  }
}

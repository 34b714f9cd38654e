import Dynamock
import DynamockModel
import Testing

extension Bench {
  /// Turns time to live of a table on or off.
  func setTimeToLive(
    _ isEnabled: Bool, _ attribute: String = "expires", of table: String = "Music"
  ) async throws {
    let specification = TimeToLiveSpecification(enabled: isEnabled, attributeName: attribute)
    let output = try await database.updateTimeToLive(
      UpdateTimeToLiveInput(tableName: table, timeToLiveSpecification: specification))
    // The response echoes the request ([ack-quirks] DDB-TABLE-145).
    #expect(output.timeToLiveSpecification == specification)
  }

  func timeToLive(of table: String = "Music") async throws -> TimeToLiveDescription? {
    try await database.describeTimeToLive(DescribeTimeToLiveInput(tableName: table))
      .timeToLiveDescription
  }

  /// Returns the clock's time in seconds, the unit of the attribute, plus an offset.
  func second(_ offset: Int = 0) -> AttributeValue {
    .number(DecimalNumber(Int(clock.now.milliseconds / 1000) + offset))
  }

  /// Returns the remaining sort keys in a table.
  func sortKeys(of table: String = "Music") async throws -> Set<String> {
    try await Set(
      items(of: table).keys.compactMap { key in
        guard case .string(let text)? = key.c else { return nil }
        return text
      })
  }
}

@Suite("Deleting expired items")
struct ExpiryTests {
  @Test("only numbers in the past of at most five years expire", arguments: Keeper.allCases)
  func whatExpires(keeper: Keeper) async throws {
    let bench = try Bench(keeper)
    try await bench.makeTable()
    let fiveYears = 5 * 365 * 24 * 60 * 60
    let now = Int(bench.clock.now.milliseconds / 1000)
    // The cases of [scylla-alternator] test_ttl_expiration, which passes on AWS.
    let values: [(String, AttributeValue?)] = [
      ("before enabling", bench.second(-60)), ("never", nil), ("past", bench.second(-60)),
      ("five years", bench.second(-fiveYears)), ("older", bench.second(-fiveYears - 1)),
      ("now", bench.second()), ("future", bench.second(60)), ("text", .string("\(now - 60)")),
      ("exponent", .number(try #require(DecimalNumber("\(now / 10 - 6)e1")))),
      ("fraction", .number(try #require(DecimalNumber("\(now - 60).25")))),
      ("nested", .list([bench.second(-60)])), ("rescued", bench.second(-60)),
    ]
    for (index, (name, value)) in values.enumerated() {
      var item: Item = ["p": .string("a"), "c": .string(name)]
      item["expires"] = value
      try await bench.put(item)
      if index == 0 { try await bench.setTimeToLive(true) }
    }
    // Expired items stay visible and can be rescued ([aws-ttl]).
    #expect(try await bench.sortKeys().count == values.count)
    try await bench.put([
      "p": .string("a"), "c": .string("rescued"), "expires": bench.second(60),
    ])
    try bench.reopen()
    #expect(try await bench.database.sweep() == 5)
    #expect(
      try await bench.sortKeys() == [
        "never", "older", "now", "future", "text", "nested", "rescued",
      ])
    bench.clock.advance(by: .seconds(1))
    #expect(try await bench.database.sweep() == 1)
    bench.clock.advance(by: .seconds(60))
    #expect(try await bench.database.sweep() == 2)
    #expect(try await bench.sortKeys() == ["never", "older", "text", "nested"])
    #expect(try await bench.database.sweep() == 0)
    #expect(try await bench.describe().itemCount == 4)
  }

  @Test(
    "expired items are removed by the service, according to the stream", arguments: Keeper.allCases)
  func streamRecords(keeper: Keeper) async throws {
    let bench = try Bench(keeper)
    let arn = try #require(try await bench.makeTable(view: .oldImage).latestStreamArn)
    try await bench.setTimeToLive(true)
    let item: Item = ["p": .string("a"), "c": .string("1"), "expires": bench.second(-1)]
    try await bench.put(item)
    try await bench.put(["p": .string("a"), "c": .string("2")])
    try await bench.database.sweep()
    try await bench.delete("a", "2")
    let records = try await bench.database.records(
      bench.database.iterator(.trimHorizon, of: arn))
    #expect(records.map(\.eventName) == [.insert, .insert, .remove, .remove])
    #expect(records[2].dynamodb?.oldImage?.decoded() == item)
    #expect(
      records.map(\.userIdentity) == [
        nil, nil, Identity(principalId: "dynamodb.amazonaws.com", type: "Service"), nil,
      ])
  }

  @Test("indexes follow", arguments: Keeper.allCases)
  func indexes(keeper: Keeper) async throws {
    let bench = try Bench(keeper)
    _ = try await bench.database.createTable(
      CreateTableInput(
        attributeDefinitions: ["p", "g"].map {
          AttributeDefinition(attributeName: $0, attributeType: .s)
        },
        tableName: "Music", keySchema: [KeySchemaElement(attributeName: "p", keyType: .hash)],
        globalSecondaryIndexes: [
          GlobalSecondaryIndex(
            indexName: "byGenre", keySchema: [KeySchemaElement(attributeName: "g", keyType: .hash)],
            projection: IndexProjection(projectionType: .all))
        ],
        billingMode: .payPerRequest))
    try await bench.setTimeToLive(true)
    try await bench.put(["p": .string("a"), "g": .string("x"), "expires": bench.second(-1)])
    try await bench.put(["p": .string("b"), "g": .string("x")])
    try await bench.database.sweep()
    let page = try await bench.database.scan(ScanInput(tableName: "Music", indexName: "byGenre"))
    #expect(page.count == 1)
  }

  @Test("a key attribute may be the time-to-live attribute")
  func keyAttribute() async throws {
    let bench = try Bench(.memory)
    _ = try await bench.database.createTable(
      CreateTableInput(
        attributeDefinitions: [AttributeDefinition(attributeName: "p", attributeType: .n)],
        tableName: "Music", keySchema: [KeySchemaElement(attributeName: "p", keyType: .hash)],
        billingMode: .payPerRequest))
    try await bench.setTimeToLive(true, "p")
    try await bench.put(["p": bench.second(-60)])
    try await bench.put(["p": bench.second(60)])
    #expect(try await bench.database.sweep() == 1)
    #expect(try await bench.items().count == 1)
  }

  @Test(
    "a thousand expired items are deleted in one sweep of small writes", arguments: Keeper.allCases)
  func manyItems(keeper: Keeper) async throws {
    let bench = try Bench(keeper)
    try await bench.makeTable()
    try await bench.makeTable("Other")
    try await bench.setTimeToLive(true)
    try await bench.setTimeToLive(true, of: "Other")
    for index in 0..<600 {
      let item: Item = [
        "p": .string("\(index)"), "c": .string("1"), "expires": bench.second(-1 - index),
      ]
      try await bench.put(item)
      try await bench.put(item, into: "Other")
    }
    #expect(try await bench.database.sweep() == 1200)
    #expect(try await bench.items().isEmpty)
    #expect(try await bench.items(of: "Other").isEmpty)
  }

  @Test("nothing expires while ENABLING, after disabling, or after a table is gone")
  func notEnabled() async throws {
    let bench = try Bench(.memory) { $0.timeToLiveChange = .seconds(10) }
    try await bench.makeTable()
    try await bench.setTimeToLive(true)
    try await bench.put(["p": .string("a"), "c": .string("1"), "expires": bench.second(-60)])
    #expect(try await bench.database.sweep() == 0)
    bench.clock.advance(by: .seconds(10))
    #expect(try await bench.database.sweep() == 1)
    bench.clock.advance(by: .seconds(3600))
    try await bench.setTimeToLive(false)
    try await bench.put(["p": .string("a"), "c": .string("2"), "expires": bench.second(-60)])
    #expect(try await bench.database.sweep() == 0)
    _ = try await bench.database.deleteTable(DeleteTableInput(tableName: "Music"))
    #expect(try await bench.database.sweep() == 0)
  }
}

@Suite("Switching time to live")
struct TimeToLiveSettingTests {
  @Test("the states follow the clock", arguments: Keeper.allCases)
  func states(keeper: Keeper) async throws {
    let bench = try Bench(keeper) { $0.timeToLiveChange = .seconds(10) }
    try await bench.makeTable()
    // [ack-quirks] DDB-TABLE-144: without time to live there is no attribute.
    #expect(try await bench.timeToLive() == TimeToLiveDescription(timeToLiveStatus: .disabled))
    try await bench.setTimeToLive(true)
    #expect(
      try await bench.timeToLive()
        == TimeToLiveDescription(timeToLiveStatus: .enabling, attributeName: "expires"))
    bench.clock.advance(by: .seconds(10))
    try bench.reopen()
    #expect(
      try await bench.timeToLive()
        == TimeToLiveDescription(timeToLiveStatus: .enabled, attributeName: "expires"))
    bench.clock.advance(by: .seconds(3600))
    try await bench.setTimeToLive(false)
    #expect(
      try await bench.timeToLive()
        == TimeToLiveDescription(timeToLiveStatus: .disabling, attributeName: "expires"))
    bench.clock.advance(by: .seconds(10))
    #expect(try await bench.timeToLive() == TimeToLiveDescription(timeToLiveStatus: .disabled))
  }

  @Test("invalid values are rejected before the hour between two changes is checked")
  func refusals() async throws {
    // [ack-quirks] DDB-TABLE-143 and 146, us-west-2, 2026-10-09.
    let bench = try Bench(.memory)
    try await bench.makeTable()
    func refusal(_ isEnabled: Bool, _ attribute: String) async throws -> String? {
      let error = try await failure { try await bench.setTimeToLive(isEnabled, attribute) }
      #expect(error.code == .validation)
      return error.message
    }
    let tooSoon = "Time to live has been modified multiple times within a fixed interval"
    let other =
      "TimeToLive is active on a different AttributeName: current AttributeName is expires"
    #expect(try await refusal(false, "expires") == "TimeToLive is already disabled")
    try await bench.setTimeToLive(true)
    #expect(try await refusal(true, "expires") == "TimeToLive is already enabled")
    #expect(try await refusal(true, "dog") == other)
    #expect(try await refusal(false, "dog") == other)
    #expect(try await refusal(false, "expires") == tooSoon)
    bench.clock.advance(by: .milliseconds(3_599_999))
    #expect(try await refusal(false, "expires") == tooSoon)
    bench.clock.advance(by: .milliseconds(1))
    try await bench.setTimeToLive(false)
    #expect(try await refusal(false, "expires") == "TimeToLive is already disabled")
    #expect(try await refusal(true, "dog") == tooSoon)
    bench.clock.advance(by: .seconds(3600))
    try await bench.setTimeToLive(true, "dog")
  }

  @Test(
    "attribute names have 1 to 255 characters, and both members are required",
    arguments: [
      (
        TimeToLiveSpecification(enabled: true, attributeName: ""),
        "Value '' at 'timeToLiveSpecification.attributeName' failed to satisfy constraint: "
          + "Member must have length greater than or equal to 1"
      ),
      (
        TimeToLiveSpecification(
          enabled: true, attributeName: String(repeating: "x", count: 256)),
        "Value '\(String(repeating: "x", count: 256))' at 'timeToLiveSpecification.attributeName' "
          + "failed to satisfy constraint: Member must have length less than or equal to 255"
      ),
      (
        TimeToLiveSpecification(enabled: true, attributeName: nil),
        "Value null at 'timeToLiveSpecification.attributeName' failed to satisfy constraint: "
          + "Member must not be null"
      ),
      (
        TimeToLiveSpecification(enabled: nil, attributeName: "x"),
        "Value null at 'timeToLiveSpecification.enabled' failed to satisfy constraint: "
          + "Member must not be null"
      ),
    ])
  func constraints(specification: TimeToLiveSpecification, sentence: String) async throws {
    let bench = try Bench(.memory)
    try await bench.makeTable()
    let error = try await failure {
      try await bench.database.updateTimeToLive(
        UpdateTimeToLiveInput(tableName: "Music", timeToLiveSpecification: specification))
    }
    #expect(error.code == .validation)
    #expect(error.message == "1 validation error detected: " + sentence)
  }

  @Test("missing, CREATING and DELETING tables are distinguished")
  func tableStates() async throws {
    // [ack-quirks] DDB-TABLE-098, 115 and 118.
    let bench = try Bench(.memory) {
      $0.tableCreation = .seconds(5)
      $0.tableDeletion = .seconds(5)
    }
    let missing = try await failure { try await bench.timeToLive(of: "Missing") }
    #expect(missing.code == .resourceNotFound)
    #expect(missing.message == "Requested resource not found: Table: Missing not found")
    try await bench.makeTable()
    let early = try await failure { try await bench.setTimeToLive(true) }
    #expect(early.code == .resourceInUse)
    #expect(
      early.message
        == "Attempt to change a resource which is still in use: Table Music is being created")
    let creating = try await failure { try await bench.timeToLive() }
    #expect(
      creating.message
        == "Cannot describe time to live while table is in CREATING state: "
        + "Current table state is CREATING")
    bench.clock.advance(by: .seconds(5))
    _ = try await bench.database.deleteTable(DeleteTableInput(tableName: "Music"))
    let deleting = try await failure { try await bench.timeToLive() }
    #expect(deleting.code == .validation)
  }
}

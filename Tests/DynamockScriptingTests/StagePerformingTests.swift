import Dynamock
import DynamockModel
import DynamockScripting
import Testing

@testable import DynamockTesting

/// Tests `stage.perform`: the same API without a socket.
@Suite(
  "An operation that is performed on a stage",
  .database { seed in
    var input = CreateTableInput(tableName: "Orders", partitionKey: .string("id"))
    input.streamSpecification = .init(streamEnabled: true, streamViewType: .newAndOldImages)
    _ = try await seed.createTable(input)
  }, .timeLimit(.minutes(10)))
struct StagePerformingTests {
  private static func put(_ id: String) -> OperationInput {
    .putItem(PutItemInput(tableName: "Orders", item: ["id": .string(id)]))
  }

  private static func get(_ id: String) -> OperationInput {
    .getItem(GetItemInput(tableName: "Orders", key: ["id": .string(id)]))
  }

  /// Every kind of value and parameter has the same result as in a call on the database itself.
  @Test("has the same responses as the database")
  func equality() async throws {
    let database = try TestDatabase.current
    let item: Item = [
      "id": "1", "n": .number(DecimalNumber("-1.50") ?? 0), "b": .binary([0, 255]),
      "flag": .bool(true), "none": .null, "list": .list(["a", .number(2), .map(["x": "ÿ\"\n"])]),
      "ss": .stringSet(["b", "a"]), "ns": .numberSet([3]), "bs": .binarySet([[1], [2]]),
      "map": .map(["deep": .map(["deeper": .list([.null])])]),
    ]
    var put = PutItemInput(tableName: "Orders", item: item)
    put.returnConsumedCapacity = .indexes
    put.returnValues = .allOld
    var update = UpdateItemInput(tableName: "Orders", key: ["id": "1"])
    update.updateExpression = "SET #n = #n + :one REMOVE flag"
    update.expressionAttributeNames = ["#n": "n"]
    update.expressionAttributeValues = [":one": .number(1)]
    update.returnValues = .allNew
    var query = QueryInput(tableName: "Orders")
    query.keyConditionExpression = "id = :id"
    query.expressionAttributeValues = [":id": "1"]
    query.limit = 1
    var legacy = QueryInput(tableName: "Orders")
    legacy.keyConditions = [
      "id": LegacyCondition(attributeValueList: ["1"], comparisonOperator: .eq)
    ]
    let inputs: [OperationInput] = [
      .putItem(put), .putItem(put), .updateItem(update), .query(query), .query(legacy),
      .scan(ScanInput(tableName: "Orders")),
      .batchGetItem(
        BatchGetItemInput(requestItems: ["Orders": KeysAndAttributes(keys: [["id": "1"]])])),
      .batchWriteItem(
        BatchWriteItemInput(
          requestItems: ["Orders": [WriteRequest(putRequest: PutRequest(item: ["id": "2"]))]])),
      .transactWriteItems(
        TransactWriteItemsInput(transactItems: [
          TransactWriteItem(put: Put(item: ["id": "3"], tableName: "Orders"))
        ])),
      .transactGetItems(
        TransactGetItemsInput(transactItems: [
          TransactGetItem(get: Get(key: ["id": "3"], tableName: "Orders"))
        ])),
      .executeStatement(ExecuteStatementInput(statement: #"SELECT * FROM "Orders""#)),
      .describeTable(DescribeTableInput(tableName: "Orders")), .listTables(ListTablesInput()),
      .describeLimits(DescribeLimitsInput()), .describeTimeToLive(.init(tableName: "Orders")),
      .listStreams(ListStreamsInput(tableName: "Orders")),
      .listTagsOfResource(
        .init(resourceArn: "arn:aws:dynamodb:us-east-1:123456789012:table/Orders")),
      .deleteItem(DeleteItemInput(tableName: "Orders", key: ["id": "2"])),
    ]
    try await database.scripted { stage in
      let twin = try await database.fork()
      for input in inputs {
        let expected = await Self.outcome { try await Self.perform(input, on: twin) }
        let found = await Self.outcome { try await stage.perform(input) }
        switch (expected, found) {
        case (.success(let expected), .success(let found)):
          #expect("\(found)" == "\(expected)", "\(input.operation)")
        default: Issue.record("\(input.operation): \(expected), \(found)")
        }
      }
    }
  }

  private static func outcome(
    _ body: () async throws -> OperationOutput
  ) async -> Result<OperationOutput, any Error> {
    do { return .success(try await body()) } catch { return .failure(error) }
  }

  private static func perform(
    _ input: OperationInput, on database: DynamockDatabase
  ) async throws -> OperationOutput {
    try await withCheckedThrowingContinuation { continuation in
      database.perform(input, in: RequestContext()) { continuation.resume(with: $0) }
    }
  }

  @Test("passes through the rules, unlike a call on the database")
  func rules() async throws {
    let database = try TestDatabase.current
    try await database.scripted { stage in
      try stage.rules.add(.when(.putItem, table: "Orders"), .times(1), then: .throttle)
      let error = await #expect(throws: DynamoDBError.self) {
        try await stage.perform(Self.put("1"))
      }
      #expect(error?.code.name == "ThrottlingException")
      #expect(error?.code.status == 400)
      #expect(error?.throttlingReasons.isEmpty == false)
      _ = try await stage.perform(Self.put("1"))
      try stage.rules.add(.when(.putItem), then: .fail("InternalServerError"))
      _ = try await database.putItem(PutItemInput(tableName: "Orders", item: ["id": "2"]))
      #expect(try stage.journal.count(.when(.putItem)) == 2)
    }
    #expect(try await database.scan(ScanInput(tableName: "Orders")).count == 2)
  }

  @Test("throws the engine's own errors with their details")
  func errors() async throws {
    let database = try TestDatabase.current
    try await database.scripted { stage in
      _ = try await stage.perform(Self.put("1"))
      var put = PutItemInput(tableName: "Orders", item: ["id": "1"])
      put.conditionExpression = "attribute_not_exists(id)"
      put.returnValuesOnConditionCheckFailure = .allOld
      let failed = await #expect(throws: DynamoDBError.self) {
        try await stage.perform(.putItem(put))
      }
      #expect(failed?.code == .conditionalCheckFailed)
      #expect(failed?.item?["id"] == "1")
      var cancelled = Put(item: ["id": "1"], tableName: "Orders")
      cancelled.conditionExpression = "attribute_not_exists(id)"
      let transaction = await #expect(throws: DynamoDBError.self) {
        try await stage.perform(
          .transactWriteItems(
            TransactWriteItemsInput(transactItems: [TransactWriteItem(put: cancelled)])))
      }
      #expect(transaction?.cancellationReasons.map(\.code) == [.conditionalCheckFailed])
      let missing = await #expect(throws: DynamoDBError.self) {
        try await stage.perform(.describeTable(DescribeTableInput(tableName: "Nowhere")))
      }
      #expect(missing?.code == .resourceNotFound)
    }
  }

  @Test(
    "loses its response in the way of a client",
    arguments: [
      (#"{"hangUp":"afterApplying"}"#, "hangUp", true),
      (#"{"hangUp":"beforeApplying"}"#, "hangUp", false),
      (#"{"reset":"afterApplying"}"#, "reset", true),
      (#"{"mute":"beforeApplying"}"#, "mute", false),
      (#"{"nothing":true}"#, "mute", false), (#"{"truncate":1}"#, "truncate", true),
      (#"{"stall":{"afterBytes":1}}"#, "stall", true),
    ])
  func lost(action: String, name: String, isApplied: Bool) async throws {
    let database = try TestDatabase.current
    try await database.scripted { stage in
      try await stage.rules.add(json: #"{"when":{"operation":"PutItem"},"then":\#(action)}"#)
      let error = await #expect(throws: ConnectionLost.self) {
        try await stage.perform(Self.put("1"))
      }
      #expect(error?.delivery == name)
    }
    let item = try await database.getItem(GetItemInput(tableName: "Orders", key: ["id": "1"])).item
    #expect((item != nil) == isApplied)
  }

  @Test("waits for slow bytes")
  func slow() async throws {
    try await TestDatabase.current.scripted { stage in
      for action in [
        #"{"drip":{"seconds":0.2}}"#, #"{"stall":{"afterBytes":1,"seconds":0.2}}"#,
        #"{"bytesPerSecond":8}"#,
      ] {
        try await stage.rules.add(json: #"{"id":"slow","then":\#(action)}"#)
        let start = ContinuousClock.now
        _ = try await stage.perform(.describeLimits(DescribeLimitsInput()))
        #expect(start.duration(to: .now) >= .milliseconds(200), "\(action)")
      }
    }
  }

  @Test("says what was received instead of a response")
  func unreadable() async throws {
    try await TestDatabase.current.scripted { stage in
      try await stage.rules.add(json: #"{"then":{"raw":{"status":503,"body":"<h1>busy</h1>"}}}"#)
      let busy = await #expect(throws: DynamoDBError.self) {
        try await stage.perform(Self.get("1"))
      }
      #expect(busy?.code.name == "503")
      #expect(busy?.message == "<h1>busy</h1>")
      for body in ["not JSON", "[]", #"{\"Item\":7}"#] {
        try await stage.rules.add(json: #"{"then":{"raw":{"status":200,"body":"\#(body)"}}}"#)
        let error = await #expect(throws: UnreadableResponse.self) {
          try await stage.perform(Self.get("1"))
        }
        #expect(error?.operation == "GetItem")
      }
    }
  }

  @Test("is abandoned if its task is cancelled while it is held")
  func cancellation() async throws {
    try await TestDatabase.current.scripted { stage in
      stage.unmatched = .hold
      let task = Task { try await stage.perform(Self.put("1")) }
      let request = try await stage.receive(.when(.putItem))
      task.cancel()
      await #expect(throws: ConnectionLost.self) { try await task.value }
      let refusal = #expect(throws: ScriptingRefusal.self) { try request.pass() }
      #expect(refusal?.code == "RequestGone")
    }
    let database = try TestDatabase.current
    #expect(try await database.scan(ScanInput(tableName: "Orders")).count == 0)
  }
}

import DynamockExpressions
import DynamockModel
import DynamockValidation
import Testing

@Suite("UpdateItem")
struct UpdateItemTests {
  private static let rows = Rows(base: UpdateItemInput(tableName: "tab", key: ["pk": .string("k")]))
  private static let emptyName = value(
    "", at: "tableName", "Member must have length greater than or equal to 1")

  static let members: [Case<UpdateItemInput>] = [
    rows.passes("a key and nothing else", "[aws-update-expressions]"),
    rows.refused("no key", one(null("key")), "[dynalite-suite]") { $0.key = nil },
    rows.refused(
      "neither a name nor a key", many(null("tableName"), null("key")), "[dynalite-suite]"
    ) {
      $0.tableName = nil
      $0.key = nil
    },
    rows.refused(
      "only ReturnValues, whatever else is wrong", one(newerReturnValues), "[parity-suite]"
    ) {
      $0.returnValues = .unrecognized("INVALID")
      $0.returnConsumedCapacity = .unrecognized("INVALID")
    },
    rows.refused(
      "ReturnConsumedCapacity unknown",
      value("INVALID", at: "returnConsumedCapacity", capacitySet), "seven regions, 2026-10-09"
    ) { $0.returnConsumedCapacity = .unrecognized("INVALID") },
    rows.refused(
      "one unknown enumeration of four, in AWS's order, two of them without the envelope",
      value(
        "INVALID", at: "returnValuesOnConditionCheckFailure",
        "Member must satisfy enum value set: [ALL_OLD, NONE]"), "seven regions, 2026-10-09"
    ) {
      $0.returnValuesOnConditionCheckFailure = .unrecognized("INVALID")
      $0.returnItemCollectionMetrics = .unrecognized("INVALID")
      $0.returnConsumedCapacity = .unrecognized("INVALID")
    },
    rows.refused(
      "an unknown ReturnItemCollectionMetrics before ReturnConsumedCapacity",
      one(value("INVALID", at: "returnItemCollectionMetrics", metricsSet)),
      "seven regions, 2026-10-09"
    ) {
      $0.returnItemCollectionMetrics = .unrecognized("INVALID")
      $0.returnConsumedCapacity = .unrecognized("INVALID")
    },
    rows.passes("every ReturnValues", "API") { $0.returnValues = .updatedNew },
    rows.refused(
      "an empty name with a missing key", many(emptyName, null("key")), "[parity-suite]"
    ) {
      $0.tableName = ""
      $0.key = nil
    },
    rows.refused(
      "enumerations, name and key in the order of the members",
      many(
        value("INVALID", at: "returnConsumedCapacity", capacitySet), emptyName,
        value("INVALID", at: "returnValues", olderReturnValuesSet), null("key")), "[parity-suite]"
    ) {
      $0.tableName = ""
      $0.key = nil
      $0.returnConsumedCapacity = .unrecognized("INVALID")
      $0.returnValues = .unrecognized("INVALID")
    },
    rows.refused(
      "XOR with two conditions and a missing key",
      many(
        value("XOR", at: "conditionalOperator", "Member must satisfy enum value set: [OR, AND]"),
        null("key")), "[parity-suite]"
    ) {
      $0.key = nil
      $0.expected = [
        "a": ExpectedAttributeValue(exists: false), "b": ExpectedAttributeValue(exists: false),
      ]
      $0.conditionalOperator = .unrecognized("XOR")
    },
  ]

  static let expressions: [Case<UpdateItemInput>] = [
    rows.refused(
      "UpdateExpression with AttributeUpdates",
      one(
        "Can not use both expression and non-expression parameters in the same request: "
          + "Non-expression parameters: {AttributeUpdates} Expression parameters: "
          + "{UpdateExpression}"), "[parity-2026-05]"
    ) {
      $0.updateExpression = "SET a = :v"
      $0.expressionAttributeValues = [":v": .null]
      $0.attributeUpdates = ["a": AttributeValueUpdate(value: .null, action: .put)]
    },
    rows.refused(
      "all parameters at once",
      one(
        "Can not use both expression and non-expression parameters in the same request: "
          + "Non-expression parameters: {AttributeUpdates, Expected} Expression parameters: "
          + "{UpdateExpression, ConditionExpression}"), "[dynalite-suite]"
    ) {
      $0.updateExpression = ""
      $0.conditionExpression = ""
      $0.attributeUpdates = [:]
      $0.expected = [:]
      $0.expressionAttributeNames = [:]
    },
    rows.refused(
      "a text that is not an update",
      one(
        #"Invalid UpdateExpression: Syntax error; token: "INVALID", near: "INVALID SYNTAX""#),
      "[parity-2026-05]"
    ) { $0.updateExpression = "INVALID SYNTAX HERE" },
    rows.refused(
      "an empty update", one("Invalid UpdateExpression: The expression can not be empty;"),
      "[parity-2026-05]"
    ) { $0.updateExpression = "" },
    rows.refused(
      "a value that is not defined",
      one(
        "Invalid UpdateExpression: An expression attribute value used in expression is not "
          + "defined; attribute value: :v"), "[parity-2026-05]"
    ) { $0.updateExpression = "SET a = :v" },
    rows.refused(
      "an undefined and a defined value in a condition",
      one(
        "Invalid ConditionExpression: An expression attribute value used in expression is not "
          + "defined; attribute value: :v"), "[parity-suite]"
    ) {
      $0.updateExpression = "SET b = :w"
      $0.conditionExpression = "a = :v"
      $0.expressionAttributeValues = [":w": .string("x")]
    },
    rows.refused(
      "an unused name",
      one("Value provided in ExpressionAttributeNames unused in expressions: keys: {#unused}"),
      "[parity-2026-05]"
    ) {
      $0.updateExpression = "SET a = :v"
      $0.expressionAttributeValues = [":v": .null]
      $0.expressionAttributeNames = ["#unused": "x"]
    },
    rows.refused(
      "names without an expression",
      one("ExpressionAttributeNames can only be specified when using expressions"), "[parity-suite]"
    ) { $0.expressionAttributeNames = ["#a": "a"] },
    rows.refused(
      "values without an expression",
      one("ExpressionAttributeValues can only be specified when using expressions"),
      "[parity-suite]"
    ) { $0.expressionAttributeValues = [":a": .null] },
    rows.refused(
      "more than 4096 bytes",
      one(
        "Invalid UpdateExpression: Expression size has exceeded the maximum allowed size;"),
      "us-east-1 and eu-west-2, 2026-10-09"
    ) {
      $0.updateExpression = "REMOVE " + letters(4090)
    },
  ]

  static let legacy: [Case<UpdateItemInput>] =
    [
      rows.refused(
        "PUT without a value",
        one("\(invalid)Only DELETE action is allowed when no attribute value is specified"),
        "[dynalite-suite]"
      ) { $0.attributeUpdates = ["a": AttributeValueUpdate()] },
      rows.refused(
        "ADD without a value",
        one("\(invalid)Only DELETE action is allowed when no attribute value is specified"),
        "[dynalite-suite]"
      ) { $0.attributeUpdates = ["a": AttributeValueUpdate(action: .add)] },
      rows.passes("DELETE without a value", "API") {
        $0.attributeUpdates = ["a": AttributeValueUpdate(action: .delete)]
      },
      rows.passes("no updates at all", "[scylla-alternator]") { $0.attributeUpdates = [:] },
      rows.passes("ADD of a list", "[dynalite-suite]") {
        $0.attributeUpdates = ["a": AttributeValueUpdate(value: .list([]), action: .add)]
      },
      rows.refused(
        "an unknown action",
        one("Member must satisfy enum value set: [ADD, DELETE, PUT]' for Action"),
        "us-east-1 and eu-west-2, 2026-10-10"
      ) {
        $0.attributeUpdates = [
          "a": AttributeValueUpdate(value: .null, action: .unrecognized("INC"))
        ]
      },
    ]
    + ([
      .string("1"), .number(BadValue.number("1")), .binary([1]), .null, .bool(true), .map([:]),
      .list([]),
    ] as [AttributeValue]).map { value in
      rows.refused(
        "DELETE of a \(value.typeName)",
        one("\(invalid)DELETE action with value is not supported for the type \(value.typeName)"),
        "[dynalite-suite]"
      ) { $0.attributeUpdates = ["a": AttributeValueUpdate(value: value, action: .delete)] }
    }
    + ([.string("1"), .binary([1]), .null, .bool(true), .map([:])] as [AttributeValue]).map {
      value in
      rows.refused(
        "ADD of a \(value.typeName)",
        one("\(invalid)ADD action is not supported for the type \(value.typeName)"),
        "[dynalite-suite]"
      ) { $0.attributeUpdates = ["a": AttributeValueUpdate(value: value, action: .add)] }
    }

  @Test("members are validated first", arguments: members)
  func checkMembers(row: Case<UpdateItemInput>) { check(row) }

  @Test("the expressions and their names and values are validated", arguments: expressions)
  func checkExpressions(row: Case<UpdateItemInput>) { check(row) }

  @Test("legacy updates are validated", arguments: legacy)
  func checkLegacy(row: Case<UpdateItemInput>) { check(row) }

  private func check(_ row: Case<UpdateItemInput>) {
    row.check { (input) throws(DynamoDBError) in try UpdateItemRequest(validating: input) }
  }

  @Test("an update with only a key changes nothing, and legacy updates are marked")
  func product() throws {
    let bare = try UpdateItemRequest(validating: Self.rows.base)
    #expect(bare.update == nil && !bare.isLegacy && bare.returnValues == .nothing)
    let legacy = try UpdateItemRequest(
      validating: UpdateItemInput(
        tableName: "tab", key: ["pk": .string("k")],
        attributeUpdates: ["a": AttributeValueUpdate(value: .null)], returnValues: .allNew))
    #expect(legacy.isLegacy && legacy.returnValues == .allNew)
    #expect(legacy.update?.rootAttributes == ["a"])
  }
}

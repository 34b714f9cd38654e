import DynamockExpressions
import DynamockModel
import DynamockValidation
import Testing

@Suite("PutItem")
struct PutItemTests {
  private static let rows = Rows(
    base: PutItemInput(tableName: "tab", item: ["pk": .string("k")]))

  static let members: [Case<PutItemInput>] = [
    rows.passes("an item and nothing else", "[scylla-alternator]"),
    rows.refused("no table name", one(null("tableName")), "[parity-2026-05]") {
      $0.tableName = nil
    },
    rows.refused("no item", one(null("item")), "[dynalite-suite]") { $0.item = nil },
    rows.refused("neither", many(null("tableName"), null("item")), "[dynalite-suite]") {
      $0.tableName = nil
      $0.item = nil
    },
    rows.refused(
      "three bad enumerations",
      many(
        value("INVALID", at: "returnConsumedCapacity", capacitySet), newerReturnValues,
        value("INVALID", at: "returnItemCollectionMetrics", metricsSet)),
      "us-east-1 and eu-west-2, 2026-09-20"
    ) {
      $0.returnConsumedCapacity = .unrecognized("INVALID")
      $0.returnItemCollectionMetrics = .unrecognized("INVALID")
      $0.returnValues = .unrecognized("INVALID")
    },
    rows.refused("ReturnValues unknown", one(newerReturnValues), "[parity-suite]") {
      $0.returnValues = .unrecognized("BOGUS")
    },
    rows.refused(
      "ReturnConsumedCapacity unknown",
      one(value("hi", at: "returnConsumedCapacity", capacitySet)), "[parity-suite]"
    ) { $0.returnConsumedCapacity = .unrecognized("hi") },
    rows.refused(
      "ALL_NEW of a put", one("ReturnValues can only be ALL_OLD or NONE"),
      "[parity-suite] deleteItem"
    ) { $0.returnValues = .allNew },
    rows.refused(
      "UPDATED_OLD of a put", one("ReturnValues can only be ALL_OLD or NONE"),
      "[parity-suite] deleteItem"
    ) { $0.returnValues = .updatedOld },
    rows.passes("ALL_OLD of a put", "API") { $0.returnValues = .allOld },
    rows.refused(
      "a missing item with bad members, in the older form",
      many(
        value("INVALID", at: "returnConsumedCapacity", capacitySet),
        value(
          "", at: "tableName", "Member must have length greater than or equal to 1"),
        value("INVALID", at: "returnValues", olderReturnValuesSet), null("item")),
      "[parity-suite] updateItem, member errors beside a missing Key"
    ) {
      $0.tableName = ""
      $0.item = nil
      $0.returnConsumedCapacity = .unrecognized("INVALID")
      $0.returnValues = .unrecognized("INVALID")
    },
  ]

  static let expressions: [Case<PutItemInput>] = [
    rows.refused(
      "Expected with ConditionExpression",
      one(
        "Can not use both expression and non-expression parameters in the same request: "
          + "Non-expression parameters: {Expected} Expression parameters: {ConditionExpression}"),
      "[parity-2026-05]"
    ) {
      $0.expected = ["pk": ExpectedAttributeValue(exists: false)]
      $0.conditionExpression = "attribute_not_exists(pk)"
    },
    rows.refused(
      "values without an expression",
      one("ExpressionAttributeValues can only be specified when using expressions"),
      "[parity-suite]"
    ) { $0.expressionAttributeValues = [":v": .string("x")] },
    rows.refused(
      "names without an expression",
      one("ExpressionAttributeNames can only be specified when using expressions"), "[parity-suite]"
    ) { $0.expressionAttributeNames = ["#a": "a"] },
    rows.refused(
      "an empty condition",
      one("Invalid ConditionExpression: The expression can not be empty;"), "[parity-suite]"
    ) { $0.conditionExpression = "" },
    rows.refused(
      "redundant parentheses",
      one("Invalid ConditionExpression: The expression has redundant parentheses;"),
      "[parity-2026-05]"
    ) { $0.conditionExpression = "((attribute_not_exists(pk)))" },
    rows.refused(
      "a repeated operand",
      one(
        "Invalid ConditionExpression: The first operand must be distinct from the remaining "
          + "operands for this operator or function; operator: contains, first operand: [data]"),
      "[parity-2026-05]"
    ) {
      $0.conditionExpression = "contains(#a, #a)"
      $0.expressionAttributeNames = ["#a": "data"]
    },
    rows.refused(
      "an unused value",
      one("Value provided in ExpressionAttributeValues unused in expressions: keys: {:u}"),
      "[parity-2026-05]"
    ) {
      $0.conditionExpression = "a = :v"
      $0.expressionAttributeValues = [":v": .null, ":u": .null]
    },
    rows.refused(
      "an unused name",
      one("Value provided in ExpressionAttributeNames unused in expressions: keys: {#u}"),
      "[parity-2026-05]"
    ) {
      $0.conditionExpression = "attribute_exists(a)"
      $0.expressionAttributeNames = ["#u": "u"]
    },
  ]

  static let sizes: [Case<PutItemInput>] = [
    rows.passes("409,600 bytes", "[parity-suite] itemSizeBySurface") {
      $0.item = ["pk": .string("k"), "v": .string(letters(409_600 - 4))]
    },
    rows.refused(
      "409,601 bytes", "Item size has exceeded the maximum allowed size",
      "[parity-suite] itemSizeBySurface"
    ) { $0.item = ["pk": .string("k"), "v": .string(letters(409_601 - 4))] },
    rows.refused(
      "a list that is too large", "Item size has exceeded the maximum allowed size",
      "[parity-suite]"
    ) {
      $0.item = ["pk": .string("k"), "v": .list([.binary(Array(repeating: 0, count: 409_600))])]
    },
    rows.passes("numbers that may still fit", "[parity-suite] numberByteSize") {
      let filler = letters(409_600 - 3 - 1 - 200)
      $0.item = Item(
        uniqueAttributes: [
          Attribute(name: "pk", value: .string("k")), Attribute(name: "v", value: .string(filler)),
        ]
          + (0..<10).map { Attribute(name: "n\($0)", value: .number(BadValue.number("1"))) })
    },
  ]

  @Test("members are validated first", arguments: members)
  func checkMembers(row: Case<PutItemInput>) { check(row) }

  @Test("the condition and its names and values are validated", arguments: expressions)
  func checkExpressions(row: Case<PutItemInput>) { check(row) }

  @Test("an item has at most 400 KB", arguments: sizes)
  func checkSizes(row: Case<PutItemInput>) { check(row) }

  private func check(_ row: Case<PutItemInput>) {
    row.check { (input) throws(DynamoDBError) in try PutItemRequest(validating: input) }
  }

  @Test("a validated PutItem contains all that the engine needs")
  func product() throws {
    let request = try PutItemRequest(
      validating: PutItemInput(
        tableName: "arn:aws:dynamodb:us-east-1:123456789012:table/Things",
        item: ["pk": .string("k")], returnValues: .allOld, returnConsumedCapacity: .indexes,
        returnItemCollectionMetrics: .size, conditionExpression: "attribute_exists(pk)",
        returnValuesOnConditionCheckFailure: .allOld))
    #expect(request.table.name == "Things")
    #expect(request.table.account == "123456789012")
    #expect(request.table.asSent.hasPrefix("arn:"))
    #expect(request.condition?.condition == .attributeExists(.init("pk")))
    #expect(request.returnsOld && request.returnsItemOnFailure)
    #expect(request.report.capacity == .indexes)
    #expect(request.report.itemCollectionMetrics)
  }
}

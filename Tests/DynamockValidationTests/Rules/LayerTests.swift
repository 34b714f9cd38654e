import DynamockModel
import DynamockValidation
import Testing

/// Tests which layer reads a request: the operation's own, or the older one for loosely written
/// requests (us-east-1 and eu-west-2, 2026-10-10).
@Suite("The layer that reads a request")
struct LayerTests {
  private static let bad = AttributeValue.malformed(.notANumber("abc"))
  private static let sentence = "The parameter cannot be converted to a numeric value: abc"
  private static let wrapped =
    "ExpressionAttributeValues contains invalid value: \(sentence) for key :v"

  /// A request with an invalid number, and its error in the operation's layer and in the older one.
  struct Row: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let current: String
    let older: String
    let refuse: @Sendable (_ isLoose: Bool) throws -> Void
  }

  static let rows: [Row] = [
    Row(testDescription: "PutItem's item", current: one(sentence), older: sentence) {
      _ = try PutItemRequest(
        validating: PutItemInput(tableName: "tab", item: ["pk": .string("k"), "n": bad]),
        isLoose: $0)
    },
    Row(testDescription: "PutItem's condition", current: one(sentence), older: wrapped) {
      _ = try PutItemRequest(
        validating: PutItemInput(
          tableName: "tab", item: ["pk": .string("k")], conditionExpression: "n = :v",
          expressionAttributeValues: [":v": bad]), isLoose: $0)
    },
    Row(testDescription: "UpdateItem's values", current: one(sentence), older: wrapped) {
      _ = try UpdateItemRequest(
        validating: UpdateItemInput(
          tableName: "tab", key: ["pk": .string("k")], updateExpression: "SET n = :v",
          expressionAttributeValues: [":v": bad]), isLoose: $0)
    },
    Row(testDescription: "DeleteItem's key", current: one(sentence), older: sentence) {
      _ = try DeleteItemRequest(
        validating: DeleteItemInput(tableName: "tab", key: ["pk": bad]), isLoose: $0)
    },
    Row(testDescription: "GetItem's key", current: sentence, older: sentence) {
      _ = try GetItemRequest(
        validating: GetItemInput(tableName: "tab", key: ["pk": bad]), isLoose: $0)
    },
    Row(testDescription: "Query's values", current: sentence, older: wrapped) {
      _ = try QueryRequest(
        validating: QueryInput(
          tableName: "tab", keyConditionExpression: "pk = :v",
          expressionAttributeValues: [":v": bad]), isLoose: $0)
    },
    Row(
      testDescription: "Query's starting key",
      current: "\(invalid)Null attribute value types must have the value of true",
      older: "The provided starting key is invalid: "
        + "\(invalid)Null attribute value types must have the value of true"
    ) {
      _ = try QueryRequest(
        validating: QueryInput(
          tableName: "tab", exclusiveStartKey: ["pk": .malformed(.nullIsFalse)],
          keyConditionExpression: "pk = :v", expressionAttributeValues: [":v": .string("k")]),
        isLoose: $0)
    },
    Row(
      testDescription: "a Limit below 1",
      current: one(
        "Value at 'Limit' failed to satisfy constraint: "
          + "Member must have value greater than or equal to 1"),
      older: one(
        value("0", at: "limit", "Member must have value greater than or equal to 1"))
    ) {
      _ = try QueryRequest(
        validating: QueryInput(
          tableName: "tab", limit: 0, keyConditionExpression: "pk = :v",
          expressionAttributeValues: [":v": .string("k")]), isLoose: $0)
    },
  ]

  @Test(
    "is the operation's own, but the older one for a loosely written request",
    arguments: rows)
  func layers(_ row: Row) {
    for (isLoose, expected) in [(false, row.current), (true, row.older)] {
      let refusal = #expect(throws: DynamoDBError.self) { try row.refuse(isLoose) }
      #expect(refusal?.message == expected, "\(row.testDescription), loose: \(isLoose)")
    }
  }

  @Test("accepts a valid request in any notation")
  func sound() throws {
    _ = try GetItemRequest(
      validating: GetItemInput(tableName: "tab", key: ["pk": .string("k")]), isLoose: true)
  }
}

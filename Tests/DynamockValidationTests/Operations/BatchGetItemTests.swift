import DynamockExpressions
import DynamockModel
import DynamockValidation
import Testing

@Suite("BatchGetItem")
struct BatchGetItemTests {
  private static let rows = Rows(
    base: BatchGetItemInput(requestItems: ["tab": KeysAndAttributes(keys: [key(1)])]))

  private static func key(_ number: Int) -> Item { ["pk": .string("k\(number)")] }

  private static func keys(_ count: Int, from first: Int = 0) -> KeysAndAttributes {
    KeysAndAttributes(keys: (0..<count).map { key(first + $0) })
  }

  private static let mapKeys =
    "Map keys must satisfy constraint: [Member must have length less than or equal to 255, "
    + "Member must have length greater than or equal to 3, "
    + "Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+]"

  static let all: [Case<BatchGetItemInput>] = [
    rows.passes("one key", "[scylla-alternator]"),
    rows.passes("100 keys of three tables", "[parity-2026-05]") {
      $0.requestItems = ["tab": keys(50), "two": keys(49), "three": keys(1)]
    },
    rows.refused("nothing", one(null("requestItems")), "[dynalite-suite]") {
      $0.requestItems = nil
    },
    rows.refused(
      "no tables",
      one(
        "Value at 'RequestItems' failed to satisfy constraint: Member must have length greater than "
          + "or equal to 1"), "[parity-suite] (32 of 33 regions)"
    ) { $0.requestItems = [:] },
    rows.refused(
      "a table without keys",
      one(
        "Value at 'RequestItems.tab.member.Keys' failed to satisfy constraint: Member must have "
          + "length greater than or equal to 1"), "[parity-suite]"
    ) { $0.requestItems = ["tab": keys(0)] },
    rows.refused(
      "101 keys",
      one(
        "Value at 'RequestItems.tab.member.Keys' failed to satisfy constraint: Member must have "
          + "length less than or equal to 100"), "[parity-2026-05]"
    ) { $0.requestItems = ["tab": keys(101)] },
    rows.refused(
      "101 keys of two tables", "Too many items requested for the BatchGetItem call",
      "[dynalite-suite]"
    ) { $0.requestItems = ["tab": keys(100), "two": keys(1)] },
    rows.refused(
      "no keys", one(null("requestItems.tab.member.keys")), "[dynalite-suite]"
    ) { $0.requestItems = ["tab": KeysAndAttributes(keys: nil)] },
    rows.refused(
      "ReturnConsumedCapacity unknown",
      one(value("hi", at: "returnConsumedCapacity", capacitySet)), "[parity-suite]"
    ) { $0.returnConsumedCapacity = .unrecognized("hi") },
    rows.refused(
      "a bad table name",
      one(value(#"{"bad!name":{"Keys":[{"pk":{"S":"k1"}}]}}"#, at: "requestItems", mapKeys)),
      "[parity-suite]"
    ) { $0.requestItems = ["bad!name": KeysAndAttributes(keys: [key(1)])] },
    rows.refused(
      "a short table name with an unknown enumeration",
      many(
        value(#"{"ab":{"Keys":[{"pk":{"S":"k1"}}]}}"#, at: "requestItems", mapKeys),
        value("hi", at: "returnConsumedCapacity", capacitySet)), "[parity-suite]"
    ) {
      $0.requestItems = ["ab": KeysAndAttributes(keys: [key(1)])]
      $0.returnConsumedCapacity = .unrecognized("hi")
    },
    rows.refused(
      "AttributesToGet without names",
      one(
        "Value at 'RequestItems.tab.member.AttributesToGet' failed to satisfy constraint: Member "
          + "must have length greater than or equal to 1"), "[botocore-model]"
    ) { $0.requestItems = ["tab": KeysAndAttributes(keys: [key(1)], attributesToGet: [])] },
    rows.refused(
      "ProjectionExpression with AttributesToGet",
      "Can not use both expression and non-expression parameters in the same request: "
        + "Non-expression parameters: {AttributesToGet} Expression parameters: "
        + "{ProjectionExpression}", "[dynalite-suite]"
    ) {
      $0.requestItems = [
        "tab": KeysAndAttributes(
          keys: [key(1)], attributesToGet: ["a"], projectionExpression: "a")
      ]
    },
    rows.refused(
      "names without an expression",
      "ExpressionAttributeNames can only be specified when using expressions", "[parity-suite]"
    ) {
      $0.requestItems = [
        "tab": KeysAndAttributes(keys: [key(1)], expressionAttributeNames: ["#a": "a"])
      ]
    },
    rows.refused(
      "a repeated attribute", "\(invalid)Duplicate value in attribute name: a", "[dynoxide-gap]"
    ) {
      $0.requestItems = ["tab": KeysAndAttributes(keys: [key(1)], attributesToGet: ["a", "a"])]
    },
    rows.refused(
      "an empty projection", "Invalid ProjectionExpression: The expression can not be empty;",
      "[parity-suite]"
    ) {
      $0.requestItems = ["tab": KeysAndAttributes(keys: [key(1)], projectionExpression: "")]
    },
    rows.refused(
      "the second table's projection",
      #"Invalid ProjectionExpression: Syntax error; token: "!", near: "!""#, "[dynalite-suite]"
    ) {
      $0.requestItems = [
        "tab": KeysAndAttributes(keys: [key(1)], projectionExpression: "a"),
        "two": KeysAndAttributes(keys: [key(1)], projectionExpression: "!"),
      ]
    },
    // The engine detects the faults that depend on the table: a duplicate key, an invalid key.
    rows.passes("a repeated key, as far as the request shows", "[parity-2026-05]") {
      $0.requestItems = ["tab": KeysAndAttributes(keys: [key(1), key(1)])]
    },
  ]

  @Test("BatchGetItem is validated", arguments: all)
  func checks(row: Case<BatchGetItemInput>) {
    row.check { (input) throws(DynamoDBError) in try BatchGetItemRequest(validating: input) }
  }

  @Test("a validated BatchGetItem keeps each table's keys in order and as sent")
  func product() throws {
    let sent = KeysAndAttributes(
      keys: [Self.key(2), Self.key(1)], consistentRead: true, projectionExpression: "a")
    let request = try BatchGetItemRequest(
      validating: BatchGetItemInput(
        requestItems: ["tab": sent, "two": Self.keys(1)], returnConsumedCapacity: .total))
    #expect(request.tables.map(\.table.name) == ["tab", "two"])
    #expect(request.tables[0].keys.items == [Self.key(2), Self.key(1)])
    #expect(request.tables[0].isConsistent && !request.tables[1].isConsistent)
    #expect(request.tables[0].projection?.rootAttributes == ["a"])
    #expect(request.tables[0].asSent == sent)
    #expect(request.capacity == .total)
  }
}

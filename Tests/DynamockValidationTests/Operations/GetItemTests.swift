import DynamockExpressions
import DynamockModel
import DynamockValidation
import Testing

@Suite("GetItem")
struct GetItemTests {
  private static let rows = Rows(base: GetItemInput(tableName: "tab", key: ["pk": .string("k")]))

  static let members: [Case<GetItemInput>] = [
    rows.passes("a key and nothing else", "[scylla-alternator]"),
    rows.refused("no key", one(null("key")), "[dynalite-suite]") { $0.key = nil },
    rows.refused(
      "neither a name nor a key", many(null("tableName"), null("key")), "[dynalite-suite]"
    ) {
      $0.tableName = nil
      $0.key = nil
    },
    rows.refused(
      "ReturnConsumedCapacity unknown",
      one(value("hi", at: "returnConsumedCapacity", capacitySet)), "[parity-suite]"
    ) { $0.returnConsumedCapacity = .unrecognized("hi") },
    rows.refused(
      "ReturnConsumedCapacity in lower case",
      one(value("total", at: "returnConsumedCapacity", capacitySet)), "[dynalite-suite]"
    ) { $0.returnConsumedCapacity = .unrecognized("total") },
    rows.refused(
      "AttributesToGet without names",
      one(
        "Value at 'AttributesToGet' failed to satisfy constraint: Member must have length greater "
          + "than or equal to 1"), "[parity-suite] readOperations"
    ) { $0.attributesToGet = [] },
    rows.refused(
      "256 names to get",
      one(
        "Value at 'AttributesToGet' failed to satisfy constraint: Member must have length less "
          + "than or equal to 255"), "[botocore-model]"
    ) { $0.attributesToGet = (0..<256).map { "a\($0)" } },
    rows.refused(
      "an unknown enumeration and no names, in the order of the members",
      many(
        value("hi", at: "returnConsumedCapacity", capacitySet),
        "Value at 'AttributesToGet' failed to satisfy constraint: Member must have length greater "
          + "than or equal to 1"), "[parity-suite]"
    ) {
      $0.returnConsumedCapacity = .unrecognized("hi")
      $0.attributesToGet = []
    },
    rows.refused(
      "no key with bad members, in the older form",
      many(
        value("hi", at: "returnConsumedCapacity", capacitySet),
        value("[]", at: "attributesToGet", "Member must have length greater than or equal to 1"),
        value("a!", at: "tableName", pattern),
        value("a!", at: "tableName", "Member must have length greater than or equal to 3"),
        null("key")), "[dynalite-suite]; the length in seven regions, 2026-10-09"
    ) {
      $0.tableName = "a!"
      $0.key = nil
      $0.returnConsumedCapacity = .unrecognized("hi")
      $0.attributesToGet = []
    },
  ]

  static let projections: [Case<GetItemInput>] = [
    rows.refused(
      "ProjectionExpression with AttributesToGet",
      "Can not use both expression and non-expression parameters in the same request: "
        + "Non-expression parameters: {AttributesToGet} Expression parameters: "
        + "{ProjectionExpression}", "[dynalite-suite]"
    ) {
      $0.projectionExpression = "a"
      $0.attributesToGet = ["a"]
    },
    rows.refused(
      "names without an expression",
      "ExpressionAttributeNames can only be specified when using expressions", "[parity-suite]"
    ) { $0.expressionAttributeNames = ["#a": "a"] },
    rows.refused(
      "names with AttributesToGet",
      "ExpressionAttributeNames can only be specified when using expressions", "[dynalite-suite]"
    ) {
      $0.attributesToGet = ["a"]
      $0.expressionAttributeNames = ["#a": "a"]
    },
    rows.refused(
      "a repeated attribute",
      "\(invalid)Duplicate value in attribute name: a", "[dynoxide-gap]"
    ) { $0.attributesToGet = ["a", "b", "a"] },
    rows.passes("two spellings of one letter", "[scylla-alternator]") {
      $0.attributesToGet = ["\u{e9}", "e\u{301}"]
    },
    rows.refused(
      "an empty projection",
      "Invalid ProjectionExpression: The expression can not be empty;", "[parity-suite]"
    ) { $0.projectionExpression = "" },
    rows.refused(
      "a reserved word",
      "Invalid ProjectionExpression: Attribute name is a reserved keyword; reserved keyword: Name",
      "[parity-2026-05]"
    ) { $0.projectionExpression = "Name" },
    rows.refused(
      "paths that overlap",
      "Invalid ProjectionExpression: Two document paths overlap with each other; must remove or "
        + "rewrite one of these paths; path one: [a], path two: [a, b]", "[parity-2026-05]"
    ) { $0.projectionExpression = "a, a.b" },
    rows.refused(
      "a name that is not defined",
      "Invalid ProjectionExpression: An expression attribute name used in the document path is not "
        + "defined; attribute name: #n", "[parity-2026-05]"
    ) { $0.projectionExpression = "#n" },
    rows.refused(
      "an unused name",
      "Value provided in ExpressionAttributeNames unused in expressions: keys: {#u}",
      "[parity-2026-05]"
    ) {
      $0.projectionExpression = "a"
      $0.expressionAttributeNames = ["#u": "u"]
    },
    rows.refused(
      "an empty map of names", "ExpressionAttributeNames must not be empty", "[parity-suite]"
    ) {
      $0.projectionExpression = "a"
      $0.expressionAttributeNames = [:]
    },
    rows.refused(
      "AttributesToGet and empty names",
      "ExpressionAttributeNames can only be specified when using expressions", "[dynalite-suite]"
    ) {
      $0.attributesToGet = ["a"]
      $0.expressionAttributeNames = [:]
    },
  ]

  @Test("members are validated first", arguments: members)
  func checkMembers(row: Case<GetItemInput>) { check(row) }

  @Test("the projection is validated", arguments: projections)
  func checkProjections(row: Case<GetItemInput>) { check(row) }

  private func check(_ row: Case<GetItemInput>) {
    row.check { (input) throws(DynamoDBError) in try GetItemRequest(validating: input) }
  }

  @Test("a validated GetItem contains all that the engine needs")
  func product() throws {
    let request = try GetItemRequest(
      validating: GetItemInput(
        tableName: "tab", key: ["pk": .string("k")], consistentRead: true,
        returnConsumedCapacity: .total, projectionExpression: "#n.b[0]",
        expressionAttributeNames: ["#n": "name"]))
    #expect(request.table.name == "tab" && request.table.account == nil)
    #expect(request.isConsistent && request.capacity == .total)
    #expect(request.projection?.rootAttributes == ["name"])
    let legacy = try GetItemRequest(
      validating: GetItemInput(
        tableName: "tab", key: ["pk": .string("k")], attributesToGet: ["a.b", "c"]))
    #expect(legacy.projection?.rootAttributes == ["a.b", "c"])
    #expect(!legacy.isConsistent && legacy.capacity == .nothing)
  }
}

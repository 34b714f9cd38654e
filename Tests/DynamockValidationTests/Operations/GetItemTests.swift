import DynamockExpressions
import DynamockModel
import DynamockValidation
import Testing

@Suite("GetItem")
struct GetItemTests {
  private static let rows = Rows(base: GetItemInput(tableName: "tab", key: ["pk": .string("k")]))

  static let members: [Case<GetItemInput>] = [
    rows.passes("a key and nothing else", "A"),
    rows.refused("no key", one(null("key")), "D") { $0.key = nil },
    rows.refused("neither name nor key", many(null("tableName"), null("key")), "D") {
      $0.tableName = nil
      $0.key = nil
    },
    rows.refused(
      "ReturnConsumedCapacity unknown",
      one(value("hi", at: "returnConsumedCapacity", capacitySet)), "C+"
    ) { $0.returnConsumedCapacity = .unrecognized("hi") },
    rows.refused(
      "ReturnConsumedCapacity in lower case",
      one(value("total", at: "returnConsumedCapacity", capacitySet)), "D"
    ) { $0.returnConsumedCapacity = .unrecognized("total") },
    rows.refused(
      "AttributesToGet without names",
      one(
        "Value at 'AttributesToGet' failed to satisfy constraint: Member must have length greater "
          + "than or equal to 1"), "C+ readOperations"
    ) { $0.attributesToGet = [] },
    rows.refused(
      "256 names to get",
      one(
        "Value at 'AttributesToGet' failed to satisfy constraint: Member must have length less "
          + "than or equal to 255"), "model"
    ) { $0.attributesToGet = (0..<256).map { "a\($0)" } },
    rows.refused(
      "an unknown enumeration and no names, in the order of the members",
      many(
        value("hi", at: "returnConsumedCapacity", capacitySet),
        "Value at 'AttributesToGet' failed to satisfy constraint: Member must have length greater "
          + "than or equal to 1"), "§6"
    ) {
      $0.returnConsumedCapacity = .unrecognized("hi")
      $0.attributesToGet = []
    },
    rows.refused(
      "no key beside bad members, in the older form",
      many(
        value("hi", at: "returnConsumedCapacity", capacitySet),
        value("[]", at: "attributesToGet", "Member must have length greater than or equal to 1"),
        value("a!", at: "tableName", pattern),
        value("a!", at: "tableName", "Member must have length greater than or equal to 3"),
        null("key")), "D; the length in seven regions, 2026-10-09"
    ) {
      $0.tableName = "a!"
      $0.key = nil
      $0.returnConsumedCapacity = .unrecognized("hi")
      $0.attributesToGet = []
    },
  ]

  static let projections: [Case<GetItemInput>] = [
    rows.refused(
      "ProjectionExpression beside AttributesToGet",
      "Can not use both expression and non-expression parameters in the same request: "
        + "Non-expression parameters: {AttributesToGet} Expression parameters: "
        + "{ProjectionExpression}", "D"
    ) {
      $0.projectionExpression = "a"
      $0.attributesToGet = ["a"]
    },
    rows.refused(
      "names without an expression",
      "ExpressionAttributeNames can only be specified when using expressions", "C+"
    ) { $0.expressionAttributeNames = ["#a": "a"] },
    rows.refused(
      "names beside AttributesToGet",
      "ExpressionAttributeNames can only be specified when using expressions", "D"
    ) {
      $0.attributesToGet = ["a"]
      $0.expressionAttributeNames = ["#a": "a"]
    },
    rows.refused(
      "an attribute twice",
      "\(invalid)Duplicate value in attribute name: a", "G"
    ) { $0.attributesToGet = ["a", "b", "a"] },
    rows.passes("two spellings of one letter", "semantics §5") {
      $0.attributesToGet = ["\u{e9}", "e\u{301}"]
    },
    rows.refused(
      "an empty projection",
      "Invalid ProjectionExpression: The expression can not be empty;", "C+"
    ) { $0.projectionExpression = "" },
    rows.refused(
      "a reserved word",
      "Invalid ProjectionExpression: Attribute name is a reserved keyword; reserved keyword: Name",
      "C"
    ) { $0.projectionExpression = "Name" },
    rows.refused(
      "paths that overlap",
      "Invalid ProjectionExpression: Two document paths overlap with each other; must remove or "
        + "rewrite one of these paths; path one: [a], path two: [a, b]", "C"
    ) { $0.projectionExpression = "a, a.b" },
    rows.refused(
      "a name that is not defined",
      "Invalid ProjectionExpression: An expression attribute name used in the document path is not "
        + "defined; attribute name: #n", "C"
    ) { $0.projectionExpression = "#n" },
    rows.refused(
      "a name that nothing uses",
      "Value provided in ExpressionAttributeNames unused in expressions: keys: {#u}", "C"
    ) {
      $0.projectionExpression = "a"
      $0.expressionAttributeNames = ["#u": "u"]
    },
    rows.refused(
      "an empty map of names", "ExpressionAttributeNames must not be empty", "C+"
    ) {
      $0.projectionExpression = "a"
      $0.expressionAttributeNames = [:]
    },
    rows.refused(
      "AttributesToGet and empty names",
      "ExpressionAttributeNames can only be specified when using expressions", "D"
    ) {
      $0.attributesToGet = ["a"]
      $0.expressionAttributeNames = [:]
    },
  ]

  @Test("members are checked first", arguments: members)
  func checkMembers(row: Case<GetItemInput>) { check(row) }

  @Test("the projection is checked", arguments: projections)
  func checkProjections(row: Case<GetItemInput>) { check(row) }

  private func check(_ row: Case<GetItemInput>) {
    row.check { (input) throws(DynamoDBError) in try GetItemRequest(validating: input) }
  }

  @Test("a checked GetItem carries what the engine needs")
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

import DynamockExpressions
import DynamockModel
import DynamockValidation
import Testing

@Suite("Query")
struct QueryTests {
  private static let rows = Rows(
    base: QueryInput(
      tableName: "tab", keyConditionExpression: "pk = :p",
      expressionAttributeValues: [":p": .string("k")]))

  /// A Query with KeyConditions.
  private static let legacyRows = Rows(
    base: QueryInput(tableName: "tab", keyConditions: ["pk": eq(.string("k"))]))

  private static func eq(_ value: AttributeValue) -> LegacyCondition {
    LegacyCondition(attributeValueList: [value], comparisonOperator: .eq)
  }

  private static func atLeast(_ minimum: Int, _ member: String) -> String {
    "Value at '\(member)' failed to satisfy constraint: Member must have "
      + (member == "Limit" ? "value" : "length") + " greater than or equal to \(minimum)"
  }

  static let members: [Case<QueryInput>] = [
    rows.passes("a key condition and nothing else", "[scylla-alternator]"),
    legacyRows.passes("KeyConditions and nothing else", "[parity-2026-05] legacy-api"),
    rows.refused("Limit 0", one(atLeast(1, "Limit")), "[parity-2026-05]") { $0.limit = 0 },
    rows.refused("Limit -1", one(atLeast(1, "Limit")), "[parity-suite]") { $0.limit = -1 },
    rows.passes("Limit 100,000", "API") { $0.limit = 100_000 },
    rows.refused(
      "AttributesToGet without names", one(atLeast(1, "AttributesToGet")), "[parity-suite]"
    ) {
      $0.attributesToGet = []
    },
    rows.refused(
      "a short index name",
      one(value("in", at: "indexName", "Member must have length greater than or equal to 3")),
      "[parity-suite]"
    ) { $0.indexName = "in" },
    rows.refused(
      "a bad index name", one(value("by;date", at: "indexName", pattern)), "[dynalite-suite]"
    ) {
      $0.indexName = "by;date"
    },
    rows.refused(
      "a long index name",
      one(
        value(
          letters(256), at: "indexName", "Member must have length less than or equal to 255")),
      "[dynalite-suite]"
    ) { $0.indexName = letters(256) },
    rows.refused("Select unknown", one(value("hi", at: "select", selectSet)), "[parity-2026-05]") {
      $0.select = .unrecognized("hi")
    },
    rows.refused(
      "ReturnConsumedCapacity unknown",
      one(value("hi", at: "returnConsumedCapacity", capacitySet)), "[parity-suite]"
    ) { $0.returnConsumedCapacity = .unrecognized("hi") },
    legacyRows.refused(
      "an unknown operator in KeyConditions",
      one(value("hi", at: "keyConditions.pk.member.comparisonOperator", comparisonSet)),
      "[dynalite-suite]"
    ) { $0.keyConditions = ["pk": LegacyCondition(comparisonOperator: .unrecognized("hi"))] },
    legacyRows.refused(
      "no operator in KeyConditions",
      one(null("keyConditions.pk.member.comparisonOperator")), "[dynalite-suite]"
    ) { $0.keyConditions = ["pk": LegacyCondition(comparisonOperator: nil)] },
    rows.refused(
      "a limit of zero and an empty name, before the rest",
      many(
        "Value at 'Limit' failed to satisfy constraint: "
          + "Member must have value greater than or equal to 1",
        "Value at 'TableName' failed to satisfy constraint: "
          + "Member must have length greater than or equal to 1"),
      "us-east-1 and eu-west-2, 2026-10-09"
    ) {
      $0.tableName = ""
      $0.limit = 0
      $0.returnConsumedCapacity = .unrecognized("hi")
    },
    rows.refused(
      "a bad table name with an unknown enumeration",
      many(
        value("bad!name", at: "tableName", pattern),
        value("hi", at: "returnConsumedCapacity", capacitySet)), "seven regions, 2026-10-09"
    ) {
      $0.tableName = "bad!name"
      $0.returnConsumedCapacity = .unrecognized("hi")
      $0.select = .unrecognized("hi")
    },
    rows.refused(
      "all faults with a missing name, in the order of the older form",
      many(
        value("hi", at: "select", selectSet), value("a;", at: "indexName", pattern),
        value(
          "a;", at: "indexName", "Member must have length greater than or equal to 3"),
        value("hi", at: "returnConsumedCapacity", capacitySet),
        value("x", at: "queryFilter.a.member.comparisonOperator", comparisonSet),
        null("tableName"),
        value("AN", at: "conditionalOperator", "Member must satisfy enum value set: [OR, AND]"),
        value("[]", at: "attributesToGet", "Member must have length greater than or equal to 1"),
        value("-1", at: "limit", "Member must have value greater than or equal to 1"),
        null("keyConditions.b.member.comparisonOperator")), "[dynalite-suite] incorrect attributes"
    ) {
      $0.tableName = nil
      $0.select = .unrecognized("hi")
      $0.indexName = "a;"
      $0.returnConsumedCapacity = .unrecognized("hi")
      $0.queryFilter = ["a": LegacyCondition(comparisonOperator: .unrecognized("x"))]
      $0.conditionalOperator = .unrecognized("AN")
      $0.attributesToGet = []
      $0.limit = -1
      $0.keyConditions = ["b": LegacyCondition(comparisonOperator: nil)]
    },
  ]

  private static func mixed(_ legacy: String, _ expressions: String) -> String {
    "Can not use both expression and non-expression parameters in the same request: "
      + "Non-expression parameters: {\(legacy)} Expression parameters: {\(expressions)}"
  }

  static let mixes: [Case<QueryInput>] = [
    rows.refused(
      "QueryFilter with KeyConditionExpression",
      mixed("QueryFilter", "KeyConditionExpression"), "[dynalite-suite]"
    ) { $0.queryFilter = ["a": eq(.null)] },
    rows.refused(
      "both key conditions", mixed("KeyConditions", "KeyConditionExpression"), "[dynalite-suite]"
    ) { $0.keyConditions = ["pk": eq(.string("k"))] },
    rows.refused(
      "AttributesToGet with KeyConditionExpression",
      mixed("AttributesToGet", "KeyConditionExpression"), "[dynalite-suite]"
    ) { $0.attributesToGet = ["a"] },
    rows.refused(
      "all parameters at once",
      mixed(
        "AttributesToGet, QueryFilter, ConditionalOperator, KeyConditions",
        "ProjectionExpression, FilterExpression, KeyConditionExpression"), "[dynalite-suite]"
    ) {
      $0.projectionExpression = ""
      $0.filterExpression = ""
      $0.attributesToGet = ["a", "a"]
      $0.queryFilter = [:]
      $0.conditionalOperator = .or
      $0.keyConditions = [:]
    },
    legacyRows.passes("KeyConditions with FilterExpression", "[dynalite-suite]") {
      $0.filterExpression = "attribute_exists(a)"
    },
    legacyRows.refused(
      "values without an expression",
      "ExpressionAttributeValues can only be specified when using expressions",
      "[parity-suite] valueLayers"
    ) { $0.expressionAttributeValues = [":v": .null] },
    legacyRows.refused(
      "names without an expression",
      "ExpressionAttributeNames can only be specified when using expressions", "[parity-suite]"
    ) { $0.expressionAttributeNames = ["#v": "a"] },
    rows.refused(
      "no key condition at all",
      "Either the KeyConditions or KeyConditionExpression parameter must be specified in the "
        + "request.", "[dynalite-suite]"
    ) {
      $0.keyConditionExpression = nil
      $0.expressionAttributeValues = nil
    },
    legacyRows.refused(
      "AND over one condition",
      "ConditionalOperator can only be used when Filter or Expected has two or more elements",
      "[parity-suite]"
    ) {
      $0.queryFilter = ["a": eq(.null)]
      $0.conditionalOperator = .and
    },
    legacyRows.refused(
      "AND without a filter", "ConditionalOperator cannot be used without Filter or Expected",
      "DAX client"
    ) { $0.conditionalOperator = .and },
    legacyRows.refused("XOR", newerConjunction, "[parity-suite] query") {
      $0.queryFilter = ["a": eq(.null), "b": eq(.null)]
      $0.conditionalOperator = .unrecognized("XOR")
      $0.select = .unrecognized("hi")
    },
  ]

  static let selects: [Case<QueryInput>] = [
    rows.refused(
      "SPECIFIC_ATTRIBUTES without names",
      one(
        "Must specify the AttributesToGet or ProjectionExpression when choosing to get "
          + "SPECIFIC_ATTRIBUTES"), "[dynoxide-notes], [moto-aws-verified]"
    ) { $0.select = .specificAttributes },
    rows.refused(
      "ALL_PROJECTED_ATTRIBUTES of a table",
      one("ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName"),
      "[moto-aws-verified]"
    ) { $0.select = .allProjectedAttributes },
    rows.refused(
      "COUNT with a projection",
      one("Cannot specify the ProjectionExpression when choosing to get only the Count"),
      "[moto-aws-verified]"
    ) {
      $0.select = .count
      $0.projectionExpression = "a"
    },
    rows.refused(
      "ALL_ATTRIBUTES with a projection",
      one("Cannot specify the ProjectionExpression when choosing to get ALL_ATTRIBUTES"),
      "[moto-aws-verified]"
    ) {
      $0.select = .allAttributes
      $0.projectionExpression = "a"
    },
    legacyRows.refused(
      "ALL_PROJECTED_ATTRIBUTES with AttributesToGet, before the missing index",
      one("Cannot specify the AttributesToGet when choosing to get ALL_PROJECTED_ATTRIBUTES"),
      "[moto-aws-verified]"
    ) {
      $0.select = .allProjectedAttributes
      $0.attributesToGet = ["a"]
    },
    rows.passes("SPECIFIC_ATTRIBUTES with a projection", "[moto-aws-verified]") {
      $0.select = .specificAttributes
      $0.projectionExpression = "a"
    },
    legacyRows.passes("SPECIFIC_ATTRIBUTES with AttributesToGet", "[moto-aws-verified]") {
      $0.select = .specificAttributes
      $0.attributesToGet = ["a"]
    },
    rows.passes("ALL_PROJECTED_ATTRIBUTES of an index", "[moto-aws-verified]") {
      $0.select = .allProjectedAttributes
      $0.indexName = "index"
    },
    rows.passes("COUNT", "[moto-aws-verified]") { $0.select = .count },
    rows.passes("ALL_ATTRIBUTES", "[moto-aws-verified]") { $0.select = .allAttributes },
  ]

  private static func key(_ sentence: String) -> String {
    "Invalid KeyConditionExpression: " + sentence
  }

  static let conditions: [Case<QueryInput>] = [
    rows.refused("an empty one", key("The expression can not be empty;"), "[parity-suite]") {
      $0.keyConditionExpression = ""
    },
    rows.refused(
      "no condition", key(#"Syntax error; token: "<EOF>", near: "pk""#), "[dynalite-suite]"
    ) { $0.keyConditionExpression = "pk" },
    rows.refused(
      "two conditions on one key",
      key("KeyConditionExpressions must only contain one condition per key"), "[parity-suite]"
    ) {
      $0.keyConditionExpression = "pk = :p AND pk = :q"
      $0.expressionAttributeValues = [":p": .string("a"), ":q": .string("b")]
    },
    rows.refused(
      "a nested attribute",
      key("KeyConditionExpressions cannot have conditions on nested attributes"), "[dynoxide-notes]"
    ) { $0.keyConditionExpression = "pk.a = :p" },
    rows.refused(
      "OR", "Invalid operator used in KeyConditionExpression: OR", "[dynalite-suite]"
    ) {
      $0.keyConditionExpression = "pk = :p OR sk = :q"
      $0.expressionAttributeValues = [":p": .string("a"), ":q": .string("b")]
    },
    rows.refused(
      "<>", "Invalid operator used in KeyConditionExpression: <>", "[dynalite-suite]"
    ) { $0.keyConditionExpression = "pk <> :p" },
    rows.refused(
      "an empty filter before the key condition's operator",
      "Invalid FilterExpression: The expression can not be empty;", "[dynalite-suite]"
    ) {
      $0.keyConditionExpression = "pk <> :p"
      $0.filterExpression = ""
      $0.projectionExpression = ""
    },
    rows.refused(
      "an empty projection before the key condition's operator",
      "Invalid ProjectionExpression: The expression can not be empty;", "[dynalite-suite]"
    ) {
      $0.keyConditionExpression = "pk <> :p"
      $0.projectionExpression = ""
    },
    rows.refused(
      "a value that is not defined",
      key("An expression attribute value used in expression is not defined; attribute value: :q"),
      "[parity-2026-05]"
    ) { $0.keyConditionExpression = "pk = :p AND sk = :q" },
    rows.refused(
      "an unused value",
      "Value provided in ExpressionAttributeValues unused in expressions: keys: {:u}",
      "[parity-2026-05]"
    ) { $0.expressionAttributeValues = [":p": .string("k"), ":u": .null] },
    rows.refused(
      "an invalid filter",
      #"Invalid FilterExpression: Syntax error; token: "<EOF>", near: "=""#, "[dynalite-suite]"
    ) { $0.filterExpression = "a =" },
    rows.refused(
      "bounds in the wrong order",
      key(
        "The BETWEEN operator requires upper bound to be greater than or equal to lower bound; lower "
          + "bound operand: AttributeValue: {S:b}, upper bound operand: AttributeValue: {S:a}"),
      "[dynalite-suite]"
    ) {
      $0.keyConditionExpression = "pk = :p AND sk BETWEEN :b AND :a"
      $0.expressionAttributeValues = [
        ":p": .string("k"), ":a": .string("a"), ":b": .string("b"),
      ]
    },
    legacyRows.refused(
      "one bound of BETWEEN",
      "\(invalid)Invalid number of argument(s) for the BETWEEN ComparisonOperator", "[parity-suite]"
    ) {
      $0.keyConditions?["sk"] = LegacyCondition(
        attributeValueList: [.string("a")], comparisonOperator: .between)
    },
    legacyRows.passes("three conditions, for a key of several attributes", "[moto-aws-verified]") {
      $0.keyConditions = ["a": eq(.string("x")), "b": eq(.string("x")), "c": eq(.string("x"))]
    },
    legacyRows.refused("none", "Conditions can be of length 1 or 2 only", "[scylla-alternator]") {
      $0.keyConditions = [:]
    },
    legacyRows.passes(
      "an operator that no index supports, which is checked with the key", "[dynalite-suite]"
    ) {
      $0.keyConditions = [
        "pk": LegacyCondition(attributeValueList: [.string("x")], comparisonOperator: .ne)
      ]
    },
  ]

  @Test("members are validated first", arguments: members)
  func checkMembers(row: Case<QueryInput>) { check(row) }

  @Test("expressions and legacy parameters do not mix", arguments: mixes)
  func checkMixes(row: Case<QueryInput>) { check(row) }

  @Test("Select has to match the projection and the index", arguments: selects)
  func checkSelects(row: Case<QueryInput>) { check(row) }

  @Test("key conditions are validated", arguments: conditions)
  func checkConditions(row: Case<QueryInput>) { check(row) }

  private func check(_ row: Case<QueryInput>) {
    row.check { (input) throws(DynamoDBError) in try QueryRequest(validating: input) }
  }

  @Test("a validated Query contains all that the engine needs")
  func product() throws {
    var input = Self.rows.base
    input.indexName = "by-date"
    input.limit = 5
    input.scanIndexForward = false
    input.filterExpression = "attribute_exists(a)"
    input.exclusiveStartKey = ["pk": .string("k")]
    let request = try QueryRequest(validating: input)
    #expect(!request.isForward && request.read.limit == 5 && request.read.indexName == "by-date")
    #expect(request.read.filter != nil && !request.read.filterIsLegacy)
    #expect(request.read.exclusiveStartKey?.count == 1 && request.read.select == nil)
    #expect(request.read.capacity == .nothing && !request.read.isConsistent)

    var legacy = Self.legacyRows.base
    legacy.queryFilter = ["a": Self.eq(.null)]
    legacy.attributesToGet = ["a"]
    let checked = try QueryRequest(validating: legacy)
    #expect(checked.isForward && checked.read.filterIsLegacy)
    #expect(checked.read.projection?.rootAttributes == ["a"])
  }
}

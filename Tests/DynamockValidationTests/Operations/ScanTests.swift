import DynamockExpressions
import DynamockModel
import DynamockValidation
import Testing

/// Tests Scan, which still uses the older layer ([parity-suite] `valueLayers`).
@Suite("Scan")
struct ScanTests {
  private static let rows = Rows(base: ScanInput(tableName: "tab"))

  private static func eq(_ value: AttributeValue) -> LegacyCondition {
    LegacyCondition(attributeValueList: [value], comparisonOperator: .eq)
  }

  static let members: [Case<ScanInput>] = [
    rows.passes("a name and nothing else", "[scylla-alternator]"),
    rows.refused(
      "Limit 0", one(value("0", at: "limit", "Member must have value greater than or equal to 1")),
      "[parity-2026-05]"
    ) { $0.limit = 0 },
    rows.refused(
      "TotalSegments 0",
      one(value("0", at: "totalSegments", "Member must have value greater than or equal to 1")),
      "[parity-2026-05]"
    ) { $0.totalSegments = 0 },
    rows.refused(
      "TotalSegments 1,000,001",
      one(
        value(
          "1000001", at: "totalSegments", "Member must have value less than or equal to 1000000")),
      "[parity-2026-05]"
    ) {
      $0.totalSegments = 1_000_001
      $0.segment = 0
    },
    rows.refused(
      "Segment -1",
      one(value("-1", at: "segment", "Member must have value greater than or equal to 0")),
      "[parity-2026-05]"
    ) {
      $0.segment = -1
      $0.totalSegments = 4
    },
    rows.refused(
      "Segment 1,000,000",
      one(value("1000000", at: "segment", "Member must have value less than or equal to 999999")),
      "[dynalite-suite]"
    ) { $0.segment = 1_000_000 },
    rows.refused("Select unknown", one(value("hi", at: "select", selectSet)), "[parity-2026-05]") {
      $0.select = .unrecognized("hi")
    },
    rows.refused(
      "AttributesToGet without names",
      one(value("[]", at: "attributesToGet", "Member must have length greater than or equal to 1")),
      "[dynalite-suite]"
    ) { $0.attributesToGet = [] },
    rows.refused(
      "ConditionalOperator unknown",
      one(value("hi", at: "conditionalOperator", "Member must satisfy enum value set: [OR, AND]")),
      "[dynalite-suite]"
    ) { $0.conditionalOperator = .unrecognized("hi") },
    rows.refused(
      "an unknown operator",
      one(value("LIKE", at: "scanFilter.a.member.comparisonOperator", comparisonSet)),
      "[dynalite-suite]"
    ) { $0.scanFilter = ["a": LegacyCondition(comparisonOperator: .unrecognized("LIKE"))] },
    rows.refused(
      "no operator", one(null("scanFilter.a.member.comparisonOperator")), "[dynalite-suite]"
    ) { $0.scanFilter = ["a": LegacyCondition(comparisonOperator: nil)] },
    rows.refused(
      "a short index name",
      one(value("in", at: "indexName", "Member must have length greater than or equal to 3")),
      "[parity-suite]"
    ) { $0.indexName = "in" },
    rows.refused(
      "all faults at once, of which ten are reported",
      many(
        value("hi", at: "select", selectSet), value("a;", at: "indexName", pattern),
        value("a;", at: "indexName", "Member must have length greater than or equal to 3"),
        value("-1", at: "totalSegments", "Member must have value greater than or equal to 1"),
        value("hi", at: "returnConsumedCapacity", capacitySet),
        value("a;", at: "tableName", pattern),
        value("a;", at: "tableName", "Member must have length greater than or equal to 3"),
        value("AN", at: "conditionalOperator", "Member must satisfy enum value set: [OR, AND]"),
        value("x", at: "scanFilter.a.member.comparisonOperator", comparisonSet),
        value("-1", at: "segment", "Member must have value greater than or equal to 0")),
      "[dynalite-suite] incorrect attributes; the name's length in seven regions, 2026-10-09"
    ) {
      $0.tableName = "a;"
      $0.select = .unrecognized("hi")
      $0.indexName = "a;"
      $0.totalSegments = -1
      $0.segment = -1
      $0.limit = -1
      $0.returnConsumedCapacity = .unrecognized("hi")
      $0.conditionalOperator = .unrecognized("AN")
      $0.scanFilter = ["a": LegacyCondition(comparisonOperator: .unrecognized("x"))]
      $0.attributesToGet = []
    },
  ]

  static let rules: [Case<ScanInput>] = [
    rows.refused(
      "Segment alone",
      "The TotalSegments parameter is required but was not present in the request when Segment "
        + "parameter is present", "[parity-2026-05]"
    ) { $0.segment = 0 },
    rows.refused(
      "TotalSegments alone",
      "The Segment parameter is required but was not present in the request when parameter "
        + "TotalSegments is present", "[parity-2026-05]"
    ) { $0.totalSegments = 1 },
    rows.refused(
      "Segment as large as TotalSegments",
      "The Segment parameter is zero-based and must be less than parameter TotalSegments: Segment: "
        + "5 is not less than TotalSegments: 5", "[parity-2026-05]"
    ) {
      $0.segment = 5
      $0.totalSegments = 5
    },
    rows.passes("the last of a million segments", "API") {
      $0.segment = 999_999
      $0.totalSegments = 1_000_000
    },
    rows.refused(
      "ScanFilter with FilterExpression",
      "Can not use both expression and non-expression parameters in the same request: "
        + "Non-expression parameters: {ScanFilter} Expression parameters: {FilterExpression}",
      "[dynalite-suite]"
    ) {
      $0.filterExpression = "attribute_exists(a)"
      $0.scanFilter = ["a": eq(.null)]
    },
    rows.refused(
      "all parameters at once",
      "Can not use both expression and non-expression parameters in the same request: "
        + "Non-expression parameters: {AttributesToGet, ScanFilter, ConditionalOperator} "
        + "Expression parameters: {ProjectionExpression, FilterExpression}", "[dynalite-suite]"
    ) {
      $0.filterExpression = ""
      $0.projectionExpression = ""
      $0.attributesToGet = ["a", "a"]
      $0.scanFilter = [:]
      $0.conditionalOperator = .and
      $0.expressionAttributeNames = [:]
      $0.expressionAttributeValues = [:]
    },
    rows.refused(
      "values without an expression",
      "ExpressionAttributeValues can only be specified when using expressions: FilterExpression is "
        + "null", "[dynalite-suite]"
    ) { $0.expressionAttributeValues = [":v": .null] },
    rows.refused(
      "values with only a projection",
      "ExpressionAttributeValues can only be specified when using expressions: FilterExpression is "
        + "null", "[dynalite-suite]"
    ) {
      $0.projectionExpression = "a"
      $0.expressionAttributeValues = [":v": .null]
    },
    rows.refused(
      "names without an expression",
      "ExpressionAttributeNames can only be specified when using expressions", "[parity-suite]"
    ) { $0.expressionAttributeNames = ["#v": "a"] },
    rows.refused(
      "a repeated attribute", "\(invalid)Duplicate value in attribute name: a", "[dynoxide-gap]"
    ) { $0.attributesToGet = ["a", "a"] },
    rows.refused(
      "AND over one condition",
      "ConditionalOperator can only be used when Filter or Expected has two or more elements",
      "[parity-suite]"
    ) {
      $0.scanFilter = ["a": eq(.null)]
      $0.conditionalOperator = .and
    },
    rows.refused(
      "a deep value before AND over one condition", nesting, "[parity-suite] deepRequests"
    ) {
      $0.scanFilter = ["a": eq(deep(40))]
      $0.conditionalOperator = .and
    },
    rows.refused(
      "SPECIFIC_ATTRIBUTES without names",
      "Must specify the AttributesToGet or ProjectionExpression when choosing to get "
        + "SPECIFIC_ATTRIBUTES", "[dynoxide-notes], [moto-aws-verified]"
    ) { $0.select = .specificAttributes },
    rows.refused(
      "ALL_PROJECTED_ATTRIBUTES of a table",
      "ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName",
      "[moto-aws-verified]"
    ) { $0.select = .allProjectedAttributes },
    rows.refused(
      "COUNT with AttributesToGet",
      "Cannot specify the AttributesToGet when choosing to get only the Count",
      "[moto-aws-verified]"
    ) {
      $0.select = .count
      $0.attributesToGet = ["a"]
    },
    rows.refused(
      "an empty filter", "Invalid FilterExpression: The expression can not be empty;",
      "[parity-suite]"
    ) { $0.filterExpression = "" },
    rows.refused(
      "an empty map of values", "ExpressionAttributeValues must not be empty", "[parity-suite]"
    ) {
      $0.filterExpression = "attribute_exists(a)"
      $0.expressionAttributeValues = [:]
    },
    rows.refused(
      "an unused value",
      "Value provided in ExpressionAttributeValues unused in expressions: keys: {:u}",
      "[parity-2026-05]"
    ) {
      $0.filterExpression = "attribute_exists(a)"
      $0.expressionAttributeValues = [":u": .null]
    },
  ]

  @Test("members are validated first", arguments: members)
  func checkMembers(row: Case<ScanInput>) { check(row) }

  @Test("the parameters are validated against each other", arguments: rules)
  func checkRules(row: Case<ScanInput>) { check(row) }

  private func check(_ row: Case<ScanInput>) {
    row.check { (input) throws(DynamoDBError) in try ScanRequest(validating: input) }
  }

  @Test("a validated Scan contains all that the engine needs")
  func product() throws {
    let request = try ScanRequest(
      validating: ScanInput(
        tableName: "tab", indexName: "index", limit: 3, select: .count,
        scanFilter: ["a": Self.eq(.null)], returnConsumedCapacity: .indexes, totalSegments: 4,
        segment: 3, consistentRead: true))
    #expect(request.segment?.index == 3)
    #expect(request.segment?.total == 4)
    #expect(request.read.filterIsLegacy && request.read.select == .count)
    #expect(request.read.isConsistent && request.read.capacity == .indexes)
  }
}

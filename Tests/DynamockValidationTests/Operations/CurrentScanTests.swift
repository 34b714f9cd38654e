import DynamockModel
import DynamockValidation
import Testing

/// Tests Scan's current layer, which 20 of 33 regions had on 2026-10-20.
///
/// It was captured in eu-west-2 and eu-central-1 (`Tests/Clients/captures/disputed`). The row of
/// us-east-1 in the dialect is the older one.
@Suite("Scan's current layer")
struct CurrentScanTests {
  /// A Scan, and its errors in both layers.
  struct Row: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let input: ScanInput
    let current: String
    let older: String
  }

  private static func least(_ bound: Int) -> String {
    "failed to satisfy constraint: Member must have value greater than or equal to \(bound)"
  }
  private static let select =
    "Value 'BOGUS' at 'select' failed to satisfy constraint: Member must satisfy enum value set: "
    + "[SPECIFIC_ATTRIBUTES, COUNT, ALL_ATTRIBUTES, ALL_PROJECTED_ATTRIBUTES]"
  private static let specific =
    "Must specify the AttributesToGet or ProjectionExpression when choosing to get "
    + "SPECIFIC_ATTRIBUTES"
  private static let zeroBased =
    "The Segment parameter is zero-based and must be less than parameter TotalSegments"
  private static let outside = ": Segment: 5 is not less than TotalSegments: 5"
  private static let unknown = Select.unrecognized("BOGUS")
  private static let syntax =
    #"Invalid FilterExpression: Syntax error; token: "=", near: "= = :v""#

  static let rows = [
    Row(
      testDescription: "reports a bound of Limit without its value (scan-members/scan-015)",
      input: ScanInput(tableName: "tab", limit: 0),
      current: one("Value at 'Limit' \(least(1))"), older: one("Value '0' at 'limit' \(least(1))")),
    Row(
      testDescription: "reports the bounds together, ahead of Select (scan-030)",
      input: ScanInput(tableName: "tab", limit: 0, select: unknown),
      current: one("Value at 'Limit' \(least(1))"),
      older: "2 validation errors detected: \(select); Value '0' at 'limit' \(least(1))"),
    Row(
      testDescription: "reports Segment before TotalSegments (scan-052)",
      input: ScanInput(tableName: "tab", totalSegments: 0, segment: -1),
      current: "2 validation errors detected: Value at 'Segment' \(least(0)); "
        + "Value at 'TotalSegments' \(least(1))",
      older: "2 validation errors detected: Value '0' at 'totalSegments' \(least(1)); "
        + "Value '-1' at 'segment' \(least(0))"),
    Row(
      testDescription: "encloses the rules of Select (scan-024)",
      input: ScanInput(tableName: "tab", select: .specificAttributes, totalSegments: 4),
      current: one(specific), older: specific),
    Row(
      testDescription: "prints no numbers after a segment that is too high (scan-010)",
      input: ScanInput(tableName: "tab", totalSegments: 5, segment: 5),
      current: zeroBased, older: zeroBased + outside),
    Row(
      testDescription: "parses expressions before checking segments (scan-095)",
      input: ScanInput(
        tableName: "tab", totalSegments: 5, segment: 5, filterExpression: "a = = :v",
        expressionAttributeValues: [":v": .string("x")]),
      current: syntax, older: zeroBased + outside),
    Row(
      testDescription: "parses expressions before checking Select (scan-093)",
      input: ScanInput(
        tableName: "tab", select: unknown, filterExpression: "a = = :v",
        expressionAttributeValues: [":v": .string("x")]),
      current: syntax, older: one(select)),
    Row(
      testDescription: "reports only the length of a name (scan-048)",
      input: ScanInput(tableName: "a!"),
      current: one(
        "Value 'a!' at 'tableName' failed to satisfy constraint: "
          + "Member must have length greater than or equal to 3"),
      older:
        "2 validation errors detected: Value 'a!' at 'tableName' failed to satisfy constraint: "
        + "Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+; Value 'a!' at "
        + "'tableName' failed to satisfy constraint: "
        + "Member must have length greater than or equal to 3"),
    Row(
      testDescription: "reports an empty name without its value (scan-043)",
      input: ScanInput(tableName: "", select: unknown),
      current: one(
        "Value at 'TableName' failed to satisfy constraint: "
          + "Member must have length greater than or equal to 1"),
      older: "2 validation errors detected: \(select); Value '' at 'tableName' failed to satisfy "
        + "constraint: Member must have length greater than or equal to 1"),
    Row(
      testDescription: "checks duplicates in AttributesToGet before Select (scan-103)",
      input: ScanInput(tableName: "tab", attributesToGet: ["a", "a"], select: unknown),
      current: "One or more parameter values were invalid: Duplicate value in attribute name: a",
      older: one(select)),
    Row(
      testDescription: "reports a bad number without the name of the value (scan-002)",
      input: ScanInput(
        tableName: "tab", filterExpression: "a = :v",
        expressionAttributeValues: [":v": .malformed(.notANumber("abc"))]),
      current: "The parameter cannot be converted to a numeric value: abc",
      older: "ExpressionAttributeValues contains invalid value: "
        + "The parameter cannot be converted to a numeric value: abc for key :v"),
  ]

  @Test("rejects requests with the captured messages, in the captured order", arguments: rows)
  func current(row: Row) {
    let error = #expect(throws: DynamoDBError.self) {
      try ScanRequest(validating: row.input, in: .reads)
    }
    #expect(error?.message == row.current)
  }

  @Test("us-east-1's dialect has the older order", arguments: rows)
  func older(row: Row) {
    let error = #expect(throws: DynamoDBError.self) { try ScanRequest(validating: row.input) }
    #expect(error?.message == row.older)
  }
}

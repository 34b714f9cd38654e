import DynamockModel
import DynamockValidation
import Testing

/// Tests the explanations that Dynamock adds to unclear messages of AWS.
@Suite("Explanations")
struct ExplanationTests {
  /// A request, and the explanation of its error.
  struct Row: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let explanation: DynamoDBError.Explanation?
    let input: PutItemInput

    init(
      _ name: String, _ explained: (rule: String, found: String, remedy: String)?,
      _ change: (inout PutItemInput) -> Void
    ) {
      testDescription = name
      explanation = explained.map {
        DynamoDBError.Explanation(rule: $0.rule, found: $0.found, remedy: $0.remedy)
      }
      var input = PutItemInput(tableName: "tab", item: ["pk": .string("k")])
      change(&input)
      self.input = input
    }
  }

  static let rows = [
    Row(
      "the path to a value",
      ("data types SS, NS and BS", "Item.a.b[1]", "at least one member, or no attribute")
    ) { $0.item?["a"] = .map(["b": .list([.null, .stringSet([])])]) },
    Row(
      "the path to a value of an expression",
      ("data type NULL", "ExpressionAttributeValues.:v", #"{"NULL": true}"#)
    ) {
      $0.conditionExpression = "a = :v"
      $0.expressionAttributeValues = [":v": .malformed(.nullIsFalse)]
    },
    Row(
      "the path to a value of a legacy condition",
      (
        "data type N", "Expected.a", "decimal digits as text, such as \"-1.5e3\""
      )
    ) { $0.expected = ["a": ExpectedAttributeValue(value: .malformed(.notANumber("x")))] },
    Row(
      "the size of an item",
      ("item size", "an item of 409608 bytes", "409600 bytes, names and values")
    ) { $0.item?["s"] = .string(letters(409_604)) },
    Row(
      "the values of an enumeration",
      (
        "constraints of the API model", "ALL for enumeration",
        "one of ALL_OLD, UPDATED_OLD, ALL_NEW, UPDATE_NEW, NONE"
      )
    ) { $0.returnValues = .unrecognized("ALL") },
    Row(
      "one of several members",
      (
        "constraints of the API model, the first of 2", "hi for returnConsumedCapacity",
        "one of INDEXES, TOTAL, NONE"
      )
    ) {
      $0.returnConsumedCapacity = .unrecognized("hi")
      $0.returnItemCollectionMetrics = .unrecognized("hi")
    },
    Row(
      "which kind of parameter to use",
      (
        "expressions or legacy parameters", "ConditionExpression together with Expected",
        "one kind: rewrite Expected as an expression"
      )
    ) {
      $0.expected = [:]
      $0.conditionExpression = "a = b"
    },
    Row(
      "what to do about a reserved word",
      ("ConditionExpression", "Name", "a #name that stands for the name")
    ) { $0.conditionExpression = "attribute_exists(Name)" },
    Row("nothing, if the message is sufficient", nil) {
      $0.conditionExpression = "attribute_exists(a"
    },
  ]

  @Test("a rejection is explained", arguments: rows)
  func explains(row: Row) {
    let refusal = #expect(throws: DynamoDBError.self) {
      try PutItemRequest(validating: row.input)
    }
    #expect(refusal?.explanation == row.explanation)
  }
}

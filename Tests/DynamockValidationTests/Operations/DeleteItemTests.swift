import DynamockModel
import DynamockValidation
import Testing

@Suite("DeleteItem")
struct DeleteItemTests {
  private static let rows = Rows(base: DeleteItemInput(tableName: "tab", key: ["pk": .string("k")]))
  private static let x = AttributeValue.string("x")

  static let all: [Case<DeleteItemInput>] = [
    rows.passes("a key and nothing else", "[scylla-alternator]"),
    rows.refused("no key", one(null("key")), "[dynalite-suite]") { $0.key = nil },
    rows.refused(
      "two bad enumerations",
      many(value("INVALID", at: "returnConsumedCapacity", capacitySet), newerReturnValues),
      "[parity-suite] o_del_two_bad_enums"
    ) {
      $0.returnValues = .unrecognized("INVALID")
      $0.returnConsumedCapacity = .unrecognized("INVALID")
    },
    rows.refused("ALL_NEW", one("ReturnValues can only be ALL_OLD or NONE"), "[parity-suite]") {
      $0.returnValues = .allNew
    },
    rows.refused("UPDATED_NEW", one("ReturnValues can only be ALL_OLD or NONE"), "[parity-suite]") {
      $0.returnValues = .updatedNew
    },
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
      "names with Expected",
      one("ExpressionAttributeNames can only be specified when using expressions"), "[parity-suite]"
    ) {
      $0.expected = ["a": ExpectedAttributeValue(exists: false)]
      $0.expressionAttributeNames = ["#a": "a"]
    },
    rows.refused(
      "an empty map of values", one("ExpressionAttributeValues must not be empty"), "[parity-suite]"
    ) {
      $0.conditionExpression = "attribute_exists(a)"
      $0.expressionAttributeValues = [:]
    },
    rows.refused(
      "an empty map of names", one("ExpressionAttributeNames must not be empty"), "[parity-suite]"
    ) {
      $0.conditionExpression = "attribute_exists(a)"
      $0.expressionAttributeNames = [:]
    },
    rows.refused(
      "an empty condition",
      one("Invalid ConditionExpression: The expression can not be empty;"), "[parity-suite]"
    ) { $0.conditionExpression = "" },
    // Beyond some 62 levels the request is read by the older layer ([parity-suite] `deepRequests`).
    rows.refused(
      "an unknown ReturnValues with a value of 63 levels",
      one(value("BOGUS", at: "returnValues", olderReturnValuesSet)), "[parity-suite] deepRequests"
    ) {
      $0.conditionExpression = "#d = :deep"
      $0.expressionAttributeNames = ["#d": "d"]
      $0.expressionAttributeValues = [":deep": deep(63)]
      $0.returnValues = .unrecognized("BOGUS")
    },
    rows.refused(
      "an unknown ReturnValues with an Expected value of 63 levels",
      one(value("BOGUS", at: "returnValues", olderReturnValuesSet)), "[parity-suite] deepRequests"
    ) {
      $0.expected = ["d": ExpectedAttributeValue(value: deep(63))]
      $0.returnValues = .unrecognized("BOGUS")
    },
    rows.refused(
      "an unknown ReturnValues with a key of 100 levels",
      one(value("BOGUS", at: "returnValues", olderReturnValuesSet)), "[parity-suite] deepRequests"
    ) {
      $0.key = ["pk": deep(100)]
      $0.returnValues = .unrecognized("BOGUS")
    },
    rows.refused(
      "UPDATED_NEW with a value of 100 levels", "ReturnValues can only be ALL_OLD or NONE",
      "[parity-suite] deepRequests"
    ) {
      $0.conditionExpression = "#d = :deep"
      $0.expressionAttributeNames = ["#d": "d"]
      $0.expressionAttributeValues = [":deep": deep(100)]
      $0.returnValues = .updatedNew
    },
    rows.refused(
      "an unknown ReturnValues with a value of 40 levels", one(newerReturnValues),
      "[parity-suite] deepRequests"
    ) {
      $0.key = ["pk": deep(40)]
      $0.returnValues = .unrecognized("BOGUS")
    },
  ]

  @Test("DeleteItem is validated", arguments: all)
  func checks(row: Case<DeleteItemInput>) {
    row.check { (input) throws(DynamoDBError) in try DeleteItemRequest(validating: input) }
  }
}

import DynamockModel
import DynamockValidation
import Testing

/// Tests ExpressionAttributeNames and ExpressionAttributeValues.
@Suite("Names and values of expressions")
struct SubstitutionTests {
  private static let rows = Rows(
    base: UpdateItemInput(
      tableName: "tab", key: ["pk": .string("k")], updateExpression: "SET #a = :a",
      expressionAttributeNames: ["#a": "a"], expressionAttributeValues: [":a": .null]))

  private static func invalidKey(_ map: String, _ key: String) -> String {
    one("ExpressionAttribute\(map) contains invalid key: Syntax error; key: \"\(key)\"")
  }

  static let keys: [Case<UpdateItemInput>] =
    ["a", "a#", "#", "", "#a-b", "#a.b", "# a", "#ä", ":a", "##a"].map { key in
      rows.refused("the name \(key)", invalidKey("Names", key), "[dynalite-suite]") {
        $0.expressionAttributeNames = [key: "a"]
      }
    }
    + ["a", "a:", ":", "", ":a-b", ":a.b", ": a", ":ä", "#a", "::a"].map { key in
      rows.refused("the value \(key)", invalidKey("Values", key), "[dynalite-suite]") {
        $0.expressionAttributeValues = [key: .null]
      }
    }

  static let others: [Case<UpdateItemInput>] = [
    rows.passes("digits and underscores", "API") {
      $0.updateExpression = "SET #0_a = :_0"
      $0.expressionAttributeNames = ["#0_a": "a"]
      $0.expressionAttributeValues = [":_0": .null]
    },
    rows.refused("no names", one("ExpressionAttributeNames must not be empty"), "[parity-suite]") {
      $0.expressionAttributeNames = [:]
    },
    rows.refused("no values", one("ExpressionAttributeValues must not be empty"), "[parity-suite]")
    {
      $0.expressionAttributeValues = [:]
    },
    rows.refused(
      "neither, with names first", one("ExpressionAttributeNames must not be empty"),
      "[parity-suite]"
    ) {
      $0.expressionAttributeNames = [:]
      $0.expressionAttributeValues = [:]
    },
    rows.refused(
      "a long key of a name",
      one(
        "ExpressionAttributeNames contains invalid key: The expression attribute map contains a key "
          + "that is too long; size of key: 256"), "[dynalite-suite]"
    ) { $0.expressionAttributeNames = ["#" + letters(255): "a"] },
    rows.refused(
      "a long key of a value",
      one(
        "ExpressionAttributeValues contains invalid key: The expression attribute map contains a key "
          + "that is too long; size of key: 256"), "[dynalite-suite]"
    ) { $0.expressionAttributeValues = [":" + letters(255): .null] },
    rows.passes("keys of 255 bytes", "[dynalite-suite]") {
      let long = letters(254)
      $0.updateExpression = "SET #\(long) = :\(long)"
      $0.expressionAttributeNames = ["#" + long: "a"]
      $0.expressionAttributeValues = [":" + long: .null]
    },
    rows.refused(
      "names of more than 2 MB", one("ExpressionAttributeNames exceeds max size"),
      "[dynoxide-notes]"
    ) {
      $0.expressionAttributeNames = NamedValues(
        uniqueEntries: (0..<33).map { (name: "#a\($0)", value: letters(65_000)) })
    },
    rows.refused(
      "a placeholder for an empty name",
      one(
        "ExpressionAttributeNames contains invalid value: Empty attribute name for key #a"),
      "unconfirmed"
    ) { $0.expressionAttributeNames = ["#a": ""] },
    rows.refused(
      "unused names before unused values",
      one("Value provided in ExpressionAttributeNames unused in expressions: keys: {#u}"),
      "[parity-2026-05]"
    ) {
      $0.expressionAttributeNames = ["#a": "a", "#u": "u"]
      $0.expressionAttributeValues = [":a": .null, ":u": .null]
    },
    rows.refused(
      "a bad expression before unused names",
      one(
        "Invalid UpdateExpression: An expression attribute value used in expression is not defined; "
          + "attribute value: :b"), "[dynalite-suite]"
    ) {
      $0.updateExpression = "SET #a = :b"
      $0.expressionAttributeNames = ["#a": "a", "#u": "u"]
    },
  ]

  @Test("a key consists of its sign and letters, digits or underscores", arguments: keys)
  func checkKeys(row: Case<UpdateItemInput>) { check(row) }

  @Test("the maps are validated before the expressions, their use after them", arguments: others)
  func checkOthers(row: Case<UpdateItemInput>) { check(row) }

  private func check(_ row: Case<UpdateItemInput>) {
    row.check { (input) throws(DynamoDBError) in try UpdateItemRequest(validating: input) }
  }
}

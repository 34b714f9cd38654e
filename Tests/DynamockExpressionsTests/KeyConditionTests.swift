import DynamockExpressions
import DynamockModel
import Testing

@Suite("Key conditions")
struct KeyConditionTests {
  private static let prefix = "Invalid KeyConditionExpression: "
  private static let values: Item = [":p": S("q"), ":a": N("1"), ":b": N("5"), ":s": S("a")]

  private func keyCondition(_ text: String) throws -> KeyCondition {
    var scope = ExpressionScope(names: ["#c": "c"], values: Self.values)
    let condition = try ExpressionParser.parseCondition(text, as: .keyCondition, in: &scope)
    return try ExpressionParser.keyCondition(of: condition)
  }

  @Test(
    "tests are kept in the order written, and values may be on either side",
    arguments: [
      ("p = :p", [("p", KeyCondition.KeyTest.equal(S("q")))]),
      (":p = p AND :a < #c", [("p", .equal(S("q"))), ("c", .greater(N("1")))]),
      ("c >= :a AND p = :p", [("c", .greaterOrEqual(N("1"))), ("p", .equal(S("q")))]),
      (":a >= c and p = :p", [("c", .lessOrEqual(N("1"))), ("p", .equal(S("q")))]),
      ("p = :p AnD c BeTwEeN :a aNd :b", [("p", .equal(S("q"))), ("c", .between(N("1"), N("5")))]),
      ("begins_with(c, :s) AND p = :p", [("c", .beginsWith(S("a"))), ("p", .equal(S("q")))]),
      ("((c<:a) AND (p=:p))", [("c", .less(N("1"))), ("p", .equal(S("q")))]),
      (
        "(p = :p AND b = :a) AND c > :b",
        [
          ("p", .equal(S("q"))), ("b", .equal(N("1"))), ("c", .greater(N("5"))),
        ]
      ),
    ])
  func tests(text: String, expected: [(String, KeyCondition.KeyTest)]) throws {
    let tests = try keyCondition(text).tests
    #expect(tests.map(\.attribute) == expected.map(\.0))
    #expect(tests.map(\.test) == expected.map(\.1))
  }

  @Test(
    "invalid key conditions",
    arguments: [
      Refusal(
        "c=:a OR p=:p", "Invalid operator used in KeyConditionExpression: OR",
        source: "[dynalite-suite]"),
      Refusal(
        "NOT c=:a AND p=:p", "Invalid operator used in KeyConditionExpression: NOT",
        source: "[scylla-alternator]"),
      Refusal(
        "p=:p AND c IN (:a)", "Invalid operator used in KeyConditionExpression: IN",
        source: "[scylla-alternator]"),
      Refusal(
        "p=:p AND c<>:a", "Invalid operator used in KeyConditionExpression: <>",
        source: "[scylla-alternator]"),
      Refusal(
        "p=:p AND attribute_exists(c)",
        "Invalid operator used in KeyConditionExpression: attribute_exists",
        source: "[scylla-alternator]"),
      Refusal(
        "p=:p AND contains(c, :s)", "Invalid operator used in KeyConditionExpression: contains",
        source: "[dynalite-suite]"),
      Refusal(
        "p=:p AND dog(c, :s)", prefix + "Invalid function name; function: dog",
        source: "[scylla-alternator]"),
      Refusal(
        "p=:p AND c > :a AND c < :b",
        prefix + "KeyConditionExpressions must only contain one condition per key",
        source: "[parity-suite] queryKeyConditionOperands.test.ts"),
      Refusal(
        "p=:p AND p=:p", prefix + "KeyConditionExpressions must only contain one condition per key",
        source: "[scylla-alternator]"),
      Refusal(
        "p=:p AND a.b<:a",
        prefix + "KeyConditionExpressions cannot have conditions on nested attributes",
        source: "[dynoxide-notes]"),
      Refusal(
        "p=:p AND size(c) = :a",
        prefix + "KeyConditionExpressions cannot contain nested operations",
        source: "[dynalite-suite]"),
      Refusal(
        "p=c",
        "Invalid condition in KeyConditionExpression: Multiple attribute names used in one condition",
        source: "[dynalite-suite]"),
      Refusal(
        ":p=:s", "Invalid condition in KeyConditionExpression: No key attribute specified",
        source: "[dynalite-suite]"),
      Refusal(
        "p=:p AND :a BETWEEN c AND :b",
        "Invalid condition in KeyConditionExpression: BETWEEN operator must have the key attribute"
          + " as its first operand", source: "[dynalite-suite]"),
      Refusal(
        "p=:p AND begins_with(:s, c)",
        "Invalid condition in KeyConditionExpression: begins_with operator must have the key"
          + " attribute as its first operand", source: "[dynalite-suite]"),
      Refusal(
        "p=:p AND begins_with(c, :a)",
        prefix
          + "Incorrect operand type for operator or function; operator or function: begins_with,"
          + " operand type: N", source: "[parity-suite] queryKeyConditionOperands.test.ts"),
    ])
  func refusals(row: Refusal) {
    #expect(refusal(of: row.text, as: .keyCondition, values: Self.values) == row.sentence)
  }

  @Test("a plan selects the conditions on keys by the key schema")
  func plan() throws {
    let simple = try keyCondition("c > :a AND p = :p").plan(partition: ["p"], sort: ["c"])
    #expect(
      simple
        == KeyCondition.Plan(
          partition: [S("q")], sortPrefix: [],
          range: KeyCondition.AttributeTest(attribute: "c", test: .greater(N("1")))))
    let equal = try keyCondition("c = :a AND p = :p").plan(partition: ["p"], sort: ["c"])
    #expect(equal == KeyCondition.Plan(partition: [S("q")], sortPrefix: [N("1")], range: nil))
    let several = try keyCondition("c > :b AND b = :a AND h = :p AND g = :s")
      .plan(partition: ["g", "h"], sort: ["b", "c", "d"])
    #expect(
      several
        == KeyCondition.Plan(
          partition: [S("a"), S("q")], sortPrefix: [N("1")],
          range: KeyCondition.AttributeTest(attribute: "c", test: .greater(N("5")))))
  }

  @Test(
    "conditions that do not fit a key schema ([parity-suite] `queryKeyConditionOperands`, `multiAttributeGsiKey`; [scylla-alternator])",
    arguments: [
      (
        "p = :p AND c > :a AND extra = :b", ["p"], ["c"],
        "The number of query conditions (3) exceeds the number of key attributes defined in the"
          + " schema (2)"
      ),
      ("c = :a", ["p"], ["c"], "Query condition missed key schema element: p"),
      ("p = :p AND x < :a", ["p"], ["c"], "Query condition missed key schema element: c"),
      (
        "p = :p AND b = :a", ["p", "h"], ["b"],
        "HASH key attributes h must have equality conditions specified in the query"
      ),
      ("p < :p", ["p"], ["c"], "Query key condition not supported"),
      (
        "b = :a", ["p"], ["b", "c"],
        "HASH key attributes p must have equality conditions specified in the query"
      ),
      (
        "h = :p AND d = :b", ["h"], ["a", "b", "c", "d"],
        "RANGE key attributes a, b, c must have equality conditions specified in the query because a"
          + " condition is present on key attribute d"
      ),
      (
        "h = :p AND a = :a AND c = :b", ["h"], ["a", "b", "c"],
        "RANGE key attributes b must have equality conditions specified in the query because a"
          + " condition is present on key attribute c"
      ),
      (
        "h = :p AND a = :a AND b > :b AND c = :b", ["h"], ["a", "b", "c"],
        "RANGE key attributes b must have equality conditions specified in the query because a"
          + " condition is present on key attribute c"
      ),
      (
        "h = :p AND b = :b", ["h"], ["a", "b", "c"],
        "RANGE key attributes a must have equality conditions specified in the query because a"
          + " condition is present on key attribute b"
      ),
    ])
  func faults(text: String, partition: [String], sort: [String], sentence: String) throws {
    let condition = try keyCondition(text)
    do throws(KeyConditionFault) {
      _ = try condition.plan(partition: partition, sort: sort)
      Issue.record("\(text) has a plan")
    } catch {
      #expect(error.message == sentence)
    }
  }
}

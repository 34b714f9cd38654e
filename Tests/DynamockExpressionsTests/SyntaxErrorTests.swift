import DynamockExpressions
import Testing

@Suite("Syntax errors name the token and the text around it")
struct SyntaxErrorTests {
  struct Row: CustomTestStringConvertible, Sendable {
    var kind: ExpressionKind
    var text: String
    var token: String
    var near: String
    var source: String
    var testDescription: String { "\(text) [\(source)]" }
  }

  @Test(
    "the invalid token, with the tokens before and after it",
    arguments: [
      Row(
        kind: .update, text: "INVALID SYNTAX HERE", token: "INVALID", near: "INVALID SYNTAX",
        source: "[parity-2026-05] updateItem.test.ts"),
      Row(
        kind: .condition, text: "attribute_not_exists(", token: "<EOF>", near: "(",
        source: "[parity-suite] transactWriteItems.test.ts"),
      Row(
        kind: .condition, text: "foo", token: "<EOF>", near: "foo",
        source: "[lowvoltage-tests], AWS 2014"),
      Row(
        kind: .update, text: "ADD hits : incr", token: ":", near: "hits : incr",
        source: "[aws-cdk-7591]"),
      Row(
        kind: .update, text: "SET _123 = :val1", token: "_", near: "SET _123",
        source: "[scylla-alternator] test_update_expression_name_token"),
      Row(
        kind: .keyCondition, text: "id = :hashId a", token: "a", near: ":hashId a",
        source: "unknown: a log of AWS without an address"),
      Row(
        kind: .filter, text: "contains (themes, :theme", token: "<EOF>", near: ":theme",
        source: "unknown: a log of AWS without an address"),
      Row(
        kind: .update, text: "SET x = :a, updated = :b, = :c", token: "=", near: ", = :c",
        source: "the pattern is that of [localstack-2529]"),
      Row(
        kind: .filter, text: "NOT (#a)", token: "<EOF>", near: ")",
        source: "unknown: a log of AWS without an address"),
      Row(
        kind: .update, text: "SET path = VALUE 1", token: "1", near: "VALUE 1",
        source: "[moto-aws-verified] reserved_keywords.py"),
      Row(
        kind: .update, text: "SET a = :v,", token: "<EOF>", near: ",",
        source: "[moto-aws-verified]"),
    ])
  func tokenAndNear(row: Row) {
    #expect(
      refusal(of: row.text, as: row.kind)
        == "Invalid \(row.kind.rawValue): Syntax error;"
        + " token: \"\(row.token)\", near: \"\(row.near)\"")
  }

  @Test(
    "texts that are not conditions",
    arguments: [
      "things are not gonna be ok", "a > 4", "attribute_exists(Pictures-RearView)",
      "attribute_exists(\"Pictures.RearView\")", "attribute_exists(Pictures..RearView)",
      "attribute_exists(Pi#ctures.RearView)", "attribute_exists(asdf[a])", "a in b, c",
      "a > between", "a in b", "a in (b,c,)", "(a)between(b.(c.d))and(c)",
      "(a)between(b.c.d)and((c)", "#$.b > a", "a > :things.stuff", "b[:a] > a", "b[#_] > a",
      "ü > a", "(a)between(b.c[4.5].#d)and(:a)", "size(a).b > a", "(size(a)).b > a",
      "size(a)[0] > a", "(size(a))[0] > a", "a IN ()", "a", ":a", "a == b", "a != b",
      "a = b = c", "a AND b", "NOT a", "a = b c = d", "(a = b", "a = b)", "a[01] = b", "_a = b",
      " ", "f()", "a = b AND", "a BETWEEN b", "a BETWEEN b OR c", "(a) AND b = c", "set = a",
      "a.b.", "a[", "a[1", "1 = a", "a = 'b'",
    ])
  func conditions(text: String) {
    let answer = refusal(of: text, as: .filter)
    #expect(answer?.hasPrefix("Invalid FilterExpression: Syntax error; token: ") == true)
  }

  @Test(
    "texts that are not projections",
    arguments: [
      "whatever(stuff)", ":a", "abort,", "a,,b", "a..b", "a[b]", "(a.b).c", "(a)", "(a),(b)",
      "(a,b)", "a-b", ",a", "a b", "a = b",
    ])
  func projections(text: String) {
    let answer = refusal(of: text, as: .projection)
    #expect(answer?.hasPrefix("Invalid ProjectionExpression: Syntax error; token: ") == true)
  }

  @Test(
    "texts that are not updates",
    arguments: [
      "HELLO b = :val1", "SET a = :a + :b + :c", "SET a = if_not_exists(c, :a+:b)",
      "SET a = _f(b,c,d)", "SET :a = :b", "SET a[:xyz] = :v", "SET a[#xyz] = :v", "SET a :v",
      "REMOVE a = :v", "ADD a b", "ADD a = :v", "DELETE a", "SET a = :v, REMOVE b", "SET",
      "SET a =",
      "SET hi-there = :v", "SET hi$there = :v", "SET \"hithere\" = :v", "SET !hithere = :v",
      "SET # = :v", "SET a = :", "SET 123a = :v", "SET a = (:a + :b) + :c",
      "SET b = if_not_exists(non@sense, :val1)", "a = :v",
    ])
  func updates(text: String) {
    let answer = refusal(of: text, as: .update)
    #expect(answer?.hasPrefix("Invalid UpdateExpression: Syntax error; token: ") == true)
  }

  @Test("an empty text has its own message", arguments: ExpressionKind.allCases)
  func empty(kind: ExpressionKind) {
    #expect(
      refusal(of: "", as: kind) == "Invalid \(kind.rawValue): The expression can not be empty;")
  }

  @Test(
    "parentheses directly inside parentheses are rejected",
    arguments: [
      "a=a and a > ((views))", "(a)between(((b.c)).d)and(c)", "a > whatever((:things), ((a)))",
      "a=a AND ((a=a AND a=a)) AND a=a", "a=a OR ((a=a OR a=a)) OR a=a",
      "a=a AND ((a=a AND (a=a AND a=a)))", "a=a OR ((a=a OR (a=a OR a=a)))", "((a)) = b",
      "((attribute_exists(a)))", "((size(a))) > b",
    ])
  func redundantParentheses(text: String) {
    #expect(
      refusal(of: text, as: .filter)
        == "Invalid FilterExpression: The expression has redundant parentheses;")
  }

  @Test(
    "other parentheses are accepted",
    arguments: [
      "((a = b) AND (c = d))", "(a) = (b)", "(attribute_exists((a)))", "NOT (a = b)",
      "((a) = b)", "((size(a)) > b)", "(a) IN ((b), (c))", "(a) BETWEEN (b) AND (c)",
      "(a = b OR b = a) AND (b = c AND (a = b OR b = c))",
    ])
  func parentheses(text: String) {
    #expect(refusal(of: text, as: .filter) == nil)
  }

  @Test(
    "keywords are case-insensitive, names and functions are not",
    arguments: ["a bEtWeEn b aNd c", "nOt a = b", "a iN (b) oR a = b"])
  func capitals(text: String) {
    #expect(refusal(of: text, as: .filter) == nil)
    #expect(
      refusal(of: "BEGINS_WITH(a, b)", as: .filter)
        == "Invalid FilterExpression: Invalid function name; function: BEGINS_WITH")
  }

  @Test("white space is allowed anywhere between tokens")
  func whiteSpace() {
    #expect(refusal(of: " \t\r\n a . b [ 1 ]\n=\tc", as: .condition) == nil)
    #expect(refusal(of: "  set   b=c  remove\nd ", as: .update) == nil)
  }
}

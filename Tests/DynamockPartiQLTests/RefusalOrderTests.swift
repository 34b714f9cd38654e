import DynamockModel
import DynamockPartiQL
import Testing

/// Tests the order in which AWS reports several faults of a statement ([dynoxide-captures]
/// `partiql-literals`, `partiql-operands`, `partiql-limits`, `partiql-statements`, us-east-1,
/// 2026-10, and the rules derived from them).
@Suite("The fault reported for a statement with several")
struct RefusalOrderTests {
  private static let intType =
    "Unsupported data type for IS operator: IntegerType. Supported data "
    + "types are [MISSING, NULL, BOOLEAN, BLOB, STRING, NUMERIC, STRUCT, TUPLE, LIST] at "
  private static let same =
    "The first operand must be distinct from the remaining operands for this "
    + "operator or function; operator: "
  private static let notWellFormed = "Statement wasn't well formed, can't be processed: "

  /// Clauses after `SELECT * FROM "T" WHERE `, which has 24 characters.
  static let clauses: [(clause: String, message: String)] = [
    // Faults of the text, in order of position, come before those of operands.
    ("a = a AND b IS INT", intType + "1:35:1"),
    ("begins_with(1, 2) AND bogus(a)", "Unrecognized function: bogus at 1:47:5"),
    ("attribute_exists('a') AND s = <<>>", "Empty bags are not supported"),
    ("a = MISSING AND bogus(a)", "MISSING must be compared using IS operator"),
    ("bogus(a) AND a = MISSING", "Unrecognized function: bogus at 1:25:5"),
    ("size(a, b) = 1 AND a = {'': 1}", "Path component cannot be an empty string"),
    // Repeated operands and long lists come before types.
    ("a < true AND b = b", same + "=, first operand: [b]"),
    ("a < true AND b IN [c, b]", same + "IN, first operand: [b]"),
    (
      "begins_with(a, 1) AND b IN [\((0...100).map(String.init).joined(separator: ","))]",
      "The IN operator is provided with too many operands; number of operands: 101"
    ),
    // AND, OR and NOT report sizes as numbers.
    (
      "a = 1 OR size(b)",
      "Incorrect operand type for operator or function; operator or function: OR, operand type: N"
    ),
    (
      "NOT size(b)",
      "Incorrect operand type for operator or function; operator or function: NOT, operand type: N"
    ),
    ("a + 1 = 2", "Unsupported operator in Condition Expression. Operator: +"),
    ("-a = 2", "Unsupported operator in Condition Expression. Operator: -"),
    ("a = (SELECT * FROM t)", "Unsupported token in expression: SELECT at 1:30:6"),
    ("a = [1, [`x`]]", "Ion Literals are not supported: SYMBOL under key root[1][0] at 1:34:3"),
    ("a = `1 2`", notWellFormed),
    ("a IS CHAR(x)", notWellFormed + "Type argument must be an unsigned integer literal"),
    ("a IS INT(3)", notWellFormed + "Unexpected token after expression"),
    ("a IS TIME", intType.replacing("IntegerType", with: "TimeType") + "1:25:1"),
    (
      Array(repeating: "a = 1", count: 151).joined(separator: " AND "),
      "The expression contains too many operators; operator count: 301"
    ),
    (
      Array(repeating: "contains(a, 'x')", count: 150).joined(separator: " AND ")
        + " AND NOT b = 1",
      "The expression contains too many operators; operator count: 301"
    ),
    (Array(repeating: "a = 1", count: 150).joined(separator: " AND "), "no error"),
    ("1 IN [1] AND ? IN [a]", "Number of parameters in request and statement don't match."),
    ("attribute_exists(a) IN [b, size(c) > 2, true]", "no error"),
    ("'a' IS STRING AND NOT NOT NOT a = 1", "no error"),
  ]

  @Test("a WHERE clause reports the first of the lowest rank", arguments: clauses)
  func clause(clause: String, message: String) {
    #expect(self.message(#"SELECT * FROM "T" WHERE "# + clause) == message)
  }

  static let bags: [(bag: String, message: String)] = [
    ("<<'a', 1>>", "at 1:25:1"), ("<<'a', null>>", "at 1:25:4"), ("<<true>>", "at 1:20:4"),
    ("<<[1]>>", "at 1:20:1"), ("<<?, 1>>", "at 1:20:1"), ("<<1, 'a'>>", ""), ("<<1, [2]>>", ""),
  ]

  @Test(
    "a bag reports its first invalid member, with a position if it begins with a text",
    arguments: bags)
  func bag(bag: String, message: String) {
    let sentence =
      "Unsupported data type in Bag. DynamoDB only supports either numbers or strings in bags"
    #expect(
      self.message("UPDATE t SET q = \(bag) WHERE p = 'a'", [.null])
        == [sentence, message].filter { !$0.isEmpty }.joined(separator: " "))
  }

  @Test("a null among numbers and the bounds of a BETWEEN are printed")
  func values() {
    #expect(
      message("INSERT INTO t VALUE {'p': 'a', 'm': {'x': <<1, null>>}}")
        == "One or more parameter values were invalid: Numeric sets may not contain null under root.x"
    )
    // [dynoxide-captures] `partiql-numbers`, us-east-1, 2026-10.
    #expect(
      message("SELECT * FROM t WHERE a BETWEEN ? AND ?", [.number(1), .binary([0x31])])
        == "The BETWEEN operator requires same data type for lower and upper bounds; lower bound "
        + "operand: AttributeValue: {N:1}, upper bound operand: AttributeValue: {B:[MQ==]}")
  }

  static let expressions: [(text: String, message: String)] =
    [
      ("a", "Id"), ("@a", "Id"), ("a.b", "Path"), ("'a'", "Lit"), ("[1]", "List"), ("<<1>>", "Bag"),
      ("{'a': 1}", "Struct"), ("MISSING", "Missing"), ("a IS NULL", "IsType"),
      ("CASE WHEN a THEN 1 END", "SearchedCase"), ("CASE a WHEN 1 THEN 2 END", "SimpleCase"),
    ].map { ($0.0, "Unsupported operation: \($0.1)") }
    + [
      "a = 1", "a AND b", "NOT a", "-a", "a || b", "f(a)", "EXISTS(a)", "a BETWEEN 1 AND 2",
      "a IN [1]", "a IS NOT NULL",
    ].map { ($0, "EXISTS can only be used in ExecuteTransaction write requests.") }
    + ["SET a = 1", "REMOVE a"].map {
      ($0, "Only select from a single table or index is supported.")
    }
    + [
      ("CASE a END", notWellFormed + "Expected a WHEN clause in CASE"),
      ("CASE WHEN a 1 END", notWellFormed + "Expected THEN keyword"),
      ("CASE WHEN a THEN 1", notWellFormed + "Expected END keyword"),
      ("a BETWEEN 1", notWellFormed + "Expected AND keyword"),
    ]

  @Test("an expression without a verb is rejected according to its kind", arguments: expressions)
  func expression(text: String, message: String) {
    #expect(self.message(text) == message)
  }

  @Test("a WHERE clause is read before a SET, and an INSERT in the order written")
  func clausesOfWrites() {
    #expect(
      message("UPDATE t SET a = {'': 1}, b = 1e126 WHERE p = <<>>")
        == "Empty bags are not supported")
    #expect(
      message("INSERT INTO t VALUE {'p': 1, 'm': {'x': f(1)}, 'n': 1e126}")
        == "Unsupported data type: Call under key root.x at 1:41:1")
    #expect(
      message("UPDATE t SET a = 1 REMOVE a.b WHERE p = 'a'")
        == "Two document paths overlap with each other; must remove or rewrite one of these paths; "
        + "path one: [a, b], path two: [a]")
  }

  static let numbers: [(text: String, fault: String)] = [
    ("1e2147483645", "overflow"), ("1e2147483646", "underflow"), ("12e2147483645", "underflow"),
    ("0e2147483646", "underflow"), ("1.5e2147483646", "underflow"), ("1e126", "overflow"),
  ]

  /// Java adds precision and scale as 32-bit integers ([dynoxide-captures] `partiql-numbers`,
  /// us-east-1, 2026-10).
  @Test("a number's exponent overflows or underflows as in 32 bits", arguments: numbers)
  func number(text: String, fault: String) {
    #expect(message("SELECT * FROM t WHERE a = \(text)").hasPrefix("Number \(fault)."))
  }

  @Test("too few parameters are rejected, and surplus ones are ignored")
  func parameters() {
    #expect(message("SELECT * FROM t WHERE a = ?", [.null, .string("surplus")]) == "no error")
    #expect(
      message("SELECT * FROM t WHERE a = ? AND b = ?", [.null])
        == "Number of parameters in request and statement don't match.")
  }

  private func message(_ text: String, _ parameters: [AttributeValue] = []) -> String {
    do throws(PartiQLError) {
      _ = try ParsedStatement(parsing: text).resolved(with: parameters)
      return "no error"
    } catch {
      return error.message
    }
  }
}

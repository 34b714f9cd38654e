import DynamockModel
import DynamockPartiQL
import Testing

/// Tests AWS's errors for texts that are not statements; the rows are those of [parity-suite]
/// (`error-messages/partiqlGrammar`, `partiqlFunctions`, compared with eu-west-2 in October 2026).
@Suite("Texts that are not statements")
struct SyntaxErrorTests {
  private static let notWellFormed = "Statement wasn't well formed, can't be processed: "

  static let malformedRows: [(text: String, detail: String)] = [
    (#"SELECT * FROM "T" WHERE pk = 1 foo"#, "Unexpected token after expression"),
    (#"SELECT * FROM "T" WHERE pk = 1 e5"#, "Unexpected token after expression"),
    (#"INSERT INTO "T" VALUE {'pk': 970001} foo"#, "Unexpected token after expression"),
    (#"UPDATE "T" SET a = 9 WHERE pk = 970002 foo"#, "Unexpected token after expression"),
    (#"DELETE FROM "T" WHERE pk = 970003 foo"#, "Unexpected token after expression"),
    (#"SELECT * FROM "T" WHERE pk = 1)"#, "Unexpected token after expression"),
    (#"DELETE FROM "T" WHERE pk = 970004 ORDER BY pk"#, "Unexpected token after expression"),
    (#"SELECT * FROM "T" ORDER BY pk WHERE pk = 1"#, "Unexpected token after expression"),
    (#"INSERT INTO "T" t VALUE {'pk': 'x'}"#, "Unexpected token after expression"),
    (#"FROM "T" SET c = 1 WHERE pk = 'x'"#, "Unexpected token after expression"),
    (#"FROM "T" SET c = 1 WHERE pk = 'x' SET d = 2"#, "Unexpected token after expression"),
    (#"SELECTT * FROMM "T""#, "Unexpected token after expression"),
    (#"SELECT * FROM "T" WHERE pk = 1e2147483648"#, ""),
    (#"SELECT * FROM "T" WHERE pk = 1e99999999999"#, ""),
    (#"SELECT * FROM "T" WHERE pk = 1.5e-2147483647"#, ""),
    (#"SELECT * FROM "T" WHERE pk = 1 # note"#, ""),
    (#"SELECT * FROM "T" WHERE pk = 1 /* note"#, ""),
    (#"SELECT * FROM "T"#, ""),
    (#"SELECT * FROM "T" WHERE"#, "Unexpected term"),
    (#"SELECT * FROM "T" WHERE;"#, "Unexpected term"),
    (#"SELECT * FROM "T" WHERE   "#, "Unexpected term"),
    (#"SELECT pk FROM "T" WHERE"#, "Unexpected term"),
    (#"UPDATE "T" SET a = 1 WHERE"#, "Unexpected term"),
    (#"DELETE FROM "T" WHERE"#, "Unexpected term"),
    (#"SELECT * FROM "T" WHERE NOT"#, "Unexpected term"),
    (#"SELECT * FROM "T" WHERE ("#, "Unexpected term"),
    ("SELECT * FROM", "Unexpected term"),
    (
      #"SELECT * FROM "T" WHERE pk = 'p1' AND"#,
      "Missing right-hand side expression of infix operator"
    ),
    (
      #"SELECT * FROM "T" WHERE pk = 'p1' OR"#,
      "Missing right-hand side expression of infix operator"
    ),
    (#"SELECT * FROM "T" WHERE ORDER BY pk"#, "Unexpected keyword"),
    (#"SELECT * FROM "T" WHERE pk = 'a' AND x IS FOO"#, "Expected type name"),
    (#"SELECT * FROM "T" WHERE IS NULL"#, "Unexpected operator"),
    (#"SELECT * FROM "T" WHERE pk = LIKE"#, "Unexpected operator"),
    ("DELETE FROM", "Expected identifier for simple path"),
    ("DELETE FROM   ", "Expected identifier for simple path"),
    ("DELETE FROM;", "Expected identifier for simple path"),
    ("DELETE FROM WHERE pk = 'a'", "Expected identifier for simple path"),
    (#"SLECT * FROM "T" WHERE pk = 'x'"#, "Expected data manipulation"),
    (
      #"SELECT * FROM "T" WHERE pk = 'x' AND attribute_exists(m.inner)"#,
      "Invalid path dot component"
    ),
    (
      #"UPDATE "T" SET m.inner = set_add(m.inner, <<'y'>>) WHERE pk = 'x'"#,
      "Invalid path dot component"
    ),
    // [dynoxide-captures] `partiql-literals`, `partiql-statements`, `partiql-operands`, us-east-1,
    // 2026-10.
    ("INSERT INTO t VALUE {'pk': 'x', 's': <<X'61'>>}", "Expected RIGHT_DOUBLE_ANGLE_BRACKET"),
    ("INSERT INTO t VALUE {'pk': 'x', 'l': [X'61']}", "Expected RIGHT_BRACKET"),
    ("{'a' 1}", "Expected COLON"),
    (#"DELETE "T" WHERE pk = 1"#, "Expected FROM after DELETE"),
    (#"SELECT * FROM "T" WHERE n BETWEEN 1 AND"#, "Expected expression after AND"),
  ]

  /// The reference parser's messages ([partiql-lang-kotlin], `SqlParser`); none of them was
  /// captured.
  static let parserRows: [(text: String, detail: String)] = [
    ("{'a': 1", "Expected RIGHT_CURLY"),
    ("SELECT * FROM t WHERE (a = 1", "Expected RIGHT_PAREN"),
    ("SELECT *, a FROM t", otherThanStar),
    ("SELECT a WHERE b = 1", "Expected FROM after SELECT list"),
    ("SELECT * FROM t AS 1", "Expected identifier for AS-alias"),
    ("UPDATE t SET a 1", "Expected '='"),
    ("UPDATE t SET a.* = 1", "Invalid path dot component for simple path"),
    ("UPDATE t SET a[b] = 1", "Invalid path component for simple path"),
    ("SELECT * FROM @1", "Identifier must follow @-operator"),
    ("SELECT * FROM t; SELECT", "Unexpected token after semicolon. (Only one query is allowed.)"),
    ("SELECT * FROM t WHERE a IS DECIMAL(1, 2, 3)", "Unexpected number of type arguments"),
    ("SELECT * FROM t WHERE a IS CHAR()", "Unexpected number of type arguments"),
  ]

  private static let otherThanStar =
    "Other expressions may not be present in the select list when '*' is used without dot notation."

  @Test(
    "is reported according to the first unexpected token",
    arguments: malformedRows + parserRows)
  func malformed(text: String, detail: String) {
    #expect(message(text) == Self.notWellFormed + detail)
  }

  static let refusedRows: [(text: String, message: String)] = [
    (#"SELECT * FROM "T" t WHERE pk = 'x'"#, "Aliasing is not supported"),
    (#"SELECT * FROM "T" AS t WHERE pk = 'x'"#, "Aliasing is not supported"),
    (#"UPDATE "T" t SET a = 3 WHERE pk = 'x'"#, "Aliasing is not supported"),
    (#"DELETE FROM "T" t WHERE pk = 'x'"#, "Aliasing is not supported"),
    ("x IS INT4", "Unsupported operation: IsType"),
    ("x IS INT8", "Unsupported operation: IsType"),
    ("x IS DOUBLE PRECISION", "Unsupported operation: IsType"),
    ("x IS CHARACTER VARYING", "Unsupported operation: IsType"),
    (#"SELECT * FROM "T"."i"."x""#, "A path may contain at most 2 components in the FROM clause"),
    (#"SELECT * FROM "T"."" WHERE pk = 'p'"#, "Path component cannot be an empty string"),
    (#"SELECT * FROM "" WHERE pk = 'p'"#, "Path component cannot be an empty string"),
    (
      #"INSERT INTO "T"."i" VALUE {'pk': 'x'}"#,
      "FROM clause may only contain a single table name in data manipulation statements"
    ),
    (#"UPDATE "T"."i" SET a = 1 WHERE pk = 'x'"#, "This operation is not supported on an index"),
    (#"DELETE FROM "T"."i" WHERE pk = 'x'"#, "This operation is not supported on an index"),
    (
      #"DELETE FROM "T" WHERE pk = 'x' RETURNING MODIFIED OLD *"#,
      "Invalid returning clause: RETURNING MODIFIED OLD *. Only RETURNING ALL OLD * is allowed in "
        + "DELETE statements."
    ),
    (
      #"DELETE FROM "T" WHERE pk = 'x' RETURNING ALL NEW *"#,
      "Invalid returning clause: RETURNING ALL NEW *. Only RETURNING ALL OLD * is allowed in DELETE "
        + "statements."
    ),
    (#"SELECT COUNT(*) FROM "T""#, "Unexpected path component at 1:8:5"),
    (
      #"SELECT attribute_exists(ss) FROM "T" WHERE pk = 'x'"#,
      "Unexpected path component at 1:8:16"
    ),
    (
      "SELECT l[-1] FROM T WHERE pk='index'",
      "List index is not within the allowable range; index: [-1] at 1:11:1"
    ),
  ]

  @Test("is rejected with AWS's message", arguments: refusedRows)
  func refused(text: String, message: String) {
    #expect(self.message(text) == message)
  }

  static let conditionsRows: [(condition: String, message: String)] = [
    (
      "attribute_exists('ss')",
      "Operator or function requires a document path; operator or function: attribute_exists"
    ),
    (
      "attribute_exists()",
      "Incorrect number of operands for operator or function; operator or function: "
        + "attribute_exists, number of operands: 0"
    ),
    (
      "attribute_exists(ss, ns)",
      "Incorrect number of operands for operator or function; operator or function: "
        + "attribute_exists, number of operands: 2"
    ),
    ("EXISTS(ss)", "Unrecognized function: exists at 1:39:6"),
    ("set_add(ss, <<'x'>>) = ss", "Unrecognized function: set_add at 1:39:7"),
    (
      "attribute_type(l, 1)",
      "Incorrect operand type for operator or function; operator or function: attribute_type, "
        + "operand type: N"
    ),
    (
      "val < true",
      "Incorrect operand type for operator or function; operator or function: <, operand type: BOOL"
    ),
    (
      "attribute_exists(n) > false",
      "Incorrect operand type for operator or function; operator or function: >, operand type: BOOL"
    ),
    (
      "s = <<'a','a'>>",
      "One or more parameter values were invalid: Input collection [a, a] contains duplicates."
    ),
    (
      "pk = 1e126",
      "Number overflow. Attempting to store a number with magnitude larger than supported range "
        + "under root"
    ),
    (
      "pk = 1e-131",
      "Number underflow. Attempting to store a number with magnitude smaller than supported range "
        + "under root"
    ),
    (
      "pk = 123456789012345678901234567890123456789",
      "Attempting to store more than 38 significant digits in a Number under root"
    ),
  ]

  @Test("has an invalid condition", arguments: conditionsRows)
  func condition(condition: String, message: String) {
    #expect(self.message(#"SELECT * FROM "T" WHERE pk = 'p1' AND "# + condition) == message)
  }

  static let changesRows: [(change: String, message: String)] = [
    (
      "t = set_add(ss, <<'x'>>)",
      "The first argument to SET_ADD must equal the assignment value at 1:20:7"
    ),
    (
      "ss = set_add(<<'a'>>, <<'b'>>)",
      "The first argument to SET_ADD must equal the assignment value at 1:21:7"
    ),
    (
      "ss = set_add(ss, 'x')",
      "The second argument to SET_ADD must be a value with type SET at 1:29:2"
    ),
    (
      "ss = set_add(ss, ['x'])",
      "The second argument to SET_ADD must be a value with type SET at 1:29:2"
    ),
    ("ss = set_add(ss)", "SET_ADD must have exactly two arguments at 1:21:7"),
    ("ss = set_add(ss, <<>>)", "Empty bags are not supported"),
    (
      "n = set_add(n, <<2, 2.0>>)",
      "One or more parameter values were invalid: Input collection [2, 2.0] contains duplicates! "
        + "under root"
    ),
    (
      "n = 'a' + 1",
      "Incorrect operand type for operator or function; operator or function: +, operand type: S"
    ),
    (
      "n = n - null",
      "Incorrect operand type for operator or function; operator or function: -, operand type: NULL"
    ),
    (
      "a = 1e-131",
      "Number underflow. Attempting to store a number with magnitude smaller than supported range "
        + "under root"
    ),
  ]

  @Test("has an invalid change", arguments: changesRows)
  func change(change: String, message: String) {
    // The columns are those after `UPDATE "T" SET `.
    #expect(self.message(#"UPDATE "T" SET "# + change + " WHERE pk = 'x'") == message)
  }

  static let itemsRows: [(item: String, message: String)] = [
    (
      "{'pk': 1, 'm': {'x': 1e126}}",
      "Number overflow. Attempting to store a number with magnitude larger than supported range "
        + "under root.x"
    ),
    (
      "{'pk': 1, 'l': [1, 1e126]}",
      "Number overflow. Attempting to store a number with magnitude larger than supported range "
        + "under root[1]"
    ),
    (
      "{'pk': 'a', 'ss': set_add(<<'a'>>, <<'b'>>)}",
      "Unsupported data type: set_add under key root at 1:41:7"
    ),
    (
      "{'pk':'a','d':" + String(repeating: "{'a':", count: 32) + "1"
        + String(repeating: "}", count: 33),
      "Nesting Levels have exceeded supported limits under root"
        + String(repeating: ".a", count: 32)
    ),
  ]

  @Test("has an invalid item", arguments: itemsRows)
  func item(item: String, message: String) {
    #expect(self.message(#"INSERT INTO "T" VALUE "# + item) == message)
  }

  @Test("requires as many parameters as question marks")
  func parameterCount() throws {
    let statement = try ParsedStatement(parsing: "SELECT * FROM t WHERE a = ? AND b = ?")
    #expect(throws: PartiQLError.self) { try statement.resolved(with: [.null]) }
    _ = try statement.resolved(with: [.null, .null])
  }

  @Test("counts lines and characters, quotes among them")
  func positions() {
    let text = "UPDATE \"T\"\nSET \"Bänd\" = set_add(\"Bänd\", 'x')\nWHERE pk='s'"
    #expect(
      message(text)
        == "The second argument to SET_ADD must be a value with type SET at 2:22:6")
  }

  private func message(_ text: String) -> String {
    do throws(PartiQLError) {
      _ = try ParsedStatement(parsing: text).resolved(with: [])
      return "no error"
    } catch {
      return error.message
    }
  }
}

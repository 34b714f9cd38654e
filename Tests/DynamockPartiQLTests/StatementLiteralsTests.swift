import DynamockExpressions
import DynamockPartiQL
import Testing

/// The literals of statements and the attributes that they belong to.
@Suite("Literals of statements")
struct StatementLiteralsTests {
  @Test(
    "of an attribute are replaced and the rest is unchanged",
    arguments: [
      ("SELECT * FROM t WHERE a = 'x'", "SELECT * FROM t WHERE a = 'it''s'"),
      ("SELECT * FROM t WHERE a='x' AND b = 'x'", "SELECT * FROM t WHERE a='it''s' AND b = 'x'"),
      ("SELECT * FROM \"a\" WHERE 5 >= a", "SELECT * FROM \"a\" WHERE 12 >= a"),
      ("SELECT a FROM t WHERE a = 1.5e3", "SELECT a FROM t WHERE a = 12"),
      ("SELECT a FROM t WHERE a = -5", "SELECT a FROM t WHERE a = - -12"),
      ("SELECT a FROM t WHERE a = - 5", "SELECT a FROM t WHERE a = -  -12"),
      ("SELECT a FROM t WHERE a = +5", "SELECT a FROM t WHERE a = +12"),
      (
        "SELECT a FROM t WHERE a IN ('x', 'y') OR NOT (a BETWEEN 1 AND 2)",
        "SELECT a FROM t WHERE a IN ('it''s', 'it''s') OR NOT (a BETWEEN 12 AND 12)"
      ),
      (
        "SELECT a FROM t WHERE a IN ['x'] OR begins_with(a, 'y')",
        "SELECT a FROM t WHERE a IN ['it''s'] OR begins_with(a, 'it''s')"
      ),
      ("SELECT a FROM t WHERE contains(a.b, 'é')", "SELECT a FROM t WHERE contains(a.b, 'it''s')"),
      (
        "SELECT a FROM t WHERE attribute_type(a, 'S') AND size(a) = 5",
        "SELECT a FROM t WHERE attribute_type(a, 'S') AND size(a) = 5"
      ),
      (
        "INSERT INTO t VALUE {'a': [1, {'c': 'x'}, <<'y'>>], 'b': 'x'}",
        "INSERT INTO t VALUE {'a': [12, {'c': 'it''s'}, <<'it''s'>>], 'b': 'x'}"
      ),
      (
        "UPDATE t SET a = a - 5 SET b = 1 REMOVE c WHERE id = 'x'",
        "UPDATE t SET a = a - 12 SET b = 1 REMOVE c WHERE id = 'x'"
      ),
      (
        "UPDATE t SET a = list_append(a, ['x'])\n  SET a.b[0] = 'é'\nWHERE id = 'x' AND a = 'y'",
        "UPDATE t SET a = list_append(a, ['it''s'])\n  SET a.b[0] = 'it''s'\nWHERE id = 'x' AND a = 'it''s'"
      ),
      (
        "UPDATE t SET a = set_add(a, <<1, -2>>) WHERE id = 'x'",
        "UPDATE t SET a = set_add(a, <<12, - -12>>) WHERE id = 'x'"
      ),
      (
        "DELETE FROM t WHERE id = 'x' AND a = 'x' -- a = 'x'",
        "DELETE FROM t WHERE id = 'x' AND a = 'it''s' -- a = 'x'"
      ),
      (
        "EXISTS(SELECT * FROM t WHERE id = 'x' AND a = 'x')",
        "EXISTS(SELECT * FROM t WHERE id = 'x' AND a = 'it''s')"
      ),
      ("SELECT a FROM t WHERE a = ?", "SELECT a FROM t WHERE a = ?"),
    ])
  func replaced(_ statement: String, _ wanted: String) throws {
    let replaced = try StatementLiterals(of: statement).replacing(Self.replacement)
    #expect(replaced == wanted)
    // The new statement has the new values, wherever a minus was.
    let again = try StatementLiterals(of: replaced)
    #expect(again.replacing(Self.replacement) == replaced)
    for literal in again.literals where literal.path.attribute == "a" {
      #expect([.string("it's"), .number("12")].contains(literal.value), "\(literal)")
    }
  }

  @Sendable private static func replacement(
    _ literal: StatementLiteral
  ) -> StatementLiteral.Value? {
    guard literal.path.attribute == "a" else { return nil }
    return switch literal.value {
    case .string: .string("it's")
    case .number: .number("12")
    }
  }

  @Test("have the path of the element in lists and maps, and that of the whole set in sets")
  func paths() throws {
    let statement = "INSERT INTO t VALUE {'a': [1, {'c': 'x'}], 'b': {'d': <<'y'>>}}"
    let literals = try StatementLiterals(of: statement).literals
    #expect(
      literals.map(\.path) == [
        DocumentPath("a", [.index(0)]), DocumentPath("a", [.index(1), .attribute("c")]),
        DocumentPath("b", [.attribute("d")]),
      ])
  }

  @Test("are not looked for in a text that is not a statement")
  func malformed() {
    for text in ["", "SELECT", "SELECT * FROM t WHERE a = 'x", "x = = 'y'"] {
      #expect(throws: PartiQLError.self) { try StatementLiterals(of: text) }
    }
  }
}

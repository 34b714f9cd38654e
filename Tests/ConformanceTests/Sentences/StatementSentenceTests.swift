import DynamockTesting
import Testing

/// Tests each of DynamoDB's messages for statements that have valid syntax but are rejected.
///
/// The source of the rows is unknown, except where captured responses of us-east-1 of October 2026
/// exist ([dynoxide-captures]: ORDER BY, IS, Ion, operators).
@Suite("Error messages of PartiQL")
struct StatementSentenceTests {
  @Test("match DynamoDB's messages exactly", arguments: Setting.depths, rows)
  func refuses(_ setting: Setting, _ row: Row) async throws { try await row.run(setting) }

  static func refused(_ statement: String, _ sentence: String) -> Row {
    let text = statement.replacing("\"", with: "\\\"")
    return Row(
      statement, .unknown, [.hashTable], Call("ExecuteStatement", #"{"Statement":"\#(text)"}"#),
      .invalid(sentence))
  }

  /// Columns count code points, because `SqlLexer` reads statements by code points.
  @Test("count an emoji as one column", arguments: Setting.stores)
  func columns(_ setting: Setting) async throws {
    let statement = #"SELECT * FROM \"Main\" WHERE p = '😀' LIMIT 1"#
    try await Row(
      "a position after an emoji", .partiQL, [.hashTable],
      Call("ExecuteStatement", #"{"Statement":"\#(statement)"}"#),
      .invalid("Unsupported clause: LIMIT at 1:42:1")
    ).run(setting)
  }

  static let rows: [Row] = [
    refused(
      #"SELECT * FROM "A", "B""#,
      "Only select from a single table or index is supported."),
    refused(
      "SELECT * FROM <<1>>",
      "Unexpected from source"),
    refused(
      "SELECT * FROM (SELECT * FROM A)",
      "Unexpected from source"),
    refused(
      #"SELECT * FROM "Main" GROUP BY p"#,
      "Unsupported clause: GROUP BY at 1:22:5"),
    refused(
      #"SELECT * FROM "Main" LIMIT 1"#,
      "Unsupported clause: LIMIT at 1:28:1"),
    refused(
      #"SELECT DISTINCT p FROM "Main""#,
      "Unsupported clause: DISTINCT at 1:8:8"),
    refused(
      #"SELECT * FROM "Main" HAVING p = 1"#,
      "Unsupported clause: HAVING at 1:31:1"),
    refused(
      #"SELECT * FROM "Main" OFFSET 1"#,
      "Unsupported clause: OFFSET at 1:29:1"),
    refused(
      #"SELECT VALUE p FROM "Main""#,
      "Select projection doesn't support value or pivot keywords"),
    refused(
      #"SELECT p, p FROM "Main""#,
      "Duplicate identifiers in select clause: p"),
    refused(
      #"SELECT a.p, b.p FROM "Main""#,
      "Duplicate identifiers in select clause: p"),
    refused(
      #"SELECT * FROM "Main" WHERE p = ?"#,
      "Number of parameters in request and statement don't match."),
    refused(
      #"SELECT * FROM "Main" WHERE p = 'a' ORDER BY 1"#,
      "Argument to ORDER BY must be of type VariableReference. Type: 1 at 1:45:1"),
    refused(
      #"SELECT * FROM "Main" WHERE p = 'a' ORDER BY a.b"#,
      "Argument to ORDER BY must be of type VariableReference. Type: PATH at 1:45:1"),
    refused(
      #"SELECT * FROM "Main" ORDER BY p"#,
      "Must have WHERE clause in the statement when using ORDER BY clause."),
    refused(
      #"SELECT * FROM "Main" WHERE 1"#,
      "WHERE clause must contain an expression that resolves to a boolean"),
    refused(
      #"SELECT * FROM "Main" WHERE p = 'a' AND 1"#,
      "The arguments to AND/OR must be Expressions"),
    refused(
      #"SELECT * FROM "Main" WHERE p = 'a' AND NOT 1"#,
      "The argument to NOT must be a Type or Expression"),
    refused(
      #"SELECT * FROM "Main" WHERE p = 'a' AND v IN []"#,
      "IN operator must have a left hand argument of type Variable Reference and right "
        + "hand argument of type Seq with at least one member"),
    refused(
      #"SELECT * FROM "Main" WHERE p = 'a' AND v IN 1"#,
      "IN operator must have a left hand argument of type Variable Reference and right "
        + "hand argument of type Seq with at least one member"),
    refused(
      #"SELECT * FROM "Main" WHERE p = 'a' AND size(v) IS NULL"#,
      "The left hand side argument to IS must be a Variable Reference, Literal, or Path"),
    refused(
      #"SELECT * FROM "Main" WHERE p = 'a' AND v = MISSING"#,
      "MISSING must be compared using IS operator"),
    refused(
      #"SELECT * FROM "Main" WHERE p = 'a' AND v IS CLOB"#,
      "Unsupported data type for IS operator: ClobType. Supported data types are [MISSING, "
        + "NULL, BOOLEAN, BLOB, STRING, NUMERIC, STRUCT, TUPLE, LIST] at 1:40:1"),
    refused(
      #"SELECT * FROM "Main" WHERE p = 'a' AND v + 1 = 2"#,
      "Unsupported operator in Condition Expression. Operator: +"),
    refused(
      #"SELECT * FROM "Main" WHERE p = 'a' AND v LIKE 'a'"#,
      "Unsupported operator in Condition Expression. Operator: Like"),
    refused(
      #"INSERT INTO "Main" VALUE {'p': `1`}"#,
      "Ion Literals are not supported: INT under key root at 1:32:3"),
    refused(
      #"INSERT INTO "Main" VALUE {'p': 'a', 'x': <<1,'a'>>}"#,
      "Unsupported data type in Bag. DynamoDB only supports either numbers or strings in bags"),
    refused(
      #"INSERT INTO "Main" VALUE {'p': 'a', 'p': 'b'}"#,
      "Duplicate keys in tuple. Key: p under root"),
    refused(
      #"INSERT INTO "Main" VALUE {1: 'a'}"#,
      "Tuple keys must be of type String. Actual type: Lit under root"),
    refused(
      #"INSERT INTO "Main" VALUE {p: 'a'}"#,
      "Tuple keys must be of type String. Actual type: Id under root"),
    refused(
      #"INSERT INTO "Main" <<{'p':'a'}, {'p':'b'}>>"#,
      "Unsupported operation: Inserting multiple items in a single statement is not "
        + #"supported, use "INSERT INTO tableName VALUE item" instead"#),
    refused(
      #"INSERT INTO "Main" VALUE [1]"#,
      "Unsupported format in item expression. Please use struct format {...} to express "
        + "item values for insert statement."),
    refused(
      #"INSERT INTO "Main" VALUE {'p':'a'} AT 1"#,
      "AT is not supported in insert statements."),
    refused(
      #"INSERT INTO "Main" VALUE {'p':'a'} ON CONFLICT DO NOTHING"#,
      "Unsupported clause: ON CONFLICT"),
    refused(
      #"INSERT INTO "Main" VALUE {'x': 1}"#,
      "Key attribute should be present in the item: Key p"),
    refused(
      #"INSERT INTO "Main" VALUE {'p': 1}"#,
      "Key attribute's data type should match its data type in table's schema: Key p"),
    refused(
      #"UPDATE "Main" INSERT INTO x VALUE 1 WHERE p = 'a'"#,
      "Only SET and REMOVE are supported in update expressions at this time"),
    refused(
      #"UPDATE "Main" SET v = 1 WHERE p = 'a' RETURNING ALL OLD *, ALL NEW *"#,
      "Invalid syntax with multiple returning elements in RETURNING clause"),
    refused(
      #"UPDATE "Main" SET v = 1 WHERE p = 'a' RETURNING ALL OLD v"#,
      "Expected '*' after ( MODIFIED | ALL ) ( NEW | OLD ) in RETURNING clause"),
    refused(
      #"UPDATE "Main" SET v = (v IS NULL) WHERE p = 'a'"#,
      "IS operator is not supported in update expressions"),
    refused(
      #"UPDATE "Main" SET v = v * 2 WHERE p = 'a'"#,
      "Unsupported operator in Update Expression. Operator: *"),
    refused(
      #"UPDATE "Main" SET v = NOT v WHERE p = 'a'"#,
      "Unsupported operator in Update Expression. Operator: Not"),
    refused(
      #"SELECT * FROM "a!b" WHERE p = 'a'"#,
      "Table name should be within the length [3, 255] and only contain 'a-z', 'A-Z', "
        + "'0-9', '-', '_', '.'."),
  ]
}

extension Setting {
  /// Every depth on the memory store, for results that do not depend on the store.
  static let depths = Depth.allCases.map { Setting($0, .memory) }
}

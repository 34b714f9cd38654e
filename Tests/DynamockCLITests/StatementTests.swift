import Testing

@testable import DynamockCLI

@Suite("Statements that people write") struct StatementTests {
  @Test(
    "the table and the index of a statement are found for suggestions",
    arguments: [
      ("SELECT * FROM Orders", "Orders", nil),
      ("select a, b\n from\tOrders.byState where a = 1", "Orders", "byState"),
      (#"SELECT * FROM "Orders"."by State""#, "Orders", "by"),
      (#"UPDATE "My.Orders" SET a = 1"#, "My.Orders", nil),
      ("INSERT INTO Orders VALUE {'id': 'FROM'}", "Orders", nil),
      ("DELETE FROM Orders WHERE id = 'a'", "Orders", nil),
    ] as [(String, String, String?)])
  func target(statement: String, table: String, index: String?) {
    let target = StatementTarget(of: statement)
    #expect(target?.table == table)
    #expect(target?.index == index)
  }

  @Test("a statement without a table has no target", arguments: ["", "SELECT", "SELECT 1 FROM"])
  func noTarget(statement: String) {
    #expect(StatementTarget(of: statement) == nil)
  }

  @Test(
    "a text in double quotation marks to the right of a comparison gets a hint",
    arguments: [
      (#"SELECT * FROM T WHERE id = "a b""#, "a b"), (#"SELECT * FROM T WHERE "id"="a""#, "a"),
      (#"SELECT * FROM T WHERE id IN ["a"]"#, "a"),
      (#"SELECT * FROM T WHERE x BETWEEN "a" AND 'b'"#, "a"),
      (#"SELECT * FROM T WHERE x BETWEEN 'a' AND "b""#, "b"),
      (#"UPDATE T SET x = "a" WHERE id = 'b'"#, "a"),
      (#"SELECT * FROM T WHERE begins_with(x, "a")"#, "a"),
      (#"SELECT "id" FROM "T" WHERE id = 'a'"#, nil),
      (#"SELECT * FROM "T" WHERE "x" = '"a"' AND "y" > 1"#, nil), ("SELECT * FROM T", nil),
      (#"SELECT * FROM T WHERE x = "open"#, nil), (#"SELECT "a", "b" FROM T"#, nil),
    ] as [(String, String?)])
  func hint(statement: String, text: String?) {
    let hint = QuotationHint.hint(for: statement)
    #expect((hint != nil) == (text != nil))
    if let text { #expect(hint?.hasSuffix("'\(text)'.") == true) }
  }

  @Test("an INSERT with double quotation marks in its VALUE gets a hint")
  func insert() {
    #expect(QuotationHint.hint(for: #"INSERT INTO T VALUE {"id": 'a'}"#) != nil)
    #expect(QuotationHint.hint(for: #"INSERT INTO "T" VALUE {'id': 'a'}"#) == nil)
  }

  @Test(
    "negative numbers among values of keys and steps are no options",
    arguments: [
      (["get", "T", "-1"], ["get", "T", "\0-1"]),
      (["get", "T", "a", "-.5", "--json"], ["get", "T", "a", "\0-.5", "--json"]),
      (
        ["query", "T", "a", "--from", "-1", "--limit", "-5"],
        ["query", "T", "a", "--from=-1", "--limit=-5"]
      ),
      (["query", "T", "a", "--descending", "-1"], ["query", "T", "a", "--descending", "\0-1"]),
      (["query", "T", "a", "--to=1", "-1"], ["query", "T", "a", "--to=1", "\0-1"]),
      (["db", "clock", "default", "-1h"], ["db", "clock", "default", "\0-1h"]),
      (["db", "clock", "default", "--", "-1h"], ["db", "clock", "default", "--", "-1h"]),
      (["db", "clock", "default", "-h"], ["db", "clock", "default", "-h"]),
      (["serve", "--port", "-1"], ["serve", "--port=-1"]), (["get"], ["get"]), ([], []),
      (["serve", "--port", "-x"], ["serve", "--port", "-x"]),
      (["record", "--", "x", "--limit", "-1"], ["record", "--", "x", "--limit", "-1"]),
    ])
  func negatives(words: [String], marked: [String]) {
    #expect(Invocation.markingNegatives(words) == marked)
    let split = marked.map(Invocation.unmarked).flatMap { word in
      words.contains(word) ? [word] : word.split(separator: "=").map(String.init)
    }
    #expect(split == words)
  }
}

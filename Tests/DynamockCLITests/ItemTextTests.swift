import DynamockWire
import Testing

@testable import DynamockCLI

@Suite("Items as a person types and reads them") struct ItemTextTests {
  private func tree(_ json: String) throws -> JSONTree {
    try JSONTree(parsing: Array(json.utf8), depth: 100)
  }

  @Test(
    "values are readable on one line",
    arguments: [
      (#"{"S": "plain, text"}"#, "plain, text"), (#"{"N": "1.50"}"#, "1.50"),
      (#"{"B": "AQI="}"#, "base64(AQI=)"), (#"{"BOOL": false}"#, "false"),
      (#"{"NULL": true}"#, "null"), (#"{"SS": ["a", "b"]}"#, #"{"a", "b"}"#),
      (#"{"NS": ["1", "2"]}"#, "{1, 2}"), (#"{"BS": ["AQ=="]}"#, "{base64(AQ==)}"),
      (#"{"L": [{"S": "a"}, {"M": {"b": {"N": "1"}}}]}"#, #"["a", {b: 1}]"#),
    ])
  func values(json: String, text: String) throws {
    #expect(ReadableValue.text(of: try tree(json)) == text)
  }

  @Test("keys come first, then the most frequent attributes, and those without room are named")
  func columns() throws {
    let items = try tree(
      #"""
      [{"rare": {"S": "x"}, "often": {"N": "1"}, "id": {"S": "a"}},
       {"often": {"N": "22"}, "id": {"S": "b"}, "long": {"S": "\#(String(repeating: "y", count: 90))"}},
       {"often": {"N": "3"}, "id": {"S": "c"}, "long": {"S": "\#(String(repeating: "z", count: 41))"},
        "other": {"S": "\#(String(repeating: "w", count: 40))"}}]
      """#
    ).elements
    let lines = ItemsTable(items, leading: ["id"]).text.split(separator: "\n").map(String.init)
    #expect(lines[0] == "id  often  long")
    #expect(lines[1] == "a   1      ")
    #expect(lines[2] == "b   22     " + String(repeating: "y", count: 39) + "…")
    #expect(lines.last == "Not shown: other, rare. --json shows everything.")
    #expect(lines.allSatisfy { $0.count < terminalWidth })
  }

  @Test("the summary has the size that DynamoDB counts and the consumed units")
  func summary() throws {
    var summary = ItemsSummary()
    // 2 + 3 bytes of the key, 1 + 2 of a number with one digit: [aws-item-sizes].
    summary.add(try tree(#"{"id": {"S": "abc"}, "n": {"N": "7"}}"#))
    summary.add(consumedBy: try tree(#"{"ConsumedCapacity": {"CapacityUnits": 0.5}}"#))
    #expect(summary.text == "1 item, 8 bytes, 0.5 read units.")
  }

  @Test(
    "steps of a clock have a unit",
    arguments: [
      ("+90s", 90), ("5m", 300), ("+1h", 3600), ("-2d", -172_800), ("7", 7), ("", nil), ("h", nil),
      ("1w", nil), ("9223372036854775807d", 1_000_000_000_000_000_000), ("1.5h", 5400),
      ("-0.5m", -30), ("1.001s", nil),
      ("1e3", nil), ("\0-1h", -3600),
    ])
  func steps(text: String, seconds: Int?) {
    #expect(ClockStep(text)?.seconds == seconds)
  }

  @Test("differences show the key, and old beside new")
  func differences() throws {
    let answer = try tree(
      #"""
      {"changes": [
        {"change": "TableCreated", "table": "New"},
        {"change": "ItemAdded", "table": "Orders", "after": {"id": {"S": "a"}, "n": {"N": "1"}}},
        {"change": "ItemRemoved", "table": "Orders", "before": {"id": {"S": "b"}}},
        {"change": "ItemChanged", "table": "Orders",
         "before": {"id": {"S": "c\u001b"}, "state": {"S": "open"}, "gone": {"N": "1"}, "same": {"N": "2"}},
         "after": {"id": {"S": "c\u001b"}, "state": {"S": "paid"}, "new": {"BOOL": true}, "same": {"N": "2"}}},
        {"change": "TableChanged", "table": "Users"}, {"change": "TableDropped", "table": "Zoo"}],
       "isComplete": false}
      """#)
    #expect(
      DiffText(of: answer, keys: ["Orders": ["id"]]).text == #"""
        table New
          + the table

        table Orders
          + id = a
              n: 1
          - id = b
          ~ id = c\u001b
            ~ state: open -> paid
            - gone: 1
            + new: true

        table Users
          ~ the table's definition or settings

        table Zoo
          - the table

        There are more differences; --limit sets the number shown.
        """#)
    #expect(
      DiffText(of: try tree(#"{"changes": [], "isComplete": true}"#), keys: [:]).text
        == "No differences.")
  }
}

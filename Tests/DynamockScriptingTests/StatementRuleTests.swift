import DynamockScripting
import DynamockTesting
import Testing

/// Tests rules about the effects of PartiQL statements (`reads` and `writes` in docs/scripting.md).
@Suite("Rules about PartiQL statements")
struct StatementRuleTests {
  private static let select = "SELECT * FROM Orders WHERE id = '1'"
  private static let insert = "INSERT INTO Orders VALUE {'id': '9'}"
  private static let update = "UPDATE Orders SET n = 1 WHERE id = '1'"
  private static let delete = "DELETE FROM Orders WHERE id = '1'"
  private static let exists = "EXISTS(SELECT * FROM Orders WHERE id = '1' AND n = 1)"

  private static func body(_ operation: String, _ statements: [String]) -> String {
    let list = statements.map { #"{"Statement":"\#($0)"}"# }
    switch operation {
    case "ExecuteStatement": return list[0]
    case "BatchExecuteStatement": return #"{"Statements":[\#(list.joined(separator: ","))]}"#
    default: return #"{"TransactStatements":[\#(list.joined(separator: ","))]}"#
    }
  }

  /// A request with statements, and the group that matches it.
  struct Row: Sendable, CustomTestStringConvertible {
    let operation: String
    let statements: [String]
    let group: String
    var testDescription: String { "\(operation) of \(statements.joined(separator: "; "))" }
  }

  static let rows =
    [select].map { Row(operation: "ExecuteStatement", statements: [$0], group: "reads") }
    + [insert, update, delete].map {
      Row(operation: "ExecuteStatement", statements: [$0], group: "writes")
    } + [
      Row(operation: "BatchExecuteStatement", statements: [select, select], group: "reads"),
      Row(operation: "BatchExecuteStatement", statements: [update, delete], group: "writes"),
      Row(operation: "BatchExecuteStatement", statements: [select, update], group: "writes"),
      Row(operation: "ExecuteTransaction", statements: [select], group: "reads"),
      Row(operation: "ExecuteTransaction", statements: [update], group: "writes"),
      Row(operation: "ExecuteTransaction", statements: [exists, insert], group: "writes"),
    ]

  @Test("a statement belongs to the group of its effect", arguments: rows)
  func groups(row: Row) async throws {
    let console = try Console()
    try await console.makeTable()
    for group in ["reads", "writes"] {
      try await console.rule(
        #"{"id":"\#(group)","when":{"operation":"\#(group)"},"stage":"arrival","then":{"next":true}}"#
      )
    }
    _ = try await console.call(row.operation, Self.body(row.operation, row.statements))
    for group in ["reads", "writes"] {
      let rule = try await console.control("GET", "rules/\(group)")
      #expect(rule.json?["applied"]?.double == (group == row.group ? 1 : 0), "\(rule)")
      let count = try await console.control(
        "POST", "journal/count", #"{"when":{"operation":"\#(group)"}}"#)
      // CreateTable came before the rule and belongs to neither group.
      #expect(count.text == #"{"count":\#(group == row.group ? 1 : 0)}"#)
      let entries = try await console.control("GET", "journal?operation=\(group)")
      #expect(entries.json?["entries"]?.elements?.count == (group == row.group ? 1 : 0))
    }
  }

  @Test(
    "a statement selected by its operation counts whatever it does",
    arguments: [
      #"["writes","ExecuteStatement"]"#, #"["ExecuteStatement","writes"]"#, #"["reads","writes"]"#,
      #""ExecuteStatement""#,
    ])
  func named(operations: String) async throws {
    let console = try Console()
    try await console.makeTable()
    try await console.rule(
      #"{"id":"all","when":{"operation":\#(operations)},"then":{"next":true}}"#)
    for statement in [Self.select, Self.insert] {
      _ = try await console.call("ExecuteStatement", Self.body("ExecuteStatement", [statement]))
    }
    #expect(try await console.control("GET", "rules/all").json?["applied"]?.double == 2)
  }

  @Test("a verification of no writes counts statements that write")
  func verified() async throws {
    let console = try Console()
    try await console.makeTable()
    try await console.rule(#"{"then":{"next":true}}"#)
    let none = #"{"expect":[{"when":{"operation":"writes"},"count":0}]}"#
    _ = try await console.call("ExecuteStatement", Self.body("ExecuteStatement", [Self.select]))
    #expect(try await console.control("POST", "journal/verify", none).status == 200)
    _ = try await console.call("ExecuteStatement", Self.body("ExecuteStatement", [Self.insert]))
    let reply = try await console.control("POST", "journal/verify", none)
    #expect(reply.status == 409)
    #expect(reply.refusal?.contains("expected writes") == true, "\(reply)")
  }

  @Test(
    "a rule about writes throttles a statement that writes, but not one that reads",
    arguments: Setting.Store.allCases)
  func throttled(store: Setting.Store) async throws {
    let console = try Console(store)
    try await console.makeTable()
    try await console.rule(
      #"{"when":{"operation":"writes","table":"Orders"},"then":{"throttle":true}}"#)
    let write = try await console.call(
      "ExecuteStatement", Self.body("ExecuteStatement", [Self.insert]))
    #expect(write.error == "ThrottlingException")
    #expect(try await console.count() == 0)
    let read = try await console.call(
      "ExecuteStatement", Self.body("ExecuteStatement", [Self.select]))
    #expect(read.status == 200)
  }

  @Test(
    "`stale` applies to statements that read", arguments: Setting.Store.allCases,
    ["ExecuteStatement", "BatchExecuteStatement"])
  func stale(store: Setting.Store, operation: String) async throws {
    let console = try Console(store)
    try await console.makeTable()
    try await console.put("1")
    try await console.rule(
      #"{"when":{"operation":["reads","\#(operation)"]},"then":{"stale":{"asOf":"rule"}}}"#)
    try await console.put("1", in: "Orders", #","n":{"N":"2"}"#)
    let read = try await console.call(operation, Self.body(operation, [Self.select]))
    #expect(read.status == 200)
    #expect(read.text.contains(#""id":{"S":"1"}"#) && !read.text.contains(#""n""#), "\(read)")
    let strong = Self.body(operation, [Self.select])
      .replacing("'1'\"", with: #"'1'","ConsistentRead":true"#)
    let consistent = try await console.call(operation, strong)
    #expect(consistent.text.contains(#""n":{"N":"2"}"#), "\(consistent)")
    let write = try await console.call(operation, Self.body(operation, [Self.insert]))
    #expect(write.status == 200)
    #expect(try await console.control("GET", "journal").text.contains("cannot be an answer to"))
    #expect(
      try await console.call(
        "GetItem", #"{"TableName":"Orders","Key":{"id":{"S":"9"}},"ConsistentRead":true}"#
      ).text.contains("Item"))
  }

  @Test(
    "`stale` is rejected for operations that it can never answer when the rule is added",
    arguments: ["ExecuteTransaction", "PutItem", "ListTables", "writes"])
  func unfit(operation: String) async throws {
    let console = try Console()
    let reply = try await console.control(
      "POST", "rules", #"{"when":{"operation":"\#(operation)"},"then":{"stale":{"seconds":1}}}"#)
    #expect(reply.status == 400)
    let named = operation == "writes" ? "" : operation
    #expect(
      reply.refusal?.contains("stale, which is not possible for \(named)") == true, "\(reply)")
  }
}

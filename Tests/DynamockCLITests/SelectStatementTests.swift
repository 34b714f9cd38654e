import DynamockExchange
import DynamockWire
import Testing

@testable import DynamockCLI

@Suite("Statements of `dynamock items` and `query`") struct SelectStatementTests {
  static let outline = TableOutline(
    of: [
      "TableName": .string("Orders"),
      "KeySchema": .array([
        ["AttributeName": .string("customer"), "KeyType": .string("HASH")],
        ["AttributeName": .string("number"), "KeyType": .string("RANGE")],
      ]),
      "AttributeDefinitions": .array([
        ["AttributeName": .string("customer"), "AttributeType": .string("S")],
        ["AttributeName": .string("number"), "AttributeType": .string("N")],
        ["AttributeName": .string("the \"state\""), "AttributeType": .string("S")],
      ]),
      "GlobalSecondaryIndexes": .array([
        [
          "IndexName": .string("byState"),
          "KeySchema": .array([
            ["AttributeName": .string("the \"state\""), "KeyType": .string("HASH")]
          ]),
        ]
      ]),
    ])

  struct Row: Sendable, CustomTestStringConvertible {
    var values: [String] = []
    var index: String?
    var sort: SelectStatement.SortCondition?
    var condition: String?
    var isDescending = false
    var statement: String
    var parameters: [JSONTree] = []
    var testDescription: String { statement }
  }

  @Test(
    "the options of the commands become a statement with parameters",
    arguments: [
      Row(statement: #"SELECT * FROM "Orders""#),
      Row(
        values: ["a'b"], statement: #"SELECT * FROM "Orders" WHERE "customer" = ?"#,
        parameters: [["S": .string("a'b")]]),
      Row(
        values: ["a", "7"],
        statement: #"SELECT * FROM "Orders" WHERE "customer" = ? AND "number" = ?"#,
        parameters: [["S": .string("a")], ["N": .string("7")]]),
      Row(
        values: ["open"], index: "byState",
        statement: #"SELECT * FROM "Orders"."byState" WHERE "the ""state""" = ?"#,
        parameters: [["S": .string("open")]]),
      Row(
        values: ["a"], sort: .range(from: "1", to: "9"), condition: "total > 5 OR urgent",
        statement:
          #"SELECT * FROM "Orders" WHERE "customer" = ? AND "number" BETWEEN ? AND ? AND (total > 5 OR urgent)"#,
        parameters: [["S": .string("a")], ["N": .string("1")], ["N": .string("9")]]),
      Row(
        values: ["a"], sort: .range(from: nil, to: "9"), isDescending: true,
        statement:
          #"SELECT * FROM "Orders" WHERE "customer" = ? AND "number" <= ? ORDER BY "number" DESC"#,
        parameters: [["S": .string("a")], ["N": .string("9")]]),
      Row(
        values: ["a"], sort: .beginsWith("1"),
        statement: #"SELECT * FROM "Orders" WHERE "customer" = ? AND begins_with("number", ?)"#,
        parameters: [["S": .string("a")], ["N": .string("1")]]),
      Row(condition: "a = 1", statement: #"SELECT * FROM "Orders" WHERE (a = 1)"#),
    ])
  func statements(row: Row) throws {
    let statement = try SelectStatement(
      Self.outline, index: row.index, values: row.values, sort: row.sort, where: row.condition,
      isDescending: row.isDescending)
    #expect(statement.text == row.statement)
    #expect(statement.parameters == row.parameters)
  }

  @Test("only statements without a condition take the limit, which counts the items that are read")
  func limits() throws {
    let all = try SelectStatement(Self.outline).input(limit: 5)
    #expect(all.contains { $0.name == "Limit" && $0.value == .number("5") })
    let some = try SelectStatement(Self.outline, where: "a = 1").input(limit: 5)
    #expect(!some.contains { $0.name == "Limit" })
  }

  @Test("conditions that the key does not have are rejected with a remedy")
  func faults() {
    #expect(throws: ItemsFault.noIndex("none", table: "Orders", others: ["byState"])) {
      try SelectStatement(Self.outline, index: "none")
    }
    #expect(throws: ItemsFault.noSortKey(index: "byState", table: "Orders")) {
      try SelectStatement(
        Self.outline, index: "byState", values: ["open"], sort: .beginsWith("a"))
    }
    #expect(throws: ItemsFault.noOrder(index: "byState", table: "Orders")) {
      try SelectStatement(Self.outline, index: "byState", values: ["open"], isDescending: true)
    }
    #expect(throws: ItemsFault.wrongKey(table: "Orders", key: Self.outline.key)) {
      try SelectStatement(Self.outline, values: ["a", "1", "2"])
    }
    #expect(throws: ItemsFault.wrongKey(table: "Orders", key: Self.outline.key)) {
      try Self.outline.key(["a"])
    }
    #expect(
      ItemsFault.wrongKey(table: "Orders", key: Self.outline.key).description
        == "The key of table 'Orders' is customer (S), number (N): give 2 values.")
  }
}

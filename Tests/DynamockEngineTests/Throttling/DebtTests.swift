import Dynamock
import DynamockModel
import Testing

/// What is charged of throughput beyond single requests that succeed.
@Suite("Throughput in debt")
struct DebtTests {
  @Test(
    "A page that has begun is read to its end, and the next one waits for what it cost",
    arguments: Keeper.allCases, ["Query", "Scan", "SELECT"])
  func page(keeper: Keeper, operation: String) async throws {
    // A table with one read unit answered with reads of 96 units (stackd, read_throttling, us-east-1,
    // 2026-09-18). That a page ends at 1 MB or at Limit is all that the API reference says.
    let bench = try ThrottledBench(keeper)
    try await bench.makeTable(.provisioned(read: 1, write: 1_000))
    for number in 0..<8 { try await bench.put("a", "\(number)", bytes: 4_000) }
    let (count, more) = try await Self.read(bench, operation)
    #expect(count == 8, "the bucket held a unit, the page cost 8")
    #expect(!more)
    for second in 0..<8 {
      let error = try await failure { _ = try await Self.read(bench, operation) }
      #expect(error.code == .provisionedThroughputExceeded, "second \(second)")
      #expect(error.throttlingReasons.map(\.reason) == ["TableReadProvisionedThroughputExceeded"])
      bench.pass(.seconds(1))
    }
    #expect(try await Self.read(bench, operation).count == 8)
  }

  private static func read(
    _ bench: ThrottledBench, _ operation: String
  ) async throws -> (count: Int, more: Bool) {
    switch operation {
    case "Query":
      let page = try await bench.database.query(
        QueryInput(
          tableName: "Music", consistentRead: true, keyConditionExpression: "p = :p",
          expressionAttributeValues: [":p": .string("a")]))
      return (page.items?.count ?? 0, page.lastEvaluatedKey != nil)
    case "Scan":
      let page = try await bench.database.scan(
        ScanInput(tableName: "Music", consistentRead: true))
      return (page.items?.count ?? 0, page.lastEvaluatedKey != nil)
    default:
      let page = try await bench.database.executeStatement(
        ExecuteStatementInput(statement: #"SELECT * FROM "Music""#, consistentRead: true))
      return (page.items?.count ?? 0, page.nextToken != nil)
    }
  }

  struct Statement: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let text: String
    let code: String
    /// Of the 10 that the table has, after the item of 3,000 bytes has taken 3.
    let left: Int
  }

  static let statements = [
    Statement(
      testDescription: "an INSERT over an item: the larger of what it carries and what is there",
      text: "INSERT INTO \"Music\" VALUE {'p': 'a', 'c': '1', 'v': '"
        + String(repeating: "x", count: 4_050) + "'}", code: "DuplicateItem", left: 3),
    Statement(
      testDescription: "a condition that fails: what is there",
      text: "UPDATE \"Music\" SET n = 1 WHERE p = 'a' AND c = '1' AND v = 'y'",
      code: "ConditionalCheckFailed", left: 4),
    Statement(
      testDescription: "an update that does not fit the item: what is there",
      text: "UPDATE \"Music\" SET n = v + 1 WHERE p = 'a' AND c = '1'", code: "ValidationError",
      left: 4),
    Statement(
      testDescription: "a statement without a key: nothing, it never ran",
      text: "UPDATE \"Music\" SET n = 1 WHERE p = 'a'", code: "ValidationError", left: 7),
  ]

  @Test(
    "A statement of a batch that fails takes what the report charges for it",
    arguments: Keeper.allCases, statements)
  func failedStatements(keeper: Keeper, statement: Statement) async throws {
    // Dynoxide's captures of eu-west-2, 2026-08: the larger of what it carries and what is there.
    let bench = try ThrottledBench(keeper)
    try await bench.makeTable(.provisioned(read: 100, write: 10))
    try await bench.put(bytes: 3_000)
    let output = try await bench.database.batchExecuteStatement(
      BatchExecuteStatementInput(statements: [BatchStatementRequest(statement: statement.text)]))
    #expect(output.responses?.first?.error?.code?.rawValue == statement.code)
    let others = try await bench.untilThrottled { try await bench.put("b") }
    #expect(others.calls == statement.left)
  }
}

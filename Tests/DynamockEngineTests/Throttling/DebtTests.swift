import Dynamock
import DynamockModel
import Testing

/// Tests throughput that is charged for something other than single successful requests.
@Suite("Throughput in debt")
struct DebtTests {
  @Test(
    "A page is read to its end, and the next one waits until its cost is paid",
    arguments: Keeper.allCases, ["Query", "Scan", "SELECT"])
  func page(keeper: Keeper, operation: String) async throws {
    // A table with one read unit served reads of 96 units ([stackd-captures], read_throttling,
    // us-east-1, 2026-09-18). The [aws-api-reference] says only that a page ends at 1 MB or at
    // Limit.
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
    /// The units left of the table's 10, after the item of 3,000 bytes has taken 3.
    let left: Int
  }

  static let statements = [
    Statement(
      testDescription: "an INSERT of an existing item: the larger of both",
      text: "INSERT INTO \"Music\" VALUE {'p': 'a', 'c': '1', 'v': '"
        + String(repeating: "x", count: 4_050) + "'}", code: "DuplicateItem", left: 3),
    Statement(
      testDescription: "a failed condition: the existing item",
      text: "UPDATE \"Music\" SET n = 1 WHERE p = 'a' AND c = '1' AND v = 'y'",
      code: "ConditionalCheckFailed", left: 4),
    Statement(
      testDescription: "an update that does not fit the item: the existing item",
      text: "UPDATE \"Music\" SET n = v + 1 WHERE p = 'a' AND c = '1'", code: "ValidationError",
      left: 4),
    Statement(
      testDescription: "a statement without a key: nothing",
      text: "UPDATE \"Music\" SET n = 1 WHERE p = 'a'", code: "ValidationError", left: 7),
  ]

  @Test(
    "A failed statement of a batch consumes the reported units",
    arguments: Keeper.allCases, statements)
  func failedStatements(keeper: Keeper, statement: Statement) async throws {
    // [dynoxide-captures] of eu-west-2, 2026-08: the larger of the new and the existing item.
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

import DynamockModel
import Testing

@testable import Dynamock

@Suite("Types of operations")
struct OperationTypeTests {
  /// Finds the name of an operation's type.
  private struct NameOfType: OperationVisitor {
    func visit<Visited: DatabaseOperation>(_ type: Visited.Type) -> Operation? { Visited.name }
    func visitUnbuilt(_ operation: Operation) -> Operation? { nil }
  }

  @Test(
    "an operation's name is resolved to its type, or to none", arguments: Operation.allCases)
  func names(_ operation: Operation) {
    let name = operation.visit(NameOfType())
    #expect(name == (Operation.built.contains(operation) ? operation : nil))
  }

  /// docs/compatibility.md of 2026-11-30: all 66 operations are carried out.
  @Test("66 operations are implemented")
  func count() {
    #expect(Operation.built.count == 66)
  }

  /// [aws-api-reference]: these operations change items, tables, tags or settings, or may do so.
  @Test("operations that change the store are marked")
  func writes() {
    let writes = Operation.built.filter(\.mayWrite).map(\.rawValue).sorted()
    #expect(
      writes == [
        "BatchExecuteStatement", "BatchWriteItem", "CancelBulkOperation", "CreateBackup",
        "CreateTable", "DeleteBackup",
        "DeleteItem", "DeleteResourcePolicy", "DeleteTable", "DisableKinesisStreamingDestination",
        "EnableKinesisStreamingDestination", "ExecuteStatement", "ExecuteTransaction",
        "ExportTableToPointInTime", "ImportTable", "PutItem", "PutResourcePolicy",
        "RestoreTableFromBackup", "RestoreTableToPointInTime", "StartBulkPutItems", "TagResource",
        "TransactWriteItems",
        "UntagResource", "UpdateContinuousBackups",
        "UpdateContributorInsights", "UpdateItem",
        "UpdateKinesisStreamingDestination", "UpdateTable", "UpdateTimeToLive",
      ])
  }
}

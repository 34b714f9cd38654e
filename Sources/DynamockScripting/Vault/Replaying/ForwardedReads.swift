import DynamockModel
import DynamockWire

/// Distinguishes requests that only read from those that may write.
enum ForwardedReads {
  /// Returns whether a request only reads; a statement that does not parse may write.
  static func isRead(_ operation: Operation, _ input: JSONTree) -> Bool {
    switch operation {
    case .executeStatement, .batchExecuteStatement, .executeTransaction:
      let statements = RequestFacts.statements(of: input)
      return !statements.isEmpty && statements.allSatisfy { isRead($0.text) }
    default: return operation.isReadByName
    }
  }

  private static func isRead(_ statement: String) -> Bool {
    RequestFacts.readsCertainly(statement)
  }
}

import DynamockEngine
import DynamockModel

// Errors of the engine's own making, for rules that throttle and cancel on purpose.

extension DynamockDatabase {
  /// The error that throughput would give a request.
  ///
  /// - Parameters:
  ///   - reasons: Reasons as AWS names them; nil selects the one that fits the table's billing mode.
  ///   - isWrite: Whether the request writes, for a reason that is selected.
  ///   - index: The index that reasons of an index are about.
  ///   - isOneOfSeveral: Whether a batch or transaction reports the error.
  /// - Returns: nil if the table does not exist, or a reason is about an index and none is given.
  package func throttled(
    by reasons: [String]?, isWrite: Bool, table: String, index: String?, isOneOfSeveral: Bool
  ) -> DynamoDBError? {
    engine.throttled(
      by: reasons, isWrite: isWrite, table: table, index: index, isOneOfSeveral: isOneOfSeveral)
  }

  /// The global indexes of a table with the attributes of their keys; nil if the table does not exist.
  package func globalIndexes(of table: String) -> [(name: String, attributes: [String])]? {
    engine.globalIndexes(of: table)
  }

  /// The names of a table's key attributes; nil if the table does not exist.
  package func keyAttributes(of table: String) -> [String]? { engine.keyAttributes(of: table) }
}

extension DynamoDBError {
  /// The 16 reasons of throttling that AWS names.
  package static var namesOfThrottlingReasons: [String] { throttlingReasonNames }

  /// A cancelled transaction, with a reason for each action.
  package static func cancelledTransaction(_ reasons: [CancellationReason]) -> DynamoDBError {
    transactionCancelled(reasons)
  }

  /// The engine's sentence for a reason of cancellation; nil if it has none of its own.
  package static func sentence(ofCancellation code: String) -> String? {
    cancellationSentence(of: code)
  }
}

extension DynamoDBError {
  /// The engine's sentence for an exception; nil if it depends on the request.
  package static func sentence(ofException name: String) -> String? {
    exceptionSentence(of: name)
  }
}

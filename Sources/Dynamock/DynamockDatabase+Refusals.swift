import DynamockEngine
package import DynamockModel

// The engine's own errors, for rules that deliberately throttle requests or cancel transactions.

extension DynamockDatabase {
  /// Returns the throttling error of a request.
  ///
  /// - Parameters:
  ///   - reasons: AWS's names of the reasons; `nil` selects the one that matches the table's
  ///     billing mode.
  ///   - isWrite: whether the request writes, for selecting a reason.
  ///   - index: the index, for reasons that concern one.
  ///   - isOneOfSeveral: whether a batch or transaction reports the error.
  /// - Returns: the error, or `nil` if the table does not exist, or if a reason concerns an index
  ///   and none is given.
  package func throttled(
    by reasons: [String]?, isWrite: Bool, table: String, index: String?, isOneOfSeveral: Bool
  ) -> DynamoDBError? {
    engine.throttled(
      by: reasons, isWrite: isWrite, table: table, index: index, isOneOfSeveral: isOneOfSeveral)
  }

  /// Returns the global indexes of a table with the attributes of their keys, or `nil` if the table
  /// does not exist.
  package func globalIndexes(of table: String) -> [(name: String, attributes: [String])]? {
    engine.globalIndexes(of: table)
  }

  /// Returns the names of a table's key attributes, or `nil` if the table does not exist.
  package func keyAttributes(of table: String) -> [String]? { engine.keyAttributes(of: table) }
}

extension DynamoDBError {
  /// The 16 throttling reasons that AWS documents.
  package static var namesOfThrottlingReasons: [String] { throttlingReasonNames }

  /// Returns the error of a cancelled transaction, with a reason for each action.
  package static func cancelledTransaction(_ reasons: [CancellationReason]) -> DynamoDBError {
    transactionCancelled(reasons)
  }

  /// Returns the engine's message for a cancellation reason, or `nil` if it has none of its own.
  package static func sentence(ofCancellation code: String) -> String? {
    cancellationSentence(of: code)
  }
}

extension DynamoDBError {
  /// Returns the engine's message for an exception, or `nil` if it depends on the request.
  package static func sentence(ofException name: String) -> String? {
    exceptionSentence(of: name)
  }
}

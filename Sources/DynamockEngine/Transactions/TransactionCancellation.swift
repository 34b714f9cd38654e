import DynamockModel

extension DynamoDBError {
  /// A cancelled transaction with a reason for each action, `None` for the innocent.
  static func cancelled(_ reasons: [CancellationReason]) -> DynamoDBError {
    let codes = reasons.map(\.code).joined(separator: ", ")
    var error = DynamoDBError(.transactionCanceled, Sentence.transactionCancelled(codes))
    error.cancellationReasons = reasons
    return error
  }

  /// A transaction cancelled because some of its items are another transaction's.
  static func conflict(at positions: [Int], of count: Int) -> DynamoDBError {
    var reasons = Array(repeating: CancellationReason(code: "None"), count: count)
    for position in positions {
      reasons[position] = CancellationReason(
        code: "TransactionConflict", message: Sentence.transactionOngoing)
    }
    return cancelled(reasons)
  }

  /// A transaction cancelled by one action.
  static func cancelled(
    by reason: CancellationReason, at position: Int, of count: Int
  ) -> DynamoDBError {
    var reasons = Array(repeating: CancellationReason(code: "None"), count: count)
    reasons[position] = reason
    return cancelled(reasons)
  }

  /// What an action that could not be carried out makes of its transaction.
  func asCancellation(by position: Int, of count: Int) -> DynamoDBError {
    guard code == .itemCollectionSizeLimitExceeded else { return self }
    let reason = CancellationReason(code: "ItemCollectionSizeLimitExceeded", message: message)
    return .cancelled(by: reason, at: position, of: count)
  }
}

extension Sentence {
  static func transactionCancelled(_ codes: String) -> String {
    "Transaction cancelled, please refer cancellation reasons for specific reasons [\(codes)]"
  }
  static let transactionHasDuplicates =
    "Transaction request cannot include multiple operations on one item"
  static let tokenWithOtherParameters =
    "The request uses the same client token as a previous, but non-identical request. "
    + "Do not reuse a client token with different requests, unless the requests are identical"
}

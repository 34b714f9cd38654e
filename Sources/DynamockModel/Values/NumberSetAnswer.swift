/// The responses in which AWS lists the members of number sets in the order of a Java `HashSet`.
///
/// In all others, number sets are in ascending order. The cases are those of us-east-1; Scan's are
/// ascending in eu-west-2, eu-central-1 and ap-southeast-2, those of transactions in eu-west-2 and
/// eu-north-1 ([dynoxide-captures] `set-order`, 2026-10-08 to 2026-10-20).
package enum NumberSetAnswer: Sendable {
  /// An item of Scan.
  case scan
  /// An item of TransactGetItems.
  case transactionRead
  /// An item read by a SELECT.
  case statementRead
  /// The item of a statement whose condition failed.
  case statementFailure
  /// The item of a cancellation reason.
  case cancellationReason
  /// An image in a stream's record.
  case streamRecord

  /// Whether the response lists number sets in hash order.
  var isHashed: Bool {
    switch self {
    case .scan: true
    case .transactionRead: true
    case .statementRead: true
    case .statementFailure: true
    case .cancellationReason: true
    case .streamRecord: true
    }
  }
}

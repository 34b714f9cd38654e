/// The answers in which AWS lists the members of number sets in the order of a Java `HashSet`, each in
/// one row.
///
/// Everywhere else number sets ascend. The rows are those of us-east-1; Scan ascends in eu-west-2,
/// eu-central-1 and ap-southeast-2, transactions in eu-west-2 and eu-north-1 (captures `set-order`,
/// 2026-10-08 to 2026-10-20, one source).
package enum NumberSetAnswer: Sendable {
  /// An item of Scan.
  case scan
  /// An item of TransactGetItems.
  case transactionRead
  /// An item that a SELECT reads.
  case statementRead
  /// The item of a statement whose condition failed.
  case statementFailure
  /// The item of a reason to cancel a transaction.
  case cancellationReason
  /// An image of a stream's record.
  case streamRecord

  /// Whether the answer lists number sets in the order of their hashes.
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

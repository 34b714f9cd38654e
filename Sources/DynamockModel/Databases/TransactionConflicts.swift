/// How a write to an item is treated while a transaction on the same item is in progress.
public enum TransactionConflicts: String, Sendable, CaseIterable {
  /// The write waits, so that the outcome does not depend on timing.
  case none
  /// The write is rejected, as on AWS: a transaction is cancelled with the reason
  /// `TransactionConflict`, a single write gets a TransactionConflictException.
  case real
}

/// What happens to a write that arrives while a transaction on the same item is in progress.
public enum TransactionConflicts: String, Sendable, CaseIterable {
  /// It waits for its turn, so that the outcome does not depend on timing.
  case none
  /// It is rejected as AWS does: a transaction is cancelled with the reason `TransactionConflict`, a
  /// single write gets a TransactionConflictException.
  case real
}

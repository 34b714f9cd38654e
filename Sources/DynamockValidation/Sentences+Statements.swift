// AWS's messages for PartiQL requests ([parity-suite] `partiql*`, 2026-06 to 2026-10;
// [dynoxide-captures], eu-west-2, 2026-09-17; [pydynamodb-tests] for the transaction of reads and
// writes).

extension Sentence {
  static let statementTableName =
    "Table name should be within the length [3, 255] and only contain 'a-z', 'A-Z', '0-9', '-', "
    + "'_', '.'."
  static let mixedBatch =
    "Read and write requests together in the same batch is not supported."
  static let mixedTransaction =
    "ExecuteTransaction API does not support both read and write operations in the same request."

  /// Returns the message for a fault of a statement of a transaction.
  static func failed(inStatement position: Int, _ sentence: String) -> String {
    "Validation failed in TransactStatements[\(position)]: \(sentence)"
  }
}

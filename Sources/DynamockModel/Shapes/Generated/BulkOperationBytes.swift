// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `BulkOperationBytes` of DynamoDB's API.
public struct BulkOperationBytes: Sendable, Equatable {
  /// `BulkPutBytes`.
  public var bulkPutBytes: Int?

  /// Creates an instance from its members.
  public init(
    bulkPutBytes: Int? = nil
  ) {
    self.bulkPutBytes = bulkPutBytes
  }
}

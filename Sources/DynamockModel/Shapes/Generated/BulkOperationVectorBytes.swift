// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `BulkOperationVectorBytes` of DynamoDB's API.
public struct BulkOperationVectorBytes: Sendable, Equatable {
  /// `BulkPutVectorBytes`.
  public var bulkPutVectorBytes: Int?

  /// Creates an instance from its members.
  public init(
    bulkPutVectorBytes: Int? = nil
  ) {
    self.bulkPutVectorBytes = bulkPutVectorBytes
  }
}

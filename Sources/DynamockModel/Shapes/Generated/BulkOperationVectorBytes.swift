// Generated from Generator/Model by scripts/generate.sh; changes belong into the generator.

/// The structure `BulkOperationVectorBytes` of DynamoDB's API.
public struct BulkOperationVectorBytes: Sendable, Equatable {
  /// `BulkPutVectorBytes`.
  public var bulkPutVectorBytes: Int?

  /// Makes it of its members.
  public init(
    bulkPutVectorBytes: Int? = nil
  ) {
    self.bulkPutVectorBytes = bulkPutVectorBytes
  }
}

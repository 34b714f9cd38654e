// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `BulkOperationUsage` of DynamoDB's API.
public struct BulkOperationUsage: Sendable, Equatable {
  /// `TableName`.
  public var tableName: String?
  /// `BulkPutBytes`.
  public var bulkPutBytes: Int?
  /// `Table`.
  public var table: BulkOperationBytes?
  /// `LocalSecondaryIndexes`.
  public var localSecondaryIndexes: NamedValues<BulkOperationBytes>?
  /// `GlobalSecondaryIndexes`.
  public var globalSecondaryIndexes: NamedValues<BulkOperationBytes>?
  /// `VectorIndexes`.
  public var vectorIndexes: NamedValues<BulkOperationVectorBytes>?

  /// Creates an instance from its members.
  public init(
    tableName: String? = nil,
    bulkPutBytes: Int? = nil,
    table: BulkOperationBytes? = nil,
    localSecondaryIndexes: NamedValues<BulkOperationBytes>? = nil,
    globalSecondaryIndexes: NamedValues<BulkOperationBytes>? = nil,
    vectorIndexes: NamedValues<BulkOperationVectorBytes>? = nil
  ) {
    self.tableName = tableName
    self.bulkPutBytes = bulkPutBytes
    self.table = table
    self.localSecondaryIndexes = localSecondaryIndexes
    self.globalSecondaryIndexes = globalSecondaryIndexes
    self.vectorIndexes = vectorIndexes
  }
}

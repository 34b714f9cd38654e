// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `BulkOperationTableDetail` of DynamoDB's API.
public struct BulkOperationTableDetail: Sendable, Equatable {
  /// `TableName`.
  public var tableName: String?
  /// `TableId`.
  public var tableId: String?

  /// Creates an instance from its members.
  public init(
    tableName: String? = nil,
    tableId: String? = nil
  ) {
    self.tableName = tableName
    self.tableId = tableId
  }
}

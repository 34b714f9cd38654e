// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `BatchStatementResponse` of DynamoDB's API.
public struct BatchStatementResponse: Sendable, Equatable {
  /// `Error`.
  public var error: BatchStatementError?
  /// `TableName`.
  public var tableName: String?
  /// `Item`.
  public var item: ItemImage?

  /// Creates an instance from its members.
  public init(
    error: BatchStatementError? = nil,
    tableName: String? = nil,
    item: ItemImage? = nil
  ) {
    self.error = error
    self.tableName = tableName
    self.item = item
  }
}

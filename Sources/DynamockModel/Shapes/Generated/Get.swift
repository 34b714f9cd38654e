// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `Get` of DynamoDB's API.
public struct Get: Sendable, Equatable {
  /// `Key`, required.
  public var key: Item?
  /// `TableName`, required.
  public var tableName: String?
  /// `ProjectionExpression`.
  public var projectionExpression: String?
  /// `ExpressionAttributeNames`.
  public var expressionAttributeNames: NamedValues<String>?

  /// Creates an instance from its members.
  public init(
    key: Item?,
    tableName: String?,
    projectionExpression: String? = nil,
    expressionAttributeNames: NamedValues<String>? = nil
  ) {
    self.key = key
    self.tableName = tableName
    self.projectionExpression = projectionExpression
    self.expressionAttributeNames = expressionAttributeNames
  }
}

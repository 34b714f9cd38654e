// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `ConditionCheck` of DynamoDB's API.
public struct ConditionCheck: Sendable, Equatable {
  /// `Key`, required.
  public var key: Item?
  /// `TableName`, required.
  public var tableName: String?
  /// `ConditionExpression`, required.
  public var conditionExpression: String?
  /// `ExpressionAttributeNames`.
  public var expressionAttributeNames: NamedValues<String>?
  /// `ExpressionAttributeValues`.
  public var expressionAttributeValues: Item?
  /// `ReturnValuesOnConditionCheckFailure`.
  public var returnValuesOnConditionCheckFailure: ReturnValuesOnConditionCheckFailure?

  /// Creates an instance from its members.
  public init(
    key: Item?,
    tableName: String?,
    conditionExpression: String?,
    expressionAttributeNames: NamedValues<String>? = nil,
    expressionAttributeValues: Item? = nil,
    returnValuesOnConditionCheckFailure: ReturnValuesOnConditionCheckFailure? = nil
  ) {
    self.key = key
    self.tableName = tableName
    self.conditionExpression = conditionExpression
    self.expressionAttributeNames = expressionAttributeNames
    self.expressionAttributeValues = expressionAttributeValues
    self.returnValuesOnConditionCheckFailure = returnValuesOnConditionCheckFailure
  }
}

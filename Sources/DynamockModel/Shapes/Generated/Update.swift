// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `Update` of DynamoDB's API.
public struct Update: Sendable, Equatable {
  /// `Key`, required.
  public var key: Item?
  /// `UpdateExpression`, required.
  public var updateExpression: String?
  /// `TableName`, required.
  public var tableName: String?
  /// `ConditionExpression`.
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
    updateExpression: String?,
    tableName: String?,
    conditionExpression: String? = nil,
    expressionAttributeNames: NamedValues<String>? = nil,
    expressionAttributeValues: Item? = nil,
    returnValuesOnConditionCheckFailure: ReturnValuesOnConditionCheckFailure? = nil
  ) {
    self.key = key
    self.updateExpression = updateExpression
    self.tableName = tableName
    self.conditionExpression = conditionExpression
    self.expressionAttributeNames = expressionAttributeNames
    self.expressionAttributeValues = expressionAttributeValues
    self.returnValuesOnConditionCheckFailure = returnValuesOnConditionCheckFailure
  }
}

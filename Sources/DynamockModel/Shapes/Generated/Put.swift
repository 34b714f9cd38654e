// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `Put` of DynamoDB's API.
public struct Put: Sendable, Equatable {
  /// `Item`, required.
  public var item: Item?
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
    item: Item?,
    tableName: String?,
    conditionExpression: String? = nil,
    expressionAttributeNames: NamedValues<String>? = nil,
    expressionAttributeValues: Item? = nil,
    returnValuesOnConditionCheckFailure: ReturnValuesOnConditionCheckFailure? = nil
  ) {
    self.item = item
    self.tableName = tableName
    self.conditionExpression = conditionExpression
    self.expressionAttributeNames = expressionAttributeNames
    self.expressionAttributeValues = expressionAttributeValues
    self.returnValuesOnConditionCheckFailure = returnValuesOnConditionCheckFailure
  }
}

// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `Put` of DynamoDB's API.
public struct Put: Sendable, Equatable {
  /// `Item`, required.
  public var item: Item? {
    get { newItem?.item }
    set { newItem = newValue.map(NewItem.init(_:)) }
  }
  /// `Item` as it is to be stored.
  package var newItem: NewItem?
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
    newItem = item.map(NewItem.init(_:))
    self.tableName = tableName
    self.conditionExpression = conditionExpression
    self.expressionAttributeNames = expressionAttributeNames
    self.expressionAttributeValues = expressionAttributeValues
    self.returnValuesOnConditionCheckFailure = returnValuesOnConditionCheckFailure
  }
}

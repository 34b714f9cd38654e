// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The input of UpdateItem.
public struct UpdateItemInput: Sendable, Equatable {
  /// `TableName`, required.
  public var tableName: String?
  /// `Key`, required.
  public var key: Item?
  /// `AttributeUpdates`.
  public var attributeUpdates: NamedValues<AttributeValueUpdate>?
  /// `Expected`.
  public var expected: NamedValues<ExpectedAttributeValue>?
  /// `ConditionalOperator`.
  public var conditionalOperator: ConditionalOperator?
  /// `ReturnValues`.
  public var returnValues: ReturnValue?
  /// `ReturnConsumedCapacity`.
  public var returnConsumedCapacity: ReturnConsumedCapacity?
  /// `ReturnItemCollectionMetrics`.
  public var returnItemCollectionMetrics: ReturnItemCollectionMetrics?
  /// `UpdateExpression`.
  public var updateExpression: String?
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
    tableName: String?,
    key: Item?,
    attributeUpdates: NamedValues<AttributeValueUpdate>? = nil,
    expected: NamedValues<ExpectedAttributeValue>? = nil,
    conditionalOperator: ConditionalOperator? = nil,
    returnValues: ReturnValue? = nil,
    returnConsumedCapacity: ReturnConsumedCapacity? = nil,
    returnItemCollectionMetrics: ReturnItemCollectionMetrics? = nil,
    updateExpression: String? = nil,
    conditionExpression: String? = nil,
    expressionAttributeNames: NamedValues<String>? = nil,
    expressionAttributeValues: Item? = nil,
    returnValuesOnConditionCheckFailure: ReturnValuesOnConditionCheckFailure? = nil
  ) {
    self.tableName = tableName
    self.key = key
    self.attributeUpdates = attributeUpdates
    self.expected = expected
    self.conditionalOperator = conditionalOperator
    self.returnValues = returnValues
    self.returnConsumedCapacity = returnConsumedCapacity
    self.returnItemCollectionMetrics = returnItemCollectionMetrics
    self.updateExpression = updateExpression
    self.conditionExpression = conditionExpression
    self.expressionAttributeNames = expressionAttributeNames
    self.expressionAttributeValues = expressionAttributeValues
    self.returnValuesOnConditionCheckFailure = returnValuesOnConditionCheckFailure
  }
}

/// The output of UpdateItem.
public struct UpdateItemOutput: Sendable, Equatable {
  /// `Attributes`.
  public var attributes: ItemImage?
  /// `ConsumedCapacity`.
  public var consumedCapacity: ConsumedCapacity?
  /// `ItemCollectionMetrics`.
  public var itemCollectionMetrics: ItemCollectionMetrics?

  /// Creates an instance from its members.
  public init(
    attributes: ItemImage? = nil,
    consumedCapacity: ConsumedCapacity? = nil,
    itemCollectionMetrics: ItemCollectionMetrics? = nil
  ) {
    self.attributes = attributes
    self.consumedCapacity = consumedCapacity
    self.itemCollectionMetrics = itemCollectionMetrics
  }
}

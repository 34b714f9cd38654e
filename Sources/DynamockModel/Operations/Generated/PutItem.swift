// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The input of PutItem.
public struct PutItemInput: Sendable, Equatable {
  /// `TableName`, required.
  public var tableName: String?
  /// `Item`, required.
  public var item: Item? {
    get { newItem?.item }
    set { newItem = newValue.map(NewItem.init(_:)) }
  }
  /// `Item` as it is to be stored.
  package var newItem: NewItem?
  /// `Expected`.
  public var expected: NamedValues<ExpectedAttributeValue>?
  /// `ReturnValues`.
  public var returnValues: ReturnValue?
  /// `ReturnConsumedCapacity`.
  public var returnConsumedCapacity: ReturnConsumedCapacity?
  /// `ReturnItemCollectionMetrics`.
  public var returnItemCollectionMetrics: ReturnItemCollectionMetrics?
  /// `ConditionalOperator`.
  public var conditionalOperator: ConditionalOperator?
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
    item: Item?,
    expected: NamedValues<ExpectedAttributeValue>? = nil,
    returnValues: ReturnValue? = nil,
    returnConsumedCapacity: ReturnConsumedCapacity? = nil,
    returnItemCollectionMetrics: ReturnItemCollectionMetrics? = nil,
    conditionalOperator: ConditionalOperator? = nil,
    conditionExpression: String? = nil,
    expressionAttributeNames: NamedValues<String>? = nil,
    expressionAttributeValues: Item? = nil,
    returnValuesOnConditionCheckFailure: ReturnValuesOnConditionCheckFailure? = nil
  ) {
    self.tableName = tableName
    newItem = item.map(NewItem.init(_:))
    self.expected = expected
    self.returnValues = returnValues
    self.returnConsumedCapacity = returnConsumedCapacity
    self.returnItemCollectionMetrics = returnItemCollectionMetrics
    self.conditionalOperator = conditionalOperator
    self.conditionExpression = conditionExpression
    self.expressionAttributeNames = expressionAttributeNames
    self.expressionAttributeValues = expressionAttributeValues
    self.returnValuesOnConditionCheckFailure = returnValuesOnConditionCheckFailure
  }
}

/// The output of PutItem.
public struct PutItemOutput: Sendable, Equatable {
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

// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The input of GetItem.
public struct GetItemInput: Sendable, Equatable {
  /// `TableName`, required.
  public var tableName: String?
  /// `Key`, required.
  public var key: Item?
  /// `AttributesToGet`.
  public var attributesToGet: [String]?
  /// `ConsistentRead`.
  public var consistentRead: Bool?
  /// `ReturnConsumedCapacity`.
  public var returnConsumedCapacity: ReturnConsumedCapacity?
  /// `ProjectionExpression`.
  public var projectionExpression: String?
  /// `ExpressionAttributeNames`.
  public var expressionAttributeNames: NamedValues<String>?

  /// Creates an instance from its members.
  public init(
    tableName: String?,
    key: Item?,
    attributesToGet: [String]? = nil,
    consistentRead: Bool? = nil,
    returnConsumedCapacity: ReturnConsumedCapacity? = nil,
    projectionExpression: String? = nil,
    expressionAttributeNames: NamedValues<String>? = nil
  ) {
    self.tableName = tableName
    self.key = key
    self.attributesToGet = attributesToGet
    self.consistentRead = consistentRead
    self.returnConsumedCapacity = returnConsumedCapacity
    self.projectionExpression = projectionExpression
    self.expressionAttributeNames = expressionAttributeNames
  }
}

/// The output of GetItem.
public struct GetItemOutput: Sendable, Equatable {
  /// `Item`.
  public var item: ItemImage?
  /// `ConsumedCapacity`.
  public var consumedCapacity: ConsumedCapacity?

  /// Creates an instance from its members.
  public init(
    item: ItemImage? = nil,
    consumedCapacity: ConsumedCapacity? = nil
  ) {
    self.item = item
    self.consumedCapacity = consumedCapacity
  }
}

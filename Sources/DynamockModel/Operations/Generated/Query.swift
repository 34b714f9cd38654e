// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The input of Query.
public struct QueryInput: Sendable, Equatable {
  /// `TableName`, required.
  public var tableName: String?
  /// `IndexName`.
  public var indexName: String?
  /// `Select`.
  public var select: Select?
  /// `AttributesToGet`.
  public var attributesToGet: [String]?
  /// `Limit`.
  public var limit: Int?
  /// `ConsistentRead`.
  public var consistentRead: Bool?
  /// `KeyConditions`.
  public var keyConditions: NamedValues<LegacyCondition>?
  /// `QueryFilter`.
  public var queryFilter: NamedValues<LegacyCondition>?
  /// `ConditionalOperator`.
  public var conditionalOperator: ConditionalOperator?
  /// `ScanIndexForward`.
  public var scanIndexForward: Bool?
  /// `ExclusiveStartKey`.
  public var exclusiveStartKey: Item?
  /// `ReturnConsumedCapacity`.
  public var returnConsumedCapacity: ReturnConsumedCapacity?
  /// `ProjectionExpression`.
  public var projectionExpression: String?
  /// `FilterExpression`.
  public var filterExpression: String?
  /// `KeyConditionExpression`.
  public var keyConditionExpression: String?
  /// `ExpressionAttributeNames`.
  public var expressionAttributeNames: NamedValues<String>?
  /// `ExpressionAttributeValues`.
  public var expressionAttributeValues: Item?

  /// Creates an instance from its members.
  public init(
    tableName: String?,
    indexName: String? = nil,
    select: Select? = nil,
    attributesToGet: [String]? = nil,
    limit: Int? = nil,
    consistentRead: Bool? = nil,
    keyConditions: NamedValues<LegacyCondition>? = nil,
    queryFilter: NamedValues<LegacyCondition>? = nil,
    conditionalOperator: ConditionalOperator? = nil,
    scanIndexForward: Bool? = nil,
    exclusiveStartKey: Item? = nil,
    returnConsumedCapacity: ReturnConsumedCapacity? = nil,
    projectionExpression: String? = nil,
    filterExpression: String? = nil,
    keyConditionExpression: String? = nil,
    expressionAttributeNames: NamedValues<String>? = nil,
    expressionAttributeValues: Item? = nil
  ) {
    self.tableName = tableName
    self.indexName = indexName
    self.select = select
    self.attributesToGet = attributesToGet
    self.limit = limit
    self.consistentRead = consistentRead
    self.keyConditions = keyConditions
    self.queryFilter = queryFilter
    self.conditionalOperator = conditionalOperator
    self.scanIndexForward = scanIndexForward
    self.exclusiveStartKey = exclusiveStartKey
    self.returnConsumedCapacity = returnConsumedCapacity
    self.projectionExpression = projectionExpression
    self.filterExpression = filterExpression
    self.keyConditionExpression = keyConditionExpression
    self.expressionAttributeNames = expressionAttributeNames
    self.expressionAttributeValues = expressionAttributeValues
  }
}

/// The output of Query.
public struct QueryOutput: Sendable, Equatable {
  /// `Items`.
  public var items: [ItemImage]?
  /// `Count`.
  public var count: Int?
  /// `ScannedCount`.
  public var scannedCount: Int?
  /// `LastEvaluatedKey`.
  public var lastEvaluatedKey: Item?
  /// `ConsumedCapacity`.
  public var consumedCapacity: ConsumedCapacity?

  /// Creates an instance from its members.
  public init(
    items: [ItemImage]? = nil,
    count: Int? = nil,
    scannedCount: Int? = nil,
    lastEvaluatedKey: Item? = nil,
    consumedCapacity: ConsumedCapacity? = nil
  ) {
    self.items = items
    self.count = count
    self.scannedCount = scannedCount
    self.lastEvaluatedKey = lastEvaluatedKey
    self.consumedCapacity = consumedCapacity
  }
}

// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The input of Scan.
public struct ScanInput: Sendable, Equatable {
  /// `TableName`, required.
  public var tableName: String?
  /// `IndexName`.
  public var indexName: String?
  /// `AttributesToGet`.
  public var attributesToGet: [String]?
  /// `Limit`.
  public var limit: Int?
  /// `Select`.
  public var select: Select?
  /// `ScanFilter`.
  public var scanFilter: NamedValues<LegacyCondition>?
  /// `ConditionalOperator`.
  public var conditionalOperator: ConditionalOperator?
  /// `ExclusiveStartKey`.
  public var exclusiveStartKey: Item?
  /// `ReturnConsumedCapacity`.
  public var returnConsumedCapacity: ReturnConsumedCapacity?
  /// `TotalSegments`.
  public var totalSegments: Int?
  /// `Segment`.
  public var segment: Int?
  /// `ProjectionExpression`.
  public var projectionExpression: String?
  /// `FilterExpression`.
  public var filterExpression: String?
  /// `ExpressionAttributeNames`.
  public var expressionAttributeNames: NamedValues<String>?
  /// `ExpressionAttributeValues`.
  public var expressionAttributeValues: Item?
  /// `ConsistentRead`.
  public var consistentRead: Bool?

  /// Creates an instance from its members.
  public init(
    tableName: String?,
    indexName: String? = nil,
    attributesToGet: [String]? = nil,
    limit: Int? = nil,
    select: Select? = nil,
    scanFilter: NamedValues<LegacyCondition>? = nil,
    conditionalOperator: ConditionalOperator? = nil,
    exclusiveStartKey: Item? = nil,
    returnConsumedCapacity: ReturnConsumedCapacity? = nil,
    totalSegments: Int? = nil,
    segment: Int? = nil,
    projectionExpression: String? = nil,
    filterExpression: String? = nil,
    expressionAttributeNames: NamedValues<String>? = nil,
    expressionAttributeValues: Item? = nil,
    consistentRead: Bool? = nil
  ) {
    self.tableName = tableName
    self.indexName = indexName
    self.attributesToGet = attributesToGet
    self.limit = limit
    self.select = select
    self.scanFilter = scanFilter
    self.conditionalOperator = conditionalOperator
    self.exclusiveStartKey = exclusiveStartKey
    self.returnConsumedCapacity = returnConsumedCapacity
    self.totalSegments = totalSegments
    self.segment = segment
    self.projectionExpression = projectionExpression
    self.filterExpression = filterExpression
    self.expressionAttributeNames = expressionAttributeNames
    self.expressionAttributeValues = expressionAttributeValues
    self.consistentRead = consistentRead
  }
}

/// The output of Scan.
public struct ScanOutput: Sendable, Equatable {
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

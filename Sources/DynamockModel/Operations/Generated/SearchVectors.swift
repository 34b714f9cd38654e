// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The input of SearchVectors.
public struct SearchVectorsInput: Sendable, Equatable {
  /// `TableName`, required.
  public var tableName: String?
  /// `IndexName`, required.
  public var indexName: String?
  /// `ReturnConsumedCapacity`.
  public var returnConsumedCapacity: ReturnConsumedCapacity?
  /// `ExpressionAttributeNames`.
  public var expressionAttributeNames: NamedValues<String>?
  /// `ExpressionAttributeValues`.
  public var expressionAttributeValues: Item?
  /// `ProjectionExpression`.
  public var projectionExpression: String?
  /// `SearchVector`, required.
  public var searchVector: [AttributeValue]?
  /// `SearchConditionExpression`.
  public var searchConditionExpression: String?
  /// `TopK`, required.
  public var topK: Int?

  /// Creates an instance from its members.
  public init(
    tableName: String?,
    indexName: String?,
    returnConsumedCapacity: ReturnConsumedCapacity? = nil,
    expressionAttributeNames: NamedValues<String>? = nil,
    expressionAttributeValues: Item? = nil,
    projectionExpression: String? = nil,
    searchVector: [AttributeValue]?,
    searchConditionExpression: String? = nil,
    topK: Int?
  ) {
    self.tableName = tableName
    self.indexName = indexName
    self.returnConsumedCapacity = returnConsumedCapacity
    self.expressionAttributeNames = expressionAttributeNames
    self.expressionAttributeValues = expressionAttributeValues
    self.projectionExpression = projectionExpression
    self.searchVector = searchVector
    self.searchConditionExpression = searchConditionExpression
    self.topK = topK
  }
}

/// The output of SearchVectors.
public struct SearchVectorsOutput: Sendable, Equatable {
  /// `ConsumedCapacity`.
  public var consumedCapacity: VectorCapacity?
  /// `SearchResults`.
  public var searchResults: [SearchResultItem]?

  /// Creates an instance from its members.
  public init(
    consumedCapacity: VectorCapacity? = nil,
    searchResults: [SearchResultItem]? = nil
  ) {
    self.consumedCapacity = consumedCapacity
    self.searchResults = searchResults
  }
}

// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The input of BatchWriteItem.
public struct BatchWriteItemInput: Sendable, Equatable {
  /// `RequestItems`, required.
  public var requestItems: NamedValues<[WriteRequest]>?
  /// `ReturnConsumedCapacity`.
  public var returnConsumedCapacity: ReturnConsumedCapacity?
  /// `ReturnItemCollectionMetrics`.
  public var returnItemCollectionMetrics: ReturnItemCollectionMetrics?

  /// Creates an instance from its members.
  public init(
    requestItems: NamedValues<[WriteRequest]>?,
    returnConsumedCapacity: ReturnConsumedCapacity? = nil,
    returnItemCollectionMetrics: ReturnItemCollectionMetrics? = nil
  ) {
    self.requestItems = requestItems
    self.returnConsumedCapacity = returnConsumedCapacity
    self.returnItemCollectionMetrics = returnItemCollectionMetrics
  }
}

/// The output of BatchWriteItem.
public struct BatchWriteItemOutput: Sendable, Equatable {
  /// `UnprocessedItems`.
  public var unprocessedItems: NamedValues<[WriteRequest]>?
  /// `ItemCollectionMetrics`.
  public var itemCollectionMetrics: NamedValues<[ItemCollectionMetrics]>?
  /// `ConsumedCapacity`.
  public var consumedCapacity: [ConsumedCapacity]?

  /// Creates an instance from its members.
  public init(
    unprocessedItems: NamedValues<[WriteRequest]>? = nil,
    itemCollectionMetrics: NamedValues<[ItemCollectionMetrics]>? = nil,
    consumedCapacity: [ConsumedCapacity]? = nil
  ) {
    self.unprocessedItems = unprocessedItems
    self.itemCollectionMetrics = itemCollectionMetrics
    self.consumedCapacity = consumedCapacity
  }
}

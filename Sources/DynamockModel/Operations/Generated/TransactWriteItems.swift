// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The input of TransactWriteItems.
public struct TransactWriteItemsInput: Sendable, Equatable {
  /// `TransactItems`, required.
  public var transactItems: [TransactWriteItem]?
  /// `ReturnConsumedCapacity`.
  public var returnConsumedCapacity: ReturnConsumedCapacity?
  /// `ReturnItemCollectionMetrics`.
  public var returnItemCollectionMetrics: ReturnItemCollectionMetrics?
  /// `ClientRequestToken`.
  public var clientRequestToken: String?

  /// Creates an instance from its members.
  public init(
    transactItems: [TransactWriteItem]?,
    returnConsumedCapacity: ReturnConsumedCapacity? = nil,
    returnItemCollectionMetrics: ReturnItemCollectionMetrics? = nil,
    clientRequestToken: String? = nil
  ) {
    self.transactItems = transactItems
    self.returnConsumedCapacity = returnConsumedCapacity
    self.returnItemCollectionMetrics = returnItemCollectionMetrics
    self.clientRequestToken = clientRequestToken
  }
}

/// The output of TransactWriteItems.
public struct TransactWriteItemsOutput: Sendable, Equatable {
  /// `ConsumedCapacity`.
  public var consumedCapacity: [ConsumedCapacity]?
  /// `ItemCollectionMetrics`.
  public var itemCollectionMetrics: NamedValues<[ItemCollectionMetrics]>?

  /// Creates an instance from its members.
  public init(
    consumedCapacity: [ConsumedCapacity]? = nil,
    itemCollectionMetrics: NamedValues<[ItemCollectionMetrics]>? = nil
  ) {
    self.consumedCapacity = consumedCapacity
    self.itemCollectionMetrics = itemCollectionMetrics
  }
}

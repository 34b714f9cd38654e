// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The input of TransactGetItems.
public struct TransactGetItemsInput: Sendable, Equatable {
  /// `TransactItems`, required.
  public var transactItems: [TransactGetItem]?
  /// `ReturnConsumedCapacity`.
  public var returnConsumedCapacity: ReturnConsumedCapacity?

  /// Creates an instance from its members.
  public init(
    transactItems: [TransactGetItem]?,
    returnConsumedCapacity: ReturnConsumedCapacity? = nil
  ) {
    self.transactItems = transactItems
    self.returnConsumedCapacity = returnConsumedCapacity
  }
}

/// The output of TransactGetItems.
public struct TransactGetItemsOutput: Sendable, Equatable {
  /// `ConsumedCapacity`.
  public var consumedCapacity: [ConsumedCapacity]?
  /// `Responses`.
  public var responses: [ItemResponse]?

  /// Creates an instance from its members.
  public init(
    consumedCapacity: [ConsumedCapacity]? = nil,
    responses: [ItemResponse]? = nil
  ) {
    self.consumedCapacity = consumedCapacity
    self.responses = responses
  }
}

// Generated from Generator/Model by scripts/generate.sh; changes belong into the generator.

/// What TransactGetItems is asked.
public struct TransactGetItemsInput: Sendable, Equatable {
  /// `TransactItems`, required.
  public var transactItems: [TransactGetItem]?
  /// `ReturnConsumedCapacity`.
  public var returnConsumedCapacity: ReturnConsumedCapacity?

  /// Makes it of its members.
  public init(
    transactItems: [TransactGetItem]?,
    returnConsumedCapacity: ReturnConsumedCapacity? = nil
  ) {
    self.transactItems = transactItems
    self.returnConsumedCapacity = returnConsumedCapacity
  }
}

/// What TransactGetItems answers.
public struct TransactGetItemsOutput: Sendable, Equatable {
  /// `ConsumedCapacity`.
  public var consumedCapacity: [ConsumedCapacity]?
  /// `Responses`.
  public var responses: [ItemResponse]?

  /// Makes it of its members.
  public init(
    consumedCapacity: [ConsumedCapacity]? = nil,
    responses: [ItemResponse]? = nil
  ) {
    self.consumedCapacity = consumedCapacity
    self.responses = responses
  }
}

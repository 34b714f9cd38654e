// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The input of BatchGetItem.
public struct BatchGetItemInput: Sendable, Equatable {
  /// `RequestItems`, required.
  public var requestItems: NamedValues<KeysAndAttributes>?
  /// `ReturnConsumedCapacity`.
  public var returnConsumedCapacity: ReturnConsumedCapacity?

  /// Creates an instance from its members.
  public init(
    requestItems: NamedValues<KeysAndAttributes>?,
    returnConsumedCapacity: ReturnConsumedCapacity? = nil
  ) {
    self.requestItems = requestItems
    self.returnConsumedCapacity = returnConsumedCapacity
  }
}

/// The output of BatchGetItem.
public struct BatchGetItemOutput: Sendable, Equatable {
  /// `Responses`.
  public var responses: NamedValues<[ItemImage]>?
  /// `UnprocessedKeys`.
  public var unprocessedKeys: NamedValues<KeysAndAttributes>?
  /// `ConsumedCapacity`.
  public var consumedCapacity: [ConsumedCapacity]?

  /// Creates an instance from its members.
  public init(
    responses: NamedValues<[ItemImage]>? = nil,
    unprocessedKeys: NamedValues<KeysAndAttributes>? = nil,
    consumedCapacity: [ConsumedCapacity]? = nil
  ) {
    self.responses = responses
    self.unprocessedKeys = unprocessedKeys
    self.consumedCapacity = consumedCapacity
  }
}

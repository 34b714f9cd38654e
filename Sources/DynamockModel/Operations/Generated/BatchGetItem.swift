// Generated from Generator/Model by scripts/generate.sh; changes belong into the generator.

/// What BatchGetItem is asked.
public struct BatchGetItemInput: Sendable, Equatable {
  /// `RequestItems`, required.
  public var requestItems: NamedValues<KeysAndAttributes>?
  /// `ReturnConsumedCapacity`.
  public var returnConsumedCapacity: ReturnConsumedCapacity?

  /// Makes it of its members.
  public init(
    requestItems: NamedValues<KeysAndAttributes>?,
    returnConsumedCapacity: ReturnConsumedCapacity? = nil
  ) {
    self.requestItems = requestItems
    self.returnConsumedCapacity = returnConsumedCapacity
  }
}

/// What BatchGetItem answers.
public struct BatchGetItemOutput: Sendable, Equatable {
  /// `Responses`.
  public var responses: NamedValues<[ItemImage]>?
  /// `UnprocessedKeys`.
  public var unprocessedKeys: NamedValues<KeysAndAttributes>?
  /// `ConsumedCapacity`.
  public var consumedCapacity: [ConsumedCapacity]?

  /// Makes it of its members.
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

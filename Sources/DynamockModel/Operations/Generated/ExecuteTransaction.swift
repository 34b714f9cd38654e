// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The input of ExecuteTransaction.
public struct ExecuteTransactionInput: Sendable, Equatable {
  /// `TransactStatements`, required.
  public var transactStatements: [ParameterizedStatement]?
  /// `ClientRequestToken`.
  public var clientRequestToken: String?
  /// `ReturnConsumedCapacity`.
  public var returnConsumedCapacity: ReturnConsumedCapacity?

  /// Creates an instance from its members.
  public init(
    transactStatements: [ParameterizedStatement]?,
    clientRequestToken: String? = nil,
    returnConsumedCapacity: ReturnConsumedCapacity? = nil
  ) {
    self.transactStatements = transactStatements
    self.clientRequestToken = clientRequestToken
    self.returnConsumedCapacity = returnConsumedCapacity
  }
}

/// The output of ExecuteTransaction.
public struct ExecuteTransactionOutput: Sendable, Equatable {
  /// `Responses`.
  public var responses: [ItemResponse]?
  /// `ConsumedCapacity`.
  public var consumedCapacity: [ConsumedCapacity]?

  /// Creates an instance from its members.
  public init(
    responses: [ItemResponse]? = nil,
    consumedCapacity: [ConsumedCapacity]? = nil
  ) {
    self.responses = responses
    self.consumedCapacity = consumedCapacity
  }
}

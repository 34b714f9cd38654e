// Generated from Generator/Model by scripts/generate.sh; changes belong into the generator.

/// What ExecuteTransaction is asked.
public struct ExecuteTransactionInput: Sendable, Equatable {
  /// `TransactStatements`, required.
  public var transactStatements: [ParameterizedStatement]?
  /// `ClientRequestToken`.
  public var clientRequestToken: String?
  /// `ReturnConsumedCapacity`.
  public var returnConsumedCapacity: ReturnConsumedCapacity?

  /// Makes it of its members.
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

/// What ExecuteTransaction answers.
public struct ExecuteTransactionOutput: Sendable, Equatable {
  /// `Responses`.
  public var responses: [ItemResponse]?
  /// `ConsumedCapacity`.
  public var consumedCapacity: [ConsumedCapacity]?

  /// Makes it of its members.
  public init(
    responses: [ItemResponse]? = nil,
    consumedCapacity: [ConsumedCapacity]? = nil
  ) {
    self.responses = responses
    self.consumedCapacity = consumedCapacity
  }
}

// Generated from Generator/Model by scripts/generate.sh; changes belong into the generator.

/// What BatchExecuteStatement is asked.
public struct BatchExecuteStatementInput: Sendable, Equatable {
  /// `Statements`, required.
  public var statements: [BatchStatementRequest]?
  /// `ReturnConsumedCapacity`.
  public var returnConsumedCapacity: ReturnConsumedCapacity?

  /// Makes it of its members.
  public init(
    statements: [BatchStatementRequest]?,
    returnConsumedCapacity: ReturnConsumedCapacity? = nil
  ) {
    self.statements = statements
    self.returnConsumedCapacity = returnConsumedCapacity
  }
}

/// What BatchExecuteStatement answers.
public struct BatchExecuteStatementOutput: Sendable, Equatable {
  /// `Responses`.
  public var responses: [BatchStatementResponse]?
  /// `ConsumedCapacity`.
  public var consumedCapacity: [ConsumedCapacity]?

  /// Makes it of its members.
  public init(
    responses: [BatchStatementResponse]? = nil,
    consumedCapacity: [ConsumedCapacity]? = nil
  ) {
    self.responses = responses
    self.consumedCapacity = consumedCapacity
  }
}

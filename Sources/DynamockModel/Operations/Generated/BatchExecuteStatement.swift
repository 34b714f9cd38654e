// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The input of BatchExecuteStatement.
public struct BatchExecuteStatementInput: Sendable, Equatable {
  /// `Statements`, required.
  public var statements: [BatchStatementRequest]?
  /// `ReturnConsumedCapacity`.
  public var returnConsumedCapacity: ReturnConsumedCapacity?

  /// Creates an instance from its members.
  public init(
    statements: [BatchStatementRequest]?,
    returnConsumedCapacity: ReturnConsumedCapacity? = nil
  ) {
    self.statements = statements
    self.returnConsumedCapacity = returnConsumedCapacity
  }
}

/// The output of BatchExecuteStatement.
public struct BatchExecuteStatementOutput: Sendable, Equatable {
  /// `Responses`.
  public var responses: [BatchStatementResponse]?
  /// `ConsumedCapacity`.
  public var consumedCapacity: [ConsumedCapacity]?

  /// Creates an instance from its members.
  public init(
    responses: [BatchStatementResponse]? = nil,
    consumedCapacity: [ConsumedCapacity]? = nil
  ) {
    self.responses = responses
    self.consumedCapacity = consumedCapacity
  }
}

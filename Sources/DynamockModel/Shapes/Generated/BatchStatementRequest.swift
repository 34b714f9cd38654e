// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `BatchStatementRequest` of DynamoDB's API.
public struct BatchStatementRequest: Sendable, Equatable {
  /// `Statement`, required.
  public var statement: String?
  /// `Parameters`.
  public var parameters: [AttributeValue]?
  /// `ConsistentRead`.
  public var consistentRead: Bool?
  /// `ReturnValuesOnConditionCheckFailure`.
  public var returnValuesOnConditionCheckFailure: ReturnValuesOnConditionCheckFailure?

  /// Creates an instance from its members.
  public init(
    statement: String?,
    parameters: [AttributeValue]? = nil,
    consistentRead: Bool? = nil,
    returnValuesOnConditionCheckFailure: ReturnValuesOnConditionCheckFailure? = nil
  ) {
    self.statement = statement
    self.parameters = parameters
    self.consistentRead = consistentRead
    self.returnValuesOnConditionCheckFailure = returnValuesOnConditionCheckFailure
  }
}

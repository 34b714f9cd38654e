// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `ParameterizedStatement` of DynamoDB's API.
public struct ParameterizedStatement: Sendable, Equatable {
  /// `Statement`, required.
  public var statement: String?
  /// `Parameters`.
  public var parameters: [AttributeValue]?
  /// `ReturnValuesOnConditionCheckFailure`.
  public var returnValuesOnConditionCheckFailure: ReturnValuesOnConditionCheckFailure?

  /// Creates an instance from its members.
  public init(
    statement: String?,
    parameters: [AttributeValue]? = nil,
    returnValuesOnConditionCheckFailure: ReturnValuesOnConditionCheckFailure? = nil
  ) {
    self.statement = statement
    self.parameters = parameters
    self.returnValuesOnConditionCheckFailure = returnValuesOnConditionCheckFailure
  }
}

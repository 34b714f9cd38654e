// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The input of ExecuteStatement.
public struct ExecuteStatementInput: Sendable, Equatable {
  /// `Statement`, required.
  public var statement: String?
  /// `Parameters`.
  public var parameters: [AttributeValue]?
  /// `ConsistentRead`.
  public var consistentRead: Bool?
  /// `NextToken`.
  public var nextToken: String?
  /// `ReturnConsumedCapacity`.
  public var returnConsumedCapacity: ReturnConsumedCapacity?
  /// `Limit`.
  public var limit: Int?
  /// `ReturnValuesOnConditionCheckFailure`.
  public var returnValuesOnConditionCheckFailure: ReturnValuesOnConditionCheckFailure?

  /// Creates an instance from its members.
  public init(
    statement: String?,
    parameters: [AttributeValue]? = nil,
    consistentRead: Bool? = nil,
    nextToken: String? = nil,
    returnConsumedCapacity: ReturnConsumedCapacity? = nil,
    limit: Int? = nil,
    returnValuesOnConditionCheckFailure: ReturnValuesOnConditionCheckFailure? = nil
  ) {
    self.statement = statement
    self.parameters = parameters
    self.consistentRead = consistentRead
    self.nextToken = nextToken
    self.returnConsumedCapacity = returnConsumedCapacity
    self.limit = limit
    self.returnValuesOnConditionCheckFailure = returnValuesOnConditionCheckFailure
  }
}

/// The output of ExecuteStatement.
public struct ExecuteStatementOutput: Sendable, Equatable {
  /// `Items`.
  public var items: [ItemImage]?
  /// `NextToken`.
  public var nextToken: String?
  /// `ConsumedCapacity`.
  public var consumedCapacity: ConsumedCapacity?
  /// `LastEvaluatedKey`.
  public var lastEvaluatedKey: Item?

  /// Creates an instance from its members.
  public init(
    items: [ItemImage]? = nil,
    nextToken: String? = nil,
    consumedCapacity: ConsumedCapacity? = nil,
    lastEvaluatedKey: Item? = nil
  ) {
    self.items = items
    self.nextToken = nextToken
    self.consumedCapacity = consumedCapacity
    self.lastEvaluatedKey = lastEvaluatedKey
  }
}

// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `KeysAndAttributes` of DynamoDB's API.
public struct KeysAndAttributes: Sendable, Equatable {
  /// `Keys`, required.
  public var keys: [Item]?
  /// `AttributesToGet`.
  public var attributesToGet: [String]?
  /// `ConsistentRead`.
  public var consistentRead: Bool?
  /// `ProjectionExpression`.
  public var projectionExpression: String?
  /// `ExpressionAttributeNames`.
  public var expressionAttributeNames: NamedValues<String>?

  /// Creates an instance from its members.
  public init(
    keys: [Item]?,
    attributesToGet: [String]? = nil,
    consistentRead: Bool? = nil,
    projectionExpression: String? = nil,
    expressionAttributeNames: NamedValues<String>? = nil
  ) {
    self.keys = keys
    self.attributesToGet = attributesToGet
    self.consistentRead = consistentRead
    self.projectionExpression = projectionExpression
    self.expressionAttributeNames = expressionAttributeNames
  }
}

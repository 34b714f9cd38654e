// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `FilterSpecification` of DynamoDB's API.
public struct FilterSpecification: Sendable, Equatable {
  /// `FilterExpression`.
  public var filterExpression: String?
  /// `ProjectionExpression`.
  public var projectionExpression: String?
  /// `KeyConditionExpression`.
  public var keyConditionExpression: String?
  /// `ExpressionAttributeNames`.
  public var expressionAttributeNames: NamedValues<String>?
  /// `ExpressionAttributeValues`.
  public var expressionAttributeValues: Item?

  /// Creates an instance from its members.
  public init(
    filterExpression: String? = nil,
    projectionExpression: String? = nil,
    keyConditionExpression: String? = nil,
    expressionAttributeNames: NamedValues<String>? = nil,
    expressionAttributeValues: Item? = nil
  ) {
    self.filterExpression = filterExpression
    self.projectionExpression = projectionExpression
    self.keyConditionExpression = keyConditionExpression
    self.expressionAttributeNames = expressionAttributeNames
    self.expressionAttributeValues = expressionAttributeValues
  }
}

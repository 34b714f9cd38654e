// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `KeysAndAttributes` of DynamoDB's API.
public struct KeysAndAttributes: Sendable, Equatable {
  /// `Keys`, required.
  public var keys: [Item]? {
    get { keyList?.items }
    set { keyList = newValue.map(KeyList.init(_:)) }
  }
  /// `Keys` as they are to be read.
  package var keyList: KeyList?
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
    keyList = keys.map(KeyList.init(_:))
    self.attributesToGet = attributesToGet
    self.consistentRead = consistentRead
    self.projectionExpression = projectionExpression
    self.expressionAttributeNames = expressionAttributeNames
  }
}

// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `AttributeValueUpdate` of DynamoDB's API.
public struct AttributeValueUpdate: Sendable, Equatable {
  /// `Value`.
  public var value: AttributeValue?
  /// `Action`.
  public var action: AttributeAction?

  /// Creates an instance from its members.
  public init(
    value: AttributeValue? = nil,
    action: AttributeAction? = nil
  ) {
    self.value = value
    self.action = action
  }
}

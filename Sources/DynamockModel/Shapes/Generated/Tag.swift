// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `Tag` of DynamoDB's API.
public struct Tag: Sendable, Equatable {
  /// `Key`, required.
  public var key: String?
  /// `Value`, required.
  public var value: String?

  /// Creates an instance from its members.
  public init(
    key: String?,
    value: String?
  ) {
    self.key = key
    self.value = value
  }
}

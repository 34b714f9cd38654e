// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `DeleteRequest` of DynamoDB's API.
public struct DeleteRequest: Sendable, Equatable {
  /// `Key`, required.
  public var key: Item?

  /// Creates an instance from its members.
  public init(
    key: Item?
  ) {
    self.key = key
  }
}

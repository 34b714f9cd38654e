// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `PutRequest` of DynamoDB's API.
public struct PutRequest: Sendable, Equatable {
  /// `Item`, required.
  public var item: Item?

  /// Creates an instance from its members.
  public init(
    item: Item?
  ) {
    self.item = item
  }
}

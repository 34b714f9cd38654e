// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `ItemResponse` of DynamoDB's API.
public struct ItemResponse: Sendable, Equatable {
  /// `Item`.
  public var item: ItemImage?

  /// Creates an instance from its members.
  public init(
    item: ItemImage? = nil
  ) {
    self.item = item
  }
}

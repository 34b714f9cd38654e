// Generated from Generator/Model by scripts/generate.sh; changes belong into the generator.

/// The structure `ItemResponse` of DynamoDB's API.
public struct ItemResponse: Sendable, Equatable {
  /// `Item`.
  public var item: ItemImage?

  /// Makes it of its members.
  public init(
    item: ItemImage? = nil
  ) {
    self.item = item
  }
}

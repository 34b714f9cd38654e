// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `SearchResultItem` of DynamoDB's API.
public struct SearchResultItem: Sendable, Equatable {
  /// `Item`.
  public var item: ItemImage?
  /// `Score`.
  public var score: Double?

  /// Creates an instance from its members.
  public init(
    item: ItemImage? = nil,
    score: Double? = nil
  ) {
    self.item = item
    self.score = score
  }
}

// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `ItemCollectionMetrics` of DynamoDB's API.
public struct ItemCollectionMetrics: Sendable, Equatable {
  /// `ItemCollectionKey`.
  public var itemCollectionKey: Item?
  /// `SizeEstimateRangeGB`.
  public var sizeEstimateRangeGB: [Double]?

  /// Creates an instance from its members.
  public init(
    itemCollectionKey: Item? = nil,
    sizeEstimateRangeGB: [Double]? = nil
  ) {
    self.itemCollectionKey = itemCollectionKey
    self.sizeEstimateRangeGB = sizeEstimateRangeGB
  }
}

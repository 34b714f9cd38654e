// Generated from Generator/Model by scripts/generate.sh; changes belong into the generator.

/// The structure `Replica` of DynamoDB's API.
public struct Replica: Sendable, Equatable {
  /// `RegionName`.
  public var regionName: String?

  /// Makes it of its members.
  public init(
    regionName: String? = nil
  ) {
    self.regionName = regionName
  }
}

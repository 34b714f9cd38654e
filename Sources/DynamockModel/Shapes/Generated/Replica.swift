// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `Replica` of DynamoDB's API.
public struct Replica: Sendable, Equatable {
  /// `RegionName`.
  public var regionName: String?

  /// Creates an instance from its members.
  public init(
    regionName: String? = nil
  ) {
    self.regionName = regionName
  }
}

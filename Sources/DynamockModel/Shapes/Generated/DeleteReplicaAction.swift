// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `DeleteReplicaAction` of DynamoDB's API.
public struct DeleteReplicaAction: Sendable, Equatable {
  /// `RegionName`, required.
  public var regionName: String?

  /// Creates an instance from its members.
  public init(
    regionName: String?
  ) {
    self.regionName = regionName
  }
}

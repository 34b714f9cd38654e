// Generated from Generator/Model by scripts/generate.sh; changes belong into the generator.

/// The structure `CreateReplicaAction` of DynamoDB's API.
public struct CreateReplicaAction: Sendable, Equatable {
  /// `RegionName`, required.
  public var regionName: String?

  /// Makes it of its members.
  public init(
    regionName: String?
  ) {
    self.regionName = regionName
  }
}

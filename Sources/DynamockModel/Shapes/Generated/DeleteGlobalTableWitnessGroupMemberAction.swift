// Generated from Generator/Model by scripts/generate.sh; changes belong into the generator.

/// The structure `DeleteGlobalTableWitnessGroupMemberAction` of DynamoDB's API.
public struct DeleteGlobalTableWitnessGroupMemberAction: Sendable, Equatable {
  /// `RegionName`, required.
  public var regionName: String?

  /// Makes it of its members.
  public init(
    regionName: String?
  ) {
    self.regionName = regionName
  }
}

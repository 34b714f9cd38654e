// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `CreateGlobalTableWitnessGroupMemberAction` of DynamoDB's API.
public struct CreateGlobalTableWitnessGroupMemberAction: Sendable, Equatable {
  /// `RegionName`, required.
  public var regionName: String?

  /// Creates an instance from its members.
  public init(
    regionName: String?
  ) {
    self.regionName = regionName
  }
}

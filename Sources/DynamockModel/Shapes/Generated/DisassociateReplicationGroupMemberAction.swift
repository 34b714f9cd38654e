// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `DisassociateReplicationGroupMemberAction` of DynamoDB's API.
public struct DisassociateReplicationGroupMemberAction: Sendable, Equatable {
  /// `RegionName`, required.
  public var regionName: String?
  /// `DisassociationMode`, required.
  public var disassociationMode: DisassociationMode?

  /// Creates an instance from its members.
  public init(
    regionName: String?,
    disassociationMode: DisassociationMode?
  ) {
    self.regionName = regionName
    self.disassociationMode = disassociationMode
  }
}

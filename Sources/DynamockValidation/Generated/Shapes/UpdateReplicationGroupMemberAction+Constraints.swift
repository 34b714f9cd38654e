// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension UpdateReplicationGroupMemberAction: ModelChecked {
  func check(_ check: inout ModelCheck) {
    check.required(regionName, at: "RegionName")
    check.members(of: provisionedThroughputOverride, at: "ProvisionedThroughputOverride")
    check.length(globalSecondaryIndexes, at: "GlobalSecondaryIndexes", minimum: 1)
    check.members(of: globalSecondaryIndexes, at: "GlobalSecondaryIndexes")
    check.enumeration(tableClassOverride, at: "TableClassOverride")
  }
}

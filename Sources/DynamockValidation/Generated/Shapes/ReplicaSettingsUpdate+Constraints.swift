// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension ReplicaSettingsUpdate: ModelChecked {
  func check(_ check: inout ModelCheck) {
    check.required(regionName, at: "RegionName")
    check.range(
      replicaProvisionedReadCapacityUnits, at: "ReplicaProvisionedReadCapacityUnits", minimum: 1)
    check.members(
      of: replicaProvisionedReadCapacityAutoScalingSettingsUpdate,
      at: "ReplicaProvisionedReadCapacityAutoScalingSettingsUpdate")
    check.length(
      replicaGlobalSecondaryIndexSettingsUpdate, at: "ReplicaGlobalSecondaryIndexSettingsUpdate",
      minimum: 1, maximum: 20)
    check.members(
      of: replicaGlobalSecondaryIndexSettingsUpdate, at: "ReplicaGlobalSecondaryIndexSettingsUpdate"
    )
    check.enumeration(replicaTableClass, at: "ReplicaTableClass")
  }
}

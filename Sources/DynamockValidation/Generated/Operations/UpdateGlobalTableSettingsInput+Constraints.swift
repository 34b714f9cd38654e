// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension UpdateGlobalTableSettingsInput: ModelChecked {
  func check(_ check: inout ModelCheck) {
    check.required(globalTableName, at: "GlobalTableName")
    check.length(globalTableName, at: "GlobalTableName", minimum: 3, maximum: 255)
    check.pattern(globalTableName, at: "GlobalTableName", .name)
    check.enumeration(globalTableBillingMode, at: "GlobalTableBillingMode")
    check.range(
      globalTableProvisionedWriteCapacityUnits, at: "GlobalTableProvisionedWriteCapacityUnits",
      minimum: 1)
    check.members(
      of: globalTableProvisionedWriteCapacityAutoScalingSettingsUpdate,
      at: "GlobalTableProvisionedWriteCapacityAutoScalingSettingsUpdate")
    check.length(
      globalTableGlobalSecondaryIndexSettingsUpdate,
      at: "GlobalTableGlobalSecondaryIndexSettingsUpdate", minimum: 1, maximum: 20)
    check.members(
      of: globalTableGlobalSecondaryIndexSettingsUpdate,
      at: "GlobalTableGlobalSecondaryIndexSettingsUpdate")
    check.length(replicaSettingsUpdate, at: "ReplicaSettingsUpdate", minimum: 1, maximum: 50)
    check.members(of: replicaSettingsUpdate, at: "ReplicaSettingsUpdate")
  }
}

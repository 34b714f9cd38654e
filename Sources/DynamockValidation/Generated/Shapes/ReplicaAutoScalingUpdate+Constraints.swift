// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension ReplicaAutoScalingUpdate: ModelChecked {
  func check(_ check: inout ModelCheck) {
    check.required(regionName, at: "RegionName")
    check.members(of: replicaGlobalSecondaryIndexUpdates, at: "ReplicaGlobalSecondaryIndexUpdates")
    check.members(
      of: replicaProvisionedReadCapacityAutoScalingUpdate,
      at: "ReplicaProvisionedReadCapacityAutoScalingUpdate")
  }
}

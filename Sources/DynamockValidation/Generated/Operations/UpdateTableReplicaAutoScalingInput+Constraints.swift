// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension UpdateTableReplicaAutoScalingInput: ModelChecked {
  func check(_ check: inout ModelCheck) {
    check.length(globalSecondaryIndexUpdates, at: "GlobalSecondaryIndexUpdates", minimum: 1)
    check.members(of: globalSecondaryIndexUpdates, at: "GlobalSecondaryIndexUpdates")
    check.required(tableName, at: "TableName")
    check.length(tableName, at: "TableName", minimum: 1, maximum: 1024)
    check.members(
      of: provisionedWriteCapacityAutoScalingUpdate, at: "ProvisionedWriteCapacityAutoScalingUpdate"
    )
    check.length(replicaUpdates, at: "ReplicaUpdates", minimum: 1)
    check.members(of: replicaUpdates, at: "ReplicaUpdates")
  }
}

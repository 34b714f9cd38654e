// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension UpdateTableInput: ModelChecked {
  func check(_ check: inout ModelCheck) {
    check.members(of: attributeDefinitions, at: "AttributeDefinitions")
    check.required(tableName, at: "TableName")
    check.length(tableName, at: "TableName", minimum: 1, maximum: 1024)
    check.enumeration(billingMode, at: "BillingMode")
    check.members(of: provisionedThroughput, at: "ProvisionedThroughput")
    check.members(of: globalSecondaryIndexUpdates, at: "GlobalSecondaryIndexUpdates")
    check.members(of: streamSpecification, at: "StreamSpecification")
    check.members(of: sseSpecification, at: "SSESpecification")
    check.length(replicaUpdates, at: "ReplicaUpdates", minimum: 1)
    check.members(of: replicaUpdates, at: "ReplicaUpdates")
    check.enumeration(tableClass, at: "TableClass")
    check.enumeration(multiRegionConsistency, at: "MultiRegionConsistency")
    check.length(globalTableWitnessUpdates, at: "GlobalTableWitnessUpdates", minimum: 1, maximum: 1)
    check.members(of: globalTableWitnessUpdates, at: "GlobalTableWitnessUpdates")
    check.enumeration(globalTableSettingsReplicationMode, at: "GlobalTableSettingsReplicationMode")
    check.members(of: vectorIndexUpdates, at: "VectorIndexUpdates")
  }
}

// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension CreateTableInput: ModelChecked {
  func check(_ check: inout ModelCheck) {
    check.members(of: attributeDefinitions, at: "AttributeDefinitions")
    check.required(tableName, at: "TableName")
    check.length(tableName, at: "TableName", minimum: 1, maximum: 1024)
    check.length(keySchema, at: "KeySchema", minimum: 1)
    check.members(of: keySchema, at: "KeySchema")
    check.members(of: localSecondaryIndexes, at: "LocalSecondaryIndexes")
    check.members(of: globalSecondaryIndexes, at: "GlobalSecondaryIndexes")
    check.enumeration(billingMode, at: "BillingMode")
    check.members(of: provisionedThroughput, at: "ProvisionedThroughput")
    check.members(of: streamSpecification, at: "StreamSpecification")
    check.members(of: sseSpecification, at: "SSESpecification")
    check.members(of: tags, at: "Tags")
    check.enumeration(tableClass, at: "TableClass")
    check.length(globalTableSourceArn, at: "GlobalTableSourceArn", minimum: 1, maximum: 1024)
    check.enumeration(globalTableSettingsReplicationMode, at: "GlobalTableSettingsReplicationMode")
    check.members(of: vectorIndexes, at: "VectorIndexes")
  }
}

// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension TableCreationParameters: ModelChecked {
  func check(_ check: inout ModelCheck) {
    check.required(tableName, at: "TableName")
    check.length(tableName, at: "TableName", minimum: 3, maximum: 255)
    check.pattern(tableName, at: "TableName", .name)
    check.required(attributeDefinitions, at: "AttributeDefinitions")
    check.members(of: attributeDefinitions, at: "AttributeDefinitions")
    check.required(keySchema, at: "KeySchema")
    check.length(keySchema, at: "KeySchema", minimum: 1)
    check.members(of: keySchema, at: "KeySchema")
    check.enumeration(billingMode, at: "BillingMode")
    check.members(of: provisionedThroughput, at: "ProvisionedThroughput")
    check.members(of: sseSpecification, at: "SSESpecification")
    check.members(of: globalSecondaryIndexes, at: "GlobalSecondaryIndexes")
    check.members(of: vectorIndexes, at: "VectorIndexes")
  }
}

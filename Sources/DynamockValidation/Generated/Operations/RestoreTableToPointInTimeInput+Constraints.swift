// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension RestoreTableToPointInTimeInput: ModelChecked {
  func check(_ check: inout ModelCheck) {
    check.length(sourceTableArn, at: "SourceTableArn", minimum: 1, maximum: 1024)
    check.length(sourceTableName, at: "SourceTableName", minimum: 3, maximum: 255)
    check.pattern(sourceTableName, at: "SourceTableName", .name)
    check.required(targetTableName, at: "TargetTableName")
    check.length(targetTableName, at: "TargetTableName", minimum: 3, maximum: 255)
    check.pattern(targetTableName, at: "TargetTableName", .name)
    check.enumeration(billingModeOverride, at: "BillingModeOverride")
    check.members(of: globalSecondaryIndexOverride, at: "GlobalSecondaryIndexOverride")
    check.members(of: localSecondaryIndexOverride, at: "LocalSecondaryIndexOverride")
    check.members(of: provisionedThroughputOverride, at: "ProvisionedThroughputOverride")
    check.members(of: sseSpecificationOverride, at: "SSESpecificationOverride")
    check.members(of: vectorIndexOverride, at: "VectorIndexOverride")
  }
}

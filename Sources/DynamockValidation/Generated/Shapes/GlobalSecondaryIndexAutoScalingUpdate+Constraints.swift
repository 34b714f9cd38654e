// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension GlobalSecondaryIndexAutoScalingUpdate: ModelChecked {
  func check(_ check: inout ModelCheck) {
    check.length(indexName, at: "IndexName", minimum: 3, maximum: 255)
    check.pattern(indexName, at: "IndexName", .name)
    check.members(
      of: provisionedWriteCapacityAutoScalingUpdate, at: "ProvisionedWriteCapacityAutoScalingUpdate"
    )
  }
}

// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension ListGlobalTablesInput: ModelChecked {
  func check(_ check: inout ModelCheck) {
    check.length(
      exclusiveStartGlobalTableName, at: "ExclusiveStartGlobalTableName", minimum: 3, maximum: 255)
    check.pattern(exclusiveStartGlobalTableName, at: "ExclusiveStartGlobalTableName", .name)
    check.range(limit, at: "Limit", minimum: 1)
  }
}

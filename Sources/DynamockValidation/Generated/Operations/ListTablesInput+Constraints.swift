// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension ListTablesInput: ModelChecked {
  func check(_ check: inout ModelCheck) {
    check.length(exclusiveStartTableName, at: "ExclusiveStartTableName", minimum: 3, maximum: 255)
    check.pattern(exclusiveStartTableName, at: "ExclusiveStartTableName", .name)
    check.range(limit, at: "Limit", minimum: 1, maximum: 100)
  }
}

// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension ListStreamsInput: ModelChecked {
  func check(_ check: inout ModelCheck) {
    check.length(tableName, at: "TableName", minimum: 3, maximum: 255)
    check.pattern(tableName, at: "TableName", .name)
    check.range(limit, at: "Limit", minimum: 1)
    check.length(exclusiveStartStreamArn, at: "ExclusiveStartStreamArn", minimum: 37, maximum: 1024)
  }
}

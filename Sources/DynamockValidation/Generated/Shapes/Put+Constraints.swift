// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension Put: ModelChecked {
  func check(_ check: inout ModelCheck) {
    check.required(newItem, at: "Item")
    check.required(tableName, at: "TableName")
    check.length(tableName, at: "TableName", minimum: 1, maximum: 1024)
    check.enumeration(
      returnValuesOnConditionCheckFailure, at: "ReturnValuesOnConditionCheckFailure")
  }
}

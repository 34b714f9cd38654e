// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension GetItemInput: ModelChecked {
  func check(_ check: inout ModelCheck) {
    check.required(tableName, at: "TableName")
    check.length(tableName, at: "TableName", minimum: 1, maximum: 1024)
    check.required(key, at: "Key")
    check.length(attributesToGet, at: "AttributesToGet", minimum: 1)
    check.enumeration(returnConsumedCapacity, at: "ReturnConsumedCapacity")
  }
}

// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension PutItemInput: ModelChecked {
  func check(_ check: inout ModelCheck) {
    check.required(tableName, at: "TableName")
    check.length(tableName, at: "TableName", minimum: 1, maximum: 1024)
    check.required(newItem, at: "Item")
    check.members(of: expected, at: "Expected")
    check.enumeration(returnValues, at: "ReturnValues")
    check.enumeration(returnConsumedCapacity, at: "ReturnConsumedCapacity")
    check.enumeration(returnItemCollectionMetrics, at: "ReturnItemCollectionMetrics")
    check.enumeration(conditionalOperator, at: "ConditionalOperator")
    check.enumeration(
      returnValuesOnConditionCheckFailure, at: "ReturnValuesOnConditionCheckFailure")
  }
}

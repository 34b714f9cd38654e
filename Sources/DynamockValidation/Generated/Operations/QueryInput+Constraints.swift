// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension QueryInput: ModelChecked {
  func check(_ check: inout ModelCheck) {
    check.required(tableName, at: "TableName")
    check.length(tableName, at: "TableName", minimum: 1, maximum: 1024)
    check.length(indexName, at: "IndexName", minimum: 3, maximum: 255)
    check.pattern(indexName, at: "IndexName", .name)
    check.enumeration(select, at: "Select")
    check.length(attributesToGet, at: "AttributesToGet", minimum: 1)
    check.range(limit, at: "Limit", minimum: 1)
    check.members(of: keyConditions, at: "KeyConditions")
    check.members(of: queryFilter, at: "QueryFilter")
    check.enumeration(conditionalOperator, at: "ConditionalOperator")
    check.enumeration(returnConsumedCapacity, at: "ReturnConsumedCapacity")
  }
}

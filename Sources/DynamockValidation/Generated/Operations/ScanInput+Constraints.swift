// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension ScanInput: ModelChecked {
  func check(_ check: inout ModelCheck) {
    check.required(tableName, at: "TableName")
    check.length(tableName, at: "TableName", minimum: 1, maximum: 1024)
    check.length(indexName, at: "IndexName", minimum: 3, maximum: 255)
    check.pattern(indexName, at: "IndexName", .name)
    check.length(attributesToGet, at: "AttributesToGet", minimum: 1)
    check.range(limit, at: "Limit", minimum: 1)
    check.enumeration(select, at: "Select")
    check.members(of: scanFilter, at: "ScanFilter")
    check.enumeration(conditionalOperator, at: "ConditionalOperator")
    check.enumeration(returnConsumedCapacity, at: "ReturnConsumedCapacity")
    check.range(totalSegments, at: "TotalSegments", minimum: 1, maximum: 1000000)
    check.range(segment, at: "Segment", minimum: 0, maximum: 999999)
  }
}

// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension BatchWriteItemInput: ModelChecked {
  func check(_ check: inout ModelCheck) {
    check.required(requestItems, at: "RequestItems")
    check.length(requestItems, at: "RequestItems", minimum: 1, maximum: 25)
    check.mapValues(requestItems, at: "RequestItems", minimum: 1, maximum: 25)
    check.members(of: requestItems, at: "RequestItems")
    check.enumeration(returnConsumedCapacity, at: "ReturnConsumedCapacity")
    check.enumeration(returnItemCollectionMetrics, at: "ReturnItemCollectionMetrics")
  }
}

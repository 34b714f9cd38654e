// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension TransactWriteItemsInput: ModelChecked {
  func check(_ check: inout ModelCheck) {
    check.required(transactItems, at: "TransactItems")
    check.length(transactItems, at: "TransactItems", minimum: 1, maximum: 100)
    check.members(of: transactItems, at: "TransactItems")
    check.enumeration(returnConsumedCapacity, at: "ReturnConsumedCapacity")
    check.enumeration(returnItemCollectionMetrics, at: "ReturnItemCollectionMetrics")
    check.length(clientRequestToken, at: "ClientRequestToken", minimum: 1, maximum: 36)
  }
}

// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension TransactGetItemsInput: ModelChecked {
  func check(_ check: inout ModelCheck) {
    check.required(transactItems, at: "TransactItems")
    check.length(transactItems, at: "TransactItems", minimum: 1, maximum: 100)
    check.members(of: transactItems, at: "TransactItems")
    check.enumeration(returnConsumedCapacity, at: "ReturnConsumedCapacity")
  }
}

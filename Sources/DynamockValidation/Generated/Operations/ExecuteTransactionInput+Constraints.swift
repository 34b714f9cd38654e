// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension ExecuteTransactionInput: ModelChecked {
  func check(_ check: inout ModelCheck) {
    check.required(transactStatements, at: "TransactStatements")
    check.length(transactStatements, at: "TransactStatements", minimum: 1, maximum: 100)
    check.members(of: transactStatements, at: "TransactStatements")
    check.length(clientRequestToken, at: "ClientRequestToken", minimum: 1, maximum: 36)
    check.enumeration(returnConsumedCapacity, at: "ReturnConsumedCapacity")
  }
}

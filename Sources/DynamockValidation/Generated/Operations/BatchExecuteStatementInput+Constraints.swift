// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension BatchExecuteStatementInput: ModelChecked {
  func check(_ check: inout ModelCheck) {
    check.required(statements, at: "Statements")
    check.length(statements, at: "Statements", minimum: 1, maximum: 25)
    check.members(of: statements, at: "Statements")
    check.enumeration(returnConsumedCapacity, at: "ReturnConsumedCapacity")
  }
}

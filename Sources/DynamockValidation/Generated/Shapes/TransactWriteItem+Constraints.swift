// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension TransactWriteItem: ModelChecked {
  func check(_ check: inout ModelCheck) {
    check.members(of: conditionCheck, at: "ConditionCheck")
    check.members(of: put, at: "Put")
    check.members(of: delete, at: "Delete")
    check.members(of: update, at: "Update")
  }
}

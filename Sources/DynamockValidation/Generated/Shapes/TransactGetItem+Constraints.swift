// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension TransactGetItem: ModelChecked {
  func check(_ check: inout ModelCheck) {
    check.required(get, at: "Get")
    check.members(of: get, at: "Get")
  }
}

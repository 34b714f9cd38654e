// Generated from Generator/Model by scripts/generate.sh; changes belong into the generator.

import DynamockModel

extension TransactGetItem: ModelChecked {
  func check(_ check: inout ModelCheck) {
    check.required(get, at: "Get")
    check.members(of: get, at: "Get")
  }
}

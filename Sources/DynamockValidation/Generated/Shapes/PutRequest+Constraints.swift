// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension PutRequest: ModelChecked {
  func check(_ check: inout ModelCheck) {
    check.required(newItem, at: "Item")
  }
}

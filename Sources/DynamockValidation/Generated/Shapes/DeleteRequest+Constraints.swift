// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension DeleteRequest: ModelChecked {
  func check(_ check: inout ModelCheck) {
    check.required(key, at: "Key")
  }
}

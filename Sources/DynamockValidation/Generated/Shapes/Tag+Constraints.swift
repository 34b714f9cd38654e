// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension Tag: ModelChecked {
  func check(_ check: inout ModelCheck) {
    check.required(key, at: "Key")
    check.length(key, at: "Key", minimum: 1, maximum: 128)
    check.required(value, at: "Value")
    check.length(value, at: "Value", minimum: 0, maximum: 256)
  }
}

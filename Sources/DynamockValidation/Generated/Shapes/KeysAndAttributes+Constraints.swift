// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension KeysAndAttributes: ModelChecked {
  func check(_ check: inout ModelCheck) {
    check.required(keyList, at: "Keys")
    check.length(keyList, at: "Keys", minimum: 1, maximum: 100)
    check.length(attributesToGet, at: "AttributesToGet", minimum: 1)
  }
}

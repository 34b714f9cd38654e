// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension TimeToLiveSpecification: ModelChecked {
  func check(_ check: inout ModelCheck) {
    check.required(enabled, at: "Enabled")
    check.required(attributeName, at: "AttributeName")
    check.length(attributeName, at: "AttributeName", minimum: 1, maximum: 255)
  }
}

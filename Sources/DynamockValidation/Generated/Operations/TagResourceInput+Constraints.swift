// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension TagResourceInput: ModelChecked {
  func check(_ check: inout ModelCheck) {
    check.required(resourceArn, at: "ResourceArn")
    check.length(resourceArn, at: "ResourceArn", minimum: 1, maximum: 1283)
    check.required(tags, at: "Tags")
    check.members(of: tags, at: "Tags")
  }
}

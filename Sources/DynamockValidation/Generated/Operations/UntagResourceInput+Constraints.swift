// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension UntagResourceInput: ModelChecked {
  func check(_ check: inout ModelCheck) {
    check.required(resourceArn, at: "ResourceArn")
    check.length(resourceArn, at: "ResourceArn", minimum: 1, maximum: 1283)
    check.required(tagKeys, at: "TagKeys")
    check.elements(tagKeys, at: "TagKeys", minimum: 1, maximum: 128)
  }
}

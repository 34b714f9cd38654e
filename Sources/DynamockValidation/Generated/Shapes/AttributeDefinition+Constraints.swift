// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension AttributeDefinition: ModelChecked {
  func check(_ check: inout ModelCheck) {
    check.required(attributeName, at: "AttributeName")
    check.length(attributeName, at: "AttributeName", minimum: 1, maximum: 255)
    check.required(attributeType, at: "AttributeType")
    check.enumeration(attributeType, at: "AttributeType")
  }
}

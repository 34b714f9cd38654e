// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension SearchSchemaElement: ModelChecked {
  func check(_ check: inout ModelCheck) {
    check.required(attributeName, at: "AttributeName")
    check.length(attributeName, at: "AttributeName", maximum: 65535)
    check.required(searchSchemaElementType, at: "SearchSchemaElementType")
    check.enumeration(searchSchemaElementType, at: "SearchSchemaElementType")
  }
}

// Generated from Generator/Model by scripts/generate.sh; changes belong into the generator.

import DynamockModel

extension SearchSchemaElement: ModelChecked {
  func check(_ check: inout ModelCheck) {
    check.required(attributeName, at: "AttributeName")
    check.required(searchSchemaElementType, at: "SearchSchemaElementType")
    check.enumeration(searchSchemaElementType, at: "SearchSchemaElementType")
  }
}

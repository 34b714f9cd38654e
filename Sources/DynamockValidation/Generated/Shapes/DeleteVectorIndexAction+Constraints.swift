// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension DeleteVectorIndexAction: ModelChecked {
  func check(_ check: inout ModelCheck) {
    check.required(indexName, at: "IndexName")
    check.length(indexName, at: "IndexName", minimum: 3, maximum: 255)
    check.pattern(indexName, at: "IndexName", .name)
  }
}

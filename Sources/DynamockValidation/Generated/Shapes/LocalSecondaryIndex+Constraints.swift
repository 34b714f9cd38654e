// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension LocalSecondaryIndex: ModelChecked {
  func check(_ check: inout ModelCheck) {
    check.required(indexName, at: "IndexName")
    check.length(indexName, at: "IndexName", minimum: 3, maximum: 255)
    check.pattern(indexName, at: "IndexName", .name)
    check.required(keySchema, at: "KeySchema")
    check.length(keySchema, at: "KeySchema", minimum: 1)
    check.members(of: keySchema, at: "KeySchema")
    check.required(projection, at: "Projection")
    check.members(of: projection, at: "Projection")
  }
}

// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension SearchVectorsInput: ModelChecked {
  func check(_ check: inout ModelCheck) {
    check.required(tableName, at: "TableName")
    check.length(tableName, at: "TableName", minimum: 1, maximum: 1024)
    check.required(indexName, at: "IndexName")
    check.length(indexName, at: "IndexName", minimum: 3, maximum: 255)
    check.pattern(indexName, at: "IndexName", .name)
    check.enumeration(returnConsumedCapacity, at: "ReturnConsumedCapacity")
    check.required(searchVector, at: "SearchVector")
    check.length(searchVector, at: "SearchVector", minimum: 1, maximum: 4096)
    check.required(topK, at: "TopK")
    check.range(topK, at: "TopK", minimum: 1)
  }
}

// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension CreateVectorIndexAction: ModelChecked {
  func check(_ check: inout ModelCheck) {
    check.required(indexName, at: "IndexName")
    check.length(indexName, at: "IndexName", minimum: 3, maximum: 255)
    check.pattern(indexName, at: "IndexName", .name)
    check.required(vectorAttribute, at: "VectorAttribute")
    check.members(of: vectorAttribute, at: "VectorAttribute")
    check.length(searchSchema, at: "SearchSchema", minimum: 1)
    check.members(of: searchSchema, at: "SearchSchema")
    check.required(projection, at: "Projection")
    check.members(of: projection, at: "Projection")
    check.required(dimensions, at: "Dimensions")
    check.range(dimensions, at: "Dimensions", minimum: 1)
    check.required(distanceFunction, at: "DistanceFunction")
    check.enumeration(distanceFunction, at: "DistanceFunction")
  }
}

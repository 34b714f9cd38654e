import Dynamock
import DynamockModel
import Testing

@Suite("The documentation's vectors")
struct VectorSnippets {
  @Test("searches the nearest items of a tenant")
  func search() async throws {
    // snippet
    let database = try DynamockDatabase()
    try await database.createTable(
      CreateTableInput(
        attributeDefinitions: [
          AttributeDefinition(attributeName: "id", attributeType: .s),
          AttributeDefinition(attributeName: "tenant", attributeType: .s),
        ],
        tableName: "Notes",
        keySchema: [KeySchemaElement(attributeName: "id", keyType: .hash)],
        billingMode: .payPerRequest,
        vectorIndexes: [
          VectorIndex(
            indexName: "byMeaning",
            vectorAttribute: VectorAttributeDefinition(attributeName: "embedding"),
            searchSchema: [
              SearchSchemaElement(attributeName: "tenant", searchSchemaElementType: .hash)
            ],
            projection: IndexProjection(projectionType: .all), dimensions: 3,
            distanceFunction: .cosine)
        ]))
    for (id, embedding) in [
      ("cats", [0.9, 0.1, 0]), ("dogs", [0.8, 0.3, 0]), ("tax", [0, 0, 1]),
    ] {
      let numbers = embedding.map { AttributeValue.number(DecimalNumber("\($0)") ?? 0) }
      try await database.putItem(
        PutItemInput(
          tableName: "Notes",
          item: ["id": .string(id), "tenant": "ada", "embedding": .list(numbers)]))
    }
    let found = try await database.searchVectors(
      SearchVectorsInput(
        tableName: "Notes", indexName: "byMeaning",
        expressionAttributeValues: [":tenant": "ada"], searchVector: [1, 0, 0],
        searchConditionExpression: "tenant = :tenant", topK: 2))
    #expect(found.searchResults?.map { $0.item?["id"] } == ["cats", "dogs"])
    // snippet.end
  }
}

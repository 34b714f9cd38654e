package import DynamockModel

extension JSONText {
  /// Creates the input of a CreateTable, as a client would send it.
  package init(_ table: CreateTableInput) {
    var writer = JSONWriter(bytes: [])
    writer.beginObject()
    writer.member("TableName", table.tableName)
    writer.member("AttributeDefinitions", table.attributeDefinitions)
    writer.member("KeySchema", table.keySchema)
    writer.member(
      "LocalSecondaryIndexes",
      table.localSecondaryIndexes?.map {
        LocalSecondaryIndexDescription(
          indexName: $0.indexName, keySchema: $0.keySchema, projection: $0.projection)
      })
    writer.member("GlobalSecondaryIndexes", table.globalSecondaryIndexes)
    writer.member(
      "VectorIndexes",
      table.vectorIndexes?.map {
        VectorIndexDescription(
          indexName: $0.indexName, searchSchema: $0.searchSchema, projection: $0.projection,
          vectorAttribute: $0.vectorAttribute, dimensions: $0.dimensions,
          distanceFunction: $0.distanceFunction)
      })
    writer.member("BillingMode", table.billingMode)
    writer.member("ProvisionedThroughput", table.provisionedThroughput)
    writer.member("OnDemandThroughput", table.onDemandThroughput)
    writer.member("StreamSpecification", table.streamSpecification)
    writer.member("SSESpecification", table.sseSpecification)
    writer.member("TableClass", table.tableClass)
    writer.member("DeletionProtectionEnabled", table.deletionProtectionEnabled)
    writer.member("Tags", table.tags)
    writer.endObject()
    self.init(written: writer.bytes)
  }

  /// Creates the input of an UpdateTimeToLive, as a client would send it.
  package init(_ setting: UpdateTimeToLiveInput) {
    var writer = JSONWriter(bytes: [])
    writer.beginObject()
    writer.member("TableName", setting.tableName)
    writer.member("TimeToLiveSpecification", setting.timeToLiveSpecification)
    writer.endObject()
    self.init(written: writer.bytes)
  }

  /// Creates text from a value that was read.
  package init(_ tree: JSONTree) {
    switch tree {
    case .object(let members): self.init(members.map { ($0.name, JSONText($0.value)) })
    case .array(let elements): self.init(elements.map { JSONText($0) })
    case .string(let text): self.init(text)
    case .number(let text): self.init(written: Array(text.utf8))
    case .boolean(let flag): self.init(flag)
    case .null: self = .null
    }
  }
}

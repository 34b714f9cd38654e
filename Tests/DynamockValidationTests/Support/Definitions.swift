import DynamockModel

/// Short forms of table definitions.

func attributes(_ names: String...) -> [AttributeDefinition] {
  names.map { AttributeDefinition(attributeName: $0, attributeType: .s) }
}

func hash(_ name: String) -> KeySchemaElement {
  KeySchemaElement(attributeName: name, keyType: .hash)
}

func range(_ name: String) -> KeySchemaElement {
  KeySchemaElement(attributeName: name, keyType: .range)
}

let all = IndexProjection(projectionType: .all)
let units = ProvisionedThroughput(readCapacityUnits: 1, writeCapacityUnits: 1)

func global(
  _ name: String?, _ schema: [KeySchemaElement]?, _ projection: IndexProjection? = all,
  _ throughput: ProvisionedThroughput? = nil, limits: OnDemandThroughput? = nil,
  warm: WarmThroughput? = nil
) -> GlobalSecondaryIndex {
  GlobalSecondaryIndex(
    indexName: name, keySchema: schema, projection: projection, provisionedThroughput: throughput,
    onDemandThroughput: limits, warmThroughput: warm)
}

func local(
  _ name: String?, _ schema: [KeySchemaElement]?, _ projection: IndexProjection? = all
) -> LocalSecondaryIndex {
  LocalSecondaryIndex(indexName: name, keySchema: schema, projection: projection)
}

func include(_ names: String...) -> IndexProjection {
  IndexProjection(projectionType: .include, nonKeyAttributes: names)
}

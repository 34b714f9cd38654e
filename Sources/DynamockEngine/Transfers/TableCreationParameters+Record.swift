import DynamockModel

extension TableCreationParameters {
  /// The parameters as the catalog stores them inside an import's record.
  var record: Record {
    var record = Record()
    record[text: "name"] = tableName
    record[records: "attributeDefinitions"] = (attributeDefinitions ?? []).map(\.record)
    record[records: "keySchema"] = (keySchema ?? []).map(\.record)
    record[text: "billingMode"] = billingMode?.rawValue
    record[record: "throughput"] = provisionedThroughput?.record
    record[record: "onDemandThroughput"] = onDemandThroughput?.record
    record[record: "encryption"] = sseSpecification.map { encryption in
      var record = Record()
      record[text: "enabled"] = encryption.enabled.map { "\($0)" }
      record[text: "type"] = encryption.sseType?.rawValue
      record[text: "key"] = encryption.kmsMasterKeyId
      return record
    }
    record[flag: "listsIndexes"] = globalSecondaryIndexes != nil
    record[records: "globalIndexes"] = (globalSecondaryIndexes ?? []).map(\.record)
    record[records: "searchIndexes"] = (vectorIndexes ?? []).map {
      SearchIndexDefinition($0, keyspace: Catalog.storedIn).record
    }
    return record
  }

  /// Reads the ``record`` of parameters.
  init(_ record: Record) {
    self.init(
      tableName: record[text: "name"],
      attributeDefinitions: record[records: "attributeDefinitions"].map(AttributeDefinition.init),
      keySchema: record[records: "keySchema"].map(KeySchemaElement.init),
      billingMode: record[text: "billingMode"].map(BillingMode.init(rawValue:)),
      provisionedThroughput: record[record: "throughput"].map(ProvisionedThroughput.init),
      onDemandThroughput: record[record: "onDemandThroughput"].map(OnDemandThroughput.init),
      sseSpecification: record[record: "encryption"].map { encryption in
        SSESpecification(
          enabled: encryption[text: "enabled"].map { $0 == "true" },
          sseType: encryption[text: "type"].map(SSEType.init(rawValue:)),
          kmsMasterKeyId: encryption[text: "key"])
      },
      globalSecondaryIndexes: record[flag: "listsIndexes"]
        ? record[records: "globalIndexes"].map(GlobalSecondaryIndex.init) : nil,
      vectorIndexes: record[records: "searchIndexes"].compactMap {
        SearchIndexDefinition($0).map(VectorIndex.init)
      }.nonEmpty)
  }
}

extension VectorIndex {
  fileprivate init(_ index: SearchIndexDefinition) {
    self.init(
      indexName: index.name,
      vectorAttribute: VectorAttributeDefinition(attributeName: index.attribute),
      searchSchema: index.searchSchema.nonEmpty, projection: index.projection,
      dimensions: index.dimensions, distanceFunction: index.distance)
  }
}

extension GlobalSecondaryIndex {
  fileprivate var record: Record {
    var record = Record()
    record[text: "name"] = indexName
    record[records: "keySchema"] = (keySchema ?? []).map(\.record)
    record[text: "projection"] = projection?.projectionType?.rawValue
    record[texts: "nonKeyAttributes"] = projection?.nonKeyAttributes ?? []
    record[record: "throughput"] = provisionedThroughput?.record
    record[record: "onDemandThroughput"] = onDemandThroughput?.record
    record[record: "warmThroughput"] = warmThroughput?.record
    return record
  }

  fileprivate init(_ record: Record) {
    self.init(
      indexName: record[text: "name"],
      keySchema: record[records: "keySchema"].map(KeySchemaElement.init),
      projection: IndexProjection(
        projectionType: record[text: "projection"].map(ProjectionType.init(rawValue:)),
        nonKeyAttributes: record[texts: "nonKeyAttributes"].nonEmpty),
      provisionedThroughput: record[record: "throughput"].map(ProvisionedThroughput.init),
      onDemandThroughput: record[record: "onDemandThroughput"].map(OnDemandThroughput.init),
      warmThroughput: record[record: "warmThroughput"].map(WarmThroughput.init))
  }
}

extension ProvisionedThroughput {
  fileprivate var record: Record {
    var record = Record()
    record[number: "read"] = readCapacityUnits
    record[number: "write"] = writeCapacityUnits
    return record
  }

  fileprivate init(_ record: Record) {
    self.init(
      readCapacityUnits: record[number: "read"], writeCapacityUnits: record[number: "write"])
  }
}

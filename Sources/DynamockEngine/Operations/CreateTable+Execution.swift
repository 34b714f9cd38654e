package import DynamockModel
import DynamockStorage
package import DynamockValidation

extension Database {
  /// Creates a table with its indexes.
  ///
  /// - Parameter region: the region of the client, which becomes part of the table's ARN.
  package func createTable(
    _ request: CreateTableRequest, region: String,
    completion: @escaping @Sendable (Result<CreateTableOutput, DynamoDBError>) -> Void
  ) {
    let id = identifiers.uuid()
    write(completion) { session throws(EngineFault) in
      let table = try session.createTable(request, id: id, region: region)
      var description = table.description(at: session.time, settings: session.settings)
      // AWS's response has CREATING, even if the table is ACTIVE immediately afterwards.
      description.showCreating(table.definition.warmThroughput)
      return CreateTableOutput(tableDescription: description)
    }
  }
}

extension WriteSession {
  /// Creates a table with its indexes.
  /// - Parameter prepare: changes the definition before the table is created.
  mutating func createTable(
    _ request: CreateTableRequest, id: String, region: String,
    prepare: (inout TableDefinition, inout Catalog) -> Void = { _, _ in }
  ) throws(EngineFault) -> Table {
    try settings.refuseOtherAccount(request.table)
    try refuseExisting(request.name)
    try TableDefinition.checkQuotas(of: request, in: region)
    try settings.refuseUnsupported(request.unsupportedMembers)
    var catalog = catalog
    var definition = TableDefinition(
      request, id: id, region: region, time: time, settings: settings,
      keyspace: { catalog.newKeyspace() })
    prepare(&definition, &catalog)
    try create(definition)
    try openStream(of: &definition, in: &catalog)
    catalog.set(definition)
    try store(definition, in: catalog)
    guard let table = catalog[definition.name] else { throw .resourceNotFound }
    return table
  }
}

extension WriteSession {
  /// Rejects the name of an existing table, and removes a table with that name whose deletion has
  /// ended.
  mutating func refuseExisting(_ name: String) throws(EngineFault) {
    guard let table = catalog[name] else { return }
    guard table.definition.lifecycle.resolved(at: now) == nil else {
      if table.definition.restore != nil, table.definition.isBeingCreated(at: now) {
        throw .backup(.targetInUse(name))
      }
      throw .resource(.tableExists(name))
    }
    try erase(deleted: table)
  }

  /// Creates the keyspaces of a table, labelled with the names of the table and its indexes.
  func create(_ definition: TableDefinition) throws(EngineFault) {
    let text = ItemImage.prefixLength
    for keyspace in [Catalog.storedIn, KeyspaceCounters.storedIn] {
      try create(keyspace, KeyspaceDescription(textOffset: text))
    }
    try create(
      definition.keyspace, KeyspaceDescription(label: definition.name, textOffset: text))
    for index in definition.localIndexes + definition.globalIndexes {
      try create(
        index.keyspace,
        KeyspaceDescription(label: "\(definition.name).\(index.name)", textOffset: text))
    }
    for index in definition.searchIndexes { try create(index, of: definition) }
    if let expiries = definition.timeToLive {
      try create(expiries.keyspace, KeyspaceDescription())
    }
  }
}

extension TableDefinition {
  fileprivate init(
    _ request: CreateTableRequest, id: String, region: String, time: SteadyClock.Reading,
    settings: EngineSettings, keyspace: () -> Keyspace
  ) {
    name = request.name
    self.id = id
    self.region = region
    createdAt = time.timeOfDay
    steadyCreation = time.steady
    lifecycle = .creating(
      until: time.steady.adding(milliseconds: settings.delays.creatingTable), backfillsFrom: nil)
    attributeDefinitions = request.attributeDefinitions
    keySchema = request.keySchema
    self.keyspace = keyspace()
    localIndexes = request.localSecondaryIndexes.map {
      IndexDefinition(
        name: $0.indexName, keySchema: $0.keySchema, projection: $0.projection,
        keyspace: keyspace())
    }
    globalIndexes = request.globalSecondaryIndexes.map {
      var index = IndexDefinition(
        name: $0.indexName, keySchema: $0.keySchema, projection: $0.projection,
        keyspace: keyspace())
      index.throughput = Throughput($0.provisionedThroughput)
      index.onDemandThroughput = $0.onDemandThroughput?.merged(into: nil)
      index.warmThroughput = $0.warmThroughput?.completed(request.billingMode, index.throughput)
      return index
    }
    searchIndexes = request.vectorIndexes.map { SearchIndexDefinition($0, keyspace: keyspace()) }
    let isOnDemand = request.billingMode == .payPerRequest
    billing = Billing(mode: request.billingMode, lastOnDemandAt: isOnDemand ? time.timeOfDay : nil)
    throughput = Throughput(request.provisionedThroughput)
    onDemandThroughput = request.onDemandThroughput?.merged(into: nil)
    warmThroughput = request.warmThroughput?.completed(request.billingMode, throughput)
    let stream = request.streamSpecification
    streamSpecification = stream?.streamEnabled == true ? stream : nil
    sse = Encryption(
      request.sseSpecification, region: region, accountID: settings.accountID)
    tableClass = request.tableClass.map { TableClassChoice(tableClass: $0, changedAt: nil) }
    isDeletionProtected = request.isDeletionProtected
    tags = request.tags
    control.policy = request.policy.map { PolicyState($0, after: nil, at: time.timeOfDay) }
  }
}

extension TableDefinition.Encryption {
  /// The id of the key that AWS keeps in each account for DynamoDB.
  ///
  /// Descriptions contain the key itself, not its alias ([localstack-snapshots]
  /// `test_dynamodb_create_table_with_partial_sse_specification`).
  private static let ownKey = "key/6f1d2c4e-9a57-4b0e-8c33-d0d0d0d0d0d0"

  /// Creates the encryption that a specification requests: the specified one, or the account's own
  /// key for DynamoDB.
  init?(_ specification: SSESpecification?, region: String, accountID: String) {
    guard let specification, specification.enabled == true else { return nil }
    let prefix = "arn:aws:kms:\(region):\(accountID):"
    guard let key = specification.kmsMasterKeyId, key != "alias/aws/dynamodb" else {
      kmsKeyARN = prefix + Self.ownKey
      return
    }
    if key.hasPrefix("arn:") {
      kmsKeyARN = key
    } else {
      kmsKeyARN = prefix + (key.hasPrefix("alias/") ? key : "key/\(key)")
    }
  }
}

extension IndexDefinition {
  /// Creates the definition of a requested index, which is active immediately.
  init(
    name: String?, keySchema: [KeySchemaElement]?, projection: IndexProjection?, keyspace: Keyspace
  ) {
    self.init(
      name: name ?? "", keySchema: keySchema ?? [],
      projectionType: projection?.projectionType ?? .all,
      nonKeyAttributes: projection?.nonKeyAttributes ?? [], keyspace: keyspace,
      lifecycle: .active, throughput: .none)
  }
}

extension Throughput {
  /// Creates the requested throughput, or 0 and 0 if none is requested.
  init(_ request: ProvisionedThroughput?) {
    self.init(read: request?.readCapacityUnits ?? 0, write: request?.writeCapacityUnits ?? 0)
  }
}

extension TableDescription {
  /// Changes the description to show the table and its indexes as CREATING, with the requested warm
  /// throughput ([scylla-alternator] `test_create_table_warm_throughput_response`).
  fileprivate mutating func showCreating(_ requested: WarmThroughput?) {
    tableStatus = .creating
    // Only DescribeTable returns the date.
    billingModeSummary?.lastUpdateToPayPerRequestDateTime = nil
    warmThroughput = requested.map {
      TableWarmThroughputDescription(
        readUnitsPerSecond: $0.readUnitsPerSecond, writeUnitsPerSecond: $0.writeUnitsPerSecond,
        status: .updating)
    }
    globalSecondaryIndexes = globalSecondaryIndexes?.map {
      var index = $0
      index.indexStatus = .creating
      index.warmThroughput = nil
      return index
    }
    vectorIndexes = vectorIndexes?.map {
      var index = $0
      index.indexStatus = .creating
      return index
    }
  }
}

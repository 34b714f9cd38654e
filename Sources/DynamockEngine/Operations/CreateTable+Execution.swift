import DynamockModel
import DynamockStorage
import DynamockValidation

extension Database {
  /// Makes a table with its indexes.
  ///
  /// - Parameter region: the region of the client, which becomes part of the table's ARN.
  package func createTable(
    _ request: CreateTableRequest, region: String,
    completion: @escaping @Sendable (Result<CreateTableOutput, DynamoDBError>) -> Void
  ) {
    let id = identifiers.uuid()
    write(completion) { session throws(DynamoDBError) in
      let table = try session.createTable(request, id: id, region: region)
      var description = table.description(at: session.time, settings: session.settings)
      // AWS answers CREATING even if the next call finds the table ACTIVE.
      description.showCreating(table.definition.warmThroughput)
      return CreateTableOutput(tableDescription: description)
    }
  }
}

extension WriteSession {
  /// Makes a table with its indexes.
  /// - Parameter prepare: changes the definition before anything is made of it.
  mutating func createTable(
    _ request: CreateTableRequest, id: String, region: String,
    prepare: (inout TableDefinition, inout Catalog) -> Void = { _, _ in }
  ) throws(DynamoDBError) -> Table {
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
  /// Refuses the name of a table that is there; forgets one whose deletion has come to an end.
  fileprivate mutating func refuseExisting(_ name: String) throws(DynamoDBError) {
    guard let table = catalog[name] else { return }
    guard table.definition.lifecycle.resolved(at: now) == nil else {
      throw DynamoDBError(.resourceInUse, Sentence.tableExists(name))
    }
    try erase(table)
  }

  /// Makes the keyspaces of a table; people see them under the names of table and index.
  fileprivate func create(_ definition: TableDefinition) throws(DynamoDBError) {
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
  }
}

extension TableDefinition.Encryption {
  /// The key that AWS keeps in each account for DynamoDB.
  ///
  /// Descriptions name the key itself, not its alias (LocalStack
  /// `test_dynamodb_create_table_with_partial_sse_specification`).
  private static let ownKey = "key/6f1d2c4e-9a57-4b0e-8c33-d0d0d0d0d0d0"

  /// The key a specification asks for: the named one, or the account's own for DynamoDB.
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
  /// An index as a request defines it, active at once.
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
  /// The throughput a request asks for; 0 and 0 where it asks for none.
  init(_ request: ProvisionedThroughput?) {
    self.init(read: request?.readCapacityUnits ?? 0, write: request?.writeCapacityUnits ?? 0)
  }
}

extension TableDescription {
  /// Shows the table, and its indexes, as being made, with the warm throughput that the request asks
  /// for (ScyllaDB `test_create_table_warm_throughput_response`).
  fileprivate mutating func showCreating(_ requested: WarmThroughput?) {
    tableStatus = .creating
    // The date comes with DescribeTable.
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
  }
}

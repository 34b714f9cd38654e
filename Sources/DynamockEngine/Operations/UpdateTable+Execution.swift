import DynamockModel
import DynamockValidation

extension Database {
  /// Changes a table's throughput, billing, indexes, stream or settings.
  ///
  /// A new index of a filled table is filled before this returns, inside the same write, and is shown
  /// as CREATING for the configured time.
  package func updateTable(
    _ request: UpdateTableRequest,
    completion: @escaping @Sendable (Result<UpdateTableOutput, DynamoDBError>) -> Void
  ) {
    write(completion) { session throws(DynamoDBError) in
      let table = try session.reading.knownTable(request.table)
      try session.eraseGoneIndexes(of: table)
      let current = session.catalog[table.name] ?? table
      try current.requireUpdatable(by: request, at: session.now)
      try session.settings.refuseUnsupported(request.unsupportedMembers)
      var update = TableUpdate(
        of: current, in: session.catalog, time: session.time, settings: session.settings)
      try update.apply(request)
      for index in update.newIndexes { try session.create(index, of: update.definition) }
      var (definition, catalog) = (update.definition, update.catalog)
      try session.switchStream(from: current.definition, to: &definition, in: &catalog)
      catalog.set(definition)
      try session.store(definition, in: catalog)
      guard let updated = session.catalog[table.name] else { throw .resourceNotFound }
      for index in updated.indexes
      where update.newIndexes.contains(where: { $0.name == index.name }) {
        try session.backfill(index, of: updated)
      }
      var description = updated.description(at: session.time, settings: session.settings)
      // AWS answers UPDATING even if the next call finds the table ACTIVE.
      if update.changesTable(by: request) { description.tableStatus = .updating }
      description.showChanging(update, of: current, at: session.time)
      description.showSettings(of: request, over: current.definition)
      return UpdateTableOutput(tableDescription: description)
    }
  }
}

extension WriteSession {
  /// Opens or closes the table's stream where an update asks for it.
  fileprivate mutating func switchStream(
    from old: TableDefinition, to new: inout TableDefinition, in catalog: inout Catalog
  ) throws(DynamoDBError) {
    switch (old.streamSpecification, new.streamSpecification) {
    case (nil, .some): try openStream(of: &new, in: &catalog)
    case (.some, nil): try closeStream(of: old, in: &catalog)
    default: break
    }
  }

  /// Drops the indexes whose deletion has come to an end.
  mutating func eraseGoneIndexes(of table: Table) throws(DynamoDBError) {
    var definition = table.definition
    let now = now
    let gone = definition.globalIndexes.filter { $0.lifecycle.resolved(at: now) == nil }
    guard !gone.isEmpty else { return }
    definition.attributeDefinitions = definition.usedAttributeDefinitions(at: now)
    definition.globalIndexes.removeAll { $0.lifecycle.resolved(at: now) == nil }
    for index in gone { try erase(index.keyspace) }
    var catalog = catalog
    catalog.set(definition)
    try store(definition, in: catalog)
  }
}

extension TableDescription {
  /// Shows indexes that come or go as AWS's answer does, even where the next call finds them done.
  ///
  /// Units that change from others show as they were, but with the time of the change: the new ones are
  /// for DescribeTable to tell (ack DDB-TABLE-165; Dynalite, "updateTable").
  fileprivate mutating func showChanging(
    _ update: TableUpdate, of old: Table, at time: SteadyClock.Reading
  ) {
    let keepsMode = old.definition.billing.mode == update.definition.billing.mode
    if keepsMode {
      let units = old.definition.throughput.description(at: time.timeOfDay)
      provisionedThroughput?.readCapacityUnits = units.readCapacityUnits
      provisionedThroughput?.writeCapacityUnits = units.writeCapacityUnits
      provisionedThroughput?.numberOfDecreasesToday = units.numberOfDecreasesToday
    }
    globalSecondaryIndexes = globalSecondaryIndexes?.map { index in
      var index = index
      if update.newIndexes.contains(where: { $0.name == index.indexName }) {
        index.indexStatus = .creating
        index.backfilling = false
        index.warmThroughput = nil
      } else if update.changedIndexes.contains(index.indexName ?? "") {
        index.indexStatus = .updating
        if keepsMode, let known = old.index(named: index.indexName ?? "", at: time.steady) {
          index.provisionedThroughput = known.definition.throughput.description(
            at: time.timeOfDay)
        }
      }
      return index
    }
    for index in update.removedIndexes {
      globalSecondaryIndexes = (globalSecondaryIndexes ?? []) + [index]
    }
  }

  /// Shows settings as they are while AWS changes them: limits as sent, encryption that comes or goes
  /// as UPDATING (LocalStack `test_dynamodb_create_table_with_partial_sse_specification`).
  fileprivate mutating func showSettings(
    of request: UpdateTableRequest, over old: TableDefinition
  ) {
    if let limits = request.onDemandThroughput {
      onDemandThroughput = limits.laid(over: old.onDemandThroughput)
    }
    let key = sseDescription?.kmsMasterKeyArn
    if let shown = key ?? old.sse?.kmsKeyARN, key != old.sse?.kmsKeyARN {
      sseDescription = SSEDescription(status: .updating, sseType: .kms, kmsMasterKeyArn: shown)
    }
  }
}

package import DynamockModel
import DynamockStorage
package import DynamockValidation

extension Database {
  /// Changes a table's throughput, billing, indexes, stream or settings.
  ///
  /// A new index of a table with items is filled in portions, between which other writes have their
  /// turn, and is CREATING meanwhile. The response follows when it is filled. An index that cannot
  /// be filled is removed.
  /// - Parameter turns: runs each portion after the waiting writes of others, or `nil` if the thread
  ///   that ends a portion begins the next one.
  package func updateTable(
    _ request: UpdateTableRequest, turns: WriteTurns? = nil,
    completion: @escaping @Sendable (Result<UpdateTableOutput, DynamoDBError>) -> Void
  ) {
    write({ [self] (result: Result<UpdatedTable, DynamoDBError>) in
      guard case .success(let updated) = result, let keyspace = updated.unfilled else {
        return completion(result.map(\.output))
      }
      fillOrRemove(keyspace, turns) { completion($0.map { updated.output }) }
    }) { session throws(EngineFault) in
      let table = try session.reading.changeableTable(request.table)
      try session.eraseGoneIndexes(of: table)
      let current = session.catalog[table.name] ?? table
      try current.requireUpdatable(by: request, at: session.now)
      try session.settings.checkReplicas(request, of: current.definition)
      try session.settings.refuseUnsupported(request.unsupportedMembers)
      var update = TableUpdate(
        of: current, in: session.catalog, time: session.time, settings: session.settings)
      try update.apply(request)
      for index in update.newIndexes { try session.create(index, of: update.definition) }
      for index in update.newSearchIndexes { try session.create(index, of: update.definition) }
      var (definition, catalog) = (update.definition, update.catalog)
      try session.switchStream(from: current.definition, to: &definition, in: &catalog)
      catalog.set(definition)
      try session.store(definition, in: catalog)
      var unfilled: Keyspace?
      // A small table is filled at once.
      let new = update.newIndexes.map(\.keyspace) + update.newSearchIndexes.map(\.keyspace)
      for keyspace in new where try session.fillPortion(of: keyspace) { unfilled = keyspace }
      guard let updated = session.catalog[table.name] else { throw .resourceNotFound }
      var description = updated.description(at: session.time, settings: session.settings)
      // AWS's response has UPDATING, even if the table is ACTIVE immediately afterwards.
      if update.changesTable(by: request) { description.tableStatus = .updating }
      description.showChanging(update, of: current, at: session.time)
      description.showSettings(of: request, over: current.definition)
      return UpdatedTable(
        output: UpdateTableOutput(tableDescription: description), unfilled: unfilled)
    }
  }
}

/// The response to an UpdateTable, and the keyspace of a new index that is not filled yet.
private struct UpdatedTable: Sendable {
  let output: UpdateTableOutput
  let unfilled: Keyspace?
}

extension WriteSession {
  /// Enables or disables the table's stream if the update specifies it.
  fileprivate mutating func switchStream(
    from old: TableDefinition, to new: inout TableDefinition, in catalog: inout Catalog
  ) throws(EngineFault) {
    switch (old.streamSpecification, new.streamSpecification) {
    case (nil, .some): try openStream(of: &new, in: &catalog)
    case (.some, nil): try closeStream(of: old, in: &catalog)
    default: break
    }
  }

  /// Drops indexes whose deletion has ended.
  mutating func eraseGoneIndexes(of table: Table) throws(EngineFault) {
    var definition = table.definition
    let now = now
    let gone = definition.globalIndexes.filter { $0.lifecycle.resolved(at: now) == nil }
    let goneSearches = definition.searchIndexes.filter { $0.lifecycle.resolved(at: now) == nil }
    guard !gone.isEmpty || !goneSearches.isEmpty else { return }
    definition.attributeDefinitions = definition.usedAttributeDefinitions(at: now)
    definition.globalIndexes.removeAll { $0.lifecycle.resolved(at: now) == nil }
    definition.searchIndexes.removeAll { $0.lifecycle.resolved(at: now) == nil }
    for keyspace in gone.map(\.keyspace) + goneSearches.map(\.keyspace) { try erase(keyspace) }
    definition.control.insights.removeAll { insights in gone.contains { $0.name == insights.index }
    }
    var catalog = catalog
    catalog.set(definition)
    try store(definition, in: catalog)
  }
}

extension TableDescription {
  /// Shows indexes as being created or deleted, as AWS's response does, even if that is done
  /// immediately.
  ///
  /// Units have their old values but the time of the change; DescribeTable shows the new ones
  /// ([ack-quirks] DDB-TABLE-165; [dynalite-suite] "updateTable").
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
    vectorIndexes = vectorIndexes?.map { index in
      var index = index
      if update.newSearchIndexes.contains(where: { $0.name == index.indexName }) {
        index.indexStatus = .creating
        index.backfilling = false
      }
      return index
    }
    if !update.removedSearchIndexes.isEmpty {
      vectorIndexes = (vectorIndexes ?? []) + update.removedSearchIndexes
    }
  }

  /// Changes the description to show settings as AWS does while it changes them: limits as
  /// requested, encryption being enabled or disabled as UPDATING ([localstack-snapshots]
  /// `test_dynamodb_create_table_with_partial_sse_specification`).
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

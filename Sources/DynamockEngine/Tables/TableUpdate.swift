import DynamockModel
import DynamockStorage
import DynamockValidation

/// Applies an UpdateTable to a table's definition, rule by rule.
struct TableUpdate {
  let table: Table
  let time: SteadyClock.Reading
  let settings: EngineSettings
  /// The catalog, in which the keyspaces of new indexes are already assigned.
  var catalog: Catalog
  var definition: TableDefinition
  /// Indexes to be created and filled: at most one.
  private(set) var newIndexes: [IndexDefinition] = []
  /// The names of indexes whose throughput changes.
  private(set) var changedIndexes: [String] = []
  /// Indexes that are deleted immediately, as described in the response.
  private(set) var removedIndexes: [GlobalSecondaryIndexDescription] = []

  /// Vector indexes to be created and filled: at most one.
  var newSearchIndexes: [SearchIndexDefinition] = []
  /// Vector indexes that are deleted immediately, as described in the response.
  var removedSearchIndexes: [VectorIndexDescription] = []

  init(of table: Table, in catalog: Catalog, time: SteadyClock.Reading, settings: EngineSettings) {
    self.table = table
    self.catalog = catalog
    self.time = time
    self.settings = settings
    definition = table.definition
  }

  var now: Timestamp { time.steady }

  /// Applies a request, and throws if it contains changes that are not allowed.
  mutating func apply(_ request: UpdateTableRequest) throws(EngineFault) {
    try definition.checkQuotas(of: request)
    try applyBilling(request)
    try applyStream(request.streamSpecification)
    for update in request.globalSecondaryIndexUpdates {
      try apply(update, definitions: request.attributeDefinitions ?? [])
    }
    for update in request.vectorIndexUpdates {
      try apply(update, definitions: request.attributeDefinitions ?? [])
    }
    if let sse = request.sseSpecification {
      definition.sse = .init(sse, region: definition.region, accountID: settings.accountID)
    }
    if let tableClass = request.tableClass {
      definition.tableClass = .init(tableClass: tableClass, changedAt: time.timeOfDay)
    }
    if let isProtected = request.isDeletionProtected {
      definition.isDeletionProtected = isProtected
    }
    if let mode = request.replicationMode { definition.control.replicationMode = mode }
    if let warm = request.warmThroughput {
      definition.warmThroughput = try definition.effectiveWarmThroughput.raised(
        to: warm, of: .table)
    }
    definition.keepWarmThroughput(of: table.definition)
    if let change = change(by: request) {
      definition.lifecycle = .updating(
        until: now.adding(milliseconds: settings.delays.updatingTable), change: change)
    }
  }

  /// Returns the request's change that other changes must wait for, if there is one.
  private func change(by request: UpdateTableRequest) -> TableChange? {
    if definition.billing.mode != table.definition.billing.mode { return .billing }
    if request.provisionedThroughput != nil || request.onDemandThroughput != nil {
      return .throughput
    }
    if request.streamSpecification != nil { return .stream }
    return request.tableClass == nil ? nil : .tableClass
  }

  /// Returns whether the response has the table as UPDATING, unlike for updates of only indexes,
  /// deletion protection or encryption ([ack-quirks] DDB-TABLE-017, 165 and 458).
  func changesTable(by request: UpdateTableRequest) -> Bool {
    if change(by: request) != nil || !newIndexes.isEmpty || !removedIndexes.isEmpty
      || !newSearchIndexes.isEmpty || !removedSearchIndexes.isEmpty
    {
      return true
    }
    return request.globalSecondaryIndexUpdates.isEmpty && request.vectorIndexUpdates.isEmpty
      && request.isDeletionProtected == nil
      && request.sseSpecification == nil
  }

  private mutating func applyStream(_ specification: StreamSpecification?) throws(EngineFault) {
    guard let specification else { return }
    let isEnabled = definition.streamSpecification?.streamEnabled == true
    if specification.streamEnabled == true, isEnabled {
      throw .table(.streamEnabled(definition.name))
    }
    if specification.streamEnabled != true, !isEnabled {
      throw .table(.streamDisabled(definition.name))
    }
    definition.streamSpecification = specification.streamEnabled == true ? specification : nil
  }

  private mutating func apply(
    _ update: GlobalSecondaryIndexUpdate, definitions: [AttributeDefinition]
  ) throws(EngineFault) {
    if let action = update.create {
      try create(action, definitions: definitions)
    } else if let name = update.delete?.indexName {
      try delete(name)
    } else if let action = update.update {
      try change(action)
    }
  }

  private mutating func create(
    _ action: CreateGlobalSecondaryIndexAction, definitions: [AttributeDefinition]
  ) throws(EngineFault) {
    let name = action.indexName ?? ""
    guard table.index(named: name, at: now) == nil, table.searchIndex(named: name, at: now) == nil
    else { throw .table(.indexExists) }
    for case let attribute? in (action.keySchema ?? []).map(\.attributeName)
    where definition.searchIndexes.contains(where: { $0.attribute == attribute }) {
      throw .table(.vectorAttributeDefined(attribute))
    }
    guard definition.globalIndexes.count < Limits.globalSecondaryIndexes else {
      throw .table(.tooManyIndexes)
    }
    try define(definitions, for: action.keySchema ?? [])
    let isOnDemand = definition.billing.mode == .payPerRequest
    if isOnDemand, action.provisionedThroughput != nil {
      throw .table(.throughputOnDemand)
    }
    if !isOnDemand, action.provisionedThroughput == nil {
      throw .table(.newIndexThroughputMissing(name))
    }
    var index = IndexDefinition(
      name: name, keySchema: action.keySchema, projection: action.projection,
      keyspace: catalog.newKeyspace())
    index.throughput = Throughput(action.provisionedThroughput)
    index.onDemandThroughput = action.onDemandThroughput?.merged(into: nil)
    index.warmThroughput = action.warmThroughput?.completed(
      definition.billing.mode, index.throughput)
    index.beginBackfill(at: now, delay: settings.delays.creatingIndex)
    definition.globalIndexes.append(index)
    newIndexes.append(index)
  }

  /// Adds the types of a new index's key attributes from the request.
  ///
  /// A known attribute keeps its type, and definitions that the index does not use are ignored
  /// ([parity-suite]).
  mutating func define(
    _ definitions: [AttributeDefinition], for schema: [KeySchemaElement]
  ) throws(EngineFault) {
    for element in schema {
      guard let requested = definitions.first(where: { $0.attributeName == element.attributeName })
      else { throw .table(.indexKeyUndefined(schema, definitions)) }
      guard
        let known = definition.attributeDefinitions.first(where: {
          $0.attributeName == element.attributeName
        })
      else {
        definition.attributeDefinitions.append(requested)
        continue
      }
      guard known.attributeType == requested.attributeType else {
        throw .table(
          .attributeRedefined(
            existing: definition.keyElements(with: element.attributeName),
            new: TableDefinitionFault.KeyElement.elements(schema, definitions)))
      }
    }
  }

  private mutating func delete(_ name: String) throws(EngineFault) {
    guard let index = table.index(named: name, at: now), index.kind == .global,
      beginDeletion(of: name, in: \.globalIndexes)
    else { return }
    var description = index.globalDescription(at: time, settings: settings, table: definition)
    description?.indexStatus = .deleting
    if let description { removedIndexes.append(description) }
  }

  /// Marks an index as being deleted.
  /// - Returns: whether it is gone at once, so that no later description has it.
  mutating func beginDeletion(
    of name: String, in indexes: WritableKeyPath<TableDefinition, [some BackfilledIndex]>
  ) -> Bool {
    guard
      let position = definition[keyPath: indexes].firstIndex(where: { $0.name == name })
    else { return false }
    definition[keyPath: indexes][position].lifecycle = .deleting(
      until: now.adding(milliseconds: settings.delays.deletingIndex))
    return settings.delays.deletingIndex == 0
  }

  private mutating func change(_ action: UpdateGlobalSecondaryIndexAction) throws(EngineFault) {
    guard let name = action.indexName,
      let position = definition.globalIndexes.firstIndex(where: { $0.name == name }),
      table.index(named: name, at: now) != nil
    else { return }
    changedIndexes.append(name)
    // An index that is being filled stays CREATING.
    if definition.globalIndexes[position].backfill == nil {
      definition.globalIndexes[position].lifecycle = .updating(
        until: now.adding(milliseconds: settings.delays.updatingTable), change: nil)
    }
    let isOnDemand = definition.billing.mode == .payPerRequest
    if let units = action.provisionedThroughput {
      guard !isOnDemand else { throw .table(.indexThroughputOnDemand(name)) }
      // A change of the billing mode has already set these units.
      if table.definition.billing.mode == definition.billing.mode {
        try definition.globalIndexes[position].throughput.change(
          to: units, of: .index(name), at: time.timeOfDay)
      }
    }
    if let limits = action.onDemandThroughput {
      if !isOnDemand { try limits.refuseOnProvisioned(.index(name)) }
      definition.globalIndexes[position].onDemandThroughput = limits.merged(
        into: definition.globalIndexes[position].onDemandThroughput)
    }
    if let warm = action.warmThroughput {
      let current = definition.globalIndexes[position]
      let effective =
        current.warmThroughput ?? .standard(definition.billing.mode, current.throughput)
      definition.globalIndexes[position].warmThroughput = try effective.raised(
        to: warm, of: .index(name))
    }
  }
}

extension TableDefinition {
  /// Returns the first key schema of the table and its indexes that contains an attribute.
  func keyElements(
    with attribute: String?
  ) -> [TableDefinitionFault.KeyElement] {
    let schemas = [keySchema] + (localIndexes + globalIndexes).map(\.keySchema)
    let existing = schemas.first { $0.contains { $0.attributeName == attribute } } ?? []
    return TableDefinitionFault.KeyElement.elements(existing, attributeDefinitions)
  }
}

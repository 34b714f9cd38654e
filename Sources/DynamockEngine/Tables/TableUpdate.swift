import DynamockModel
import DynamockStorage
import DynamockValidation

/// What an UpdateTable makes of a table's definition, rule by rule.
struct TableUpdate {
  private let table: Table
  private let time: SteadyClock.Reading
  private let settings: EngineSettings
  /// The catalog that has given out the keyspaces of new indexes.
  private(set) var catalog: Catalog
  private(set) var definition: TableDefinition
  /// Indexes to be made and filled.
  private(set) var newIndexes: [IndexDefinition] = []
  /// The names of indexes whose throughput changes.
  private(set) var changedIndexes: [String] = []
  /// Indexes that are deleted at once, as the answer still shows them.
  private(set) var removedIndexes: [GlobalSecondaryIndexDescription] = []

  init(of table: Table, in catalog: Catalog, time: SteadyClock.Reading, settings: EngineSettings) {
    self.table = table
    self.catalog = catalog
    self.time = time
    self.settings = settings
    definition = table.definition
  }

  private var now: Timestamp { time.steady }

  /// Applies a request; what it may not change is refused.
  mutating func apply(_ request: UpdateTableRequest) throws(DynamoDBError) {
    try definition.checkQuotas(of: request)
    try applyBilling(request)
    try applyStream(request.streamSpecification)
    for update in request.globalSecondaryIndexUpdates {
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
    if let warm = request.warmThroughput {
      definition.warmThroughput = try definition.effectiveWarmThroughput.raised(
        to: warm, of: "table")
    }
    definition.keepWarmThroughput(of: table.definition)
    if let change = change(by: request) {
      definition.lifecycle = .updating(
        until: now.adding(milliseconds: settings.delays.updatingTable), change: change)
    }
  }

  /// What the request changes that others have to wait for.
  private func change(by request: UpdateTableRequest) -> TableChange? {
    if definition.billing.mode != table.definition.billing.mode { return .billing }
    if request.provisionedThroughput != nil || request.onDemandThroughput != nil {
      return .throughput
    }
    if request.streamSpecification != nil { return .stream }
    return request.tableClass == nil ? nil : .tableClass
  }

  /// Whether the answer shows the table as UPDATING: not where only indexes are updated, nor for
  /// deletion protection and encryption (ack DDB-TABLE-017, 165 and 458).
  func changesTable(by request: UpdateTableRequest) -> Bool {
    if change(by: request) != nil || !newIndexes.isEmpty || !removedIndexes.isEmpty { return true }
    return request.globalSecondaryIndexUpdates.isEmpty && request.isDeletionProtected == nil
      && request.sseSpecification == nil
  }

  // MARK: Throughput and billing

  private mutating func applyBilling(_ request: UpdateTableRequest) throws(DynamoDBError) {
    let oldMode = definition.billing.mode
    let mode = request.billingMode ?? oldMode
    if mode == .payPerRequest {
      guard request.provisionedThroughput == nil else {
        throw .invalid(Sentence.throughputOnDemand)
      }
      if oldMode != .payPerRequest { switchToOnDemand() }
      if let limits = request.onDemandThroughput {
        // Twice captured by stackd in us-east-1, 2026-09-18: HTTP 500 and no sentence.
        if limits == OnDemandThroughput() { throw DynamoDBError(.internalFailure, nil) }
        try request.checkOnDemandLimits()
        definition.onDemandThroughput = limits.merged(into: definition.onDemandThroughput)
      }
      return
    }
    try request.onDemandThroughput?.refuseOnProvisioned(index: nil)
    if oldMode == .payPerRequest {
      try switchToProvisioned(request)
    } else if let throughput = request.provisionedThroughput {
      try definition.throughput.change(to: throughput, of: "table", at: time.timeOfDay)
    }
  }

  private mutating func switchToOnDemand() {
    definition.billing = .init(mode: .payPerRequest, lastOnDemandAt: time.timeOfDay)
    definition.throughput = .none
    for position in definition.globalIndexes.indices {
      definition.globalIndexes[position].throughput = .none
    }
  }

  private mutating func switchToProvisioned(_ request: UpdateTableRequest) throws(DynamoDBError) {
    guard let throughput = request.provisionedThroughput else {
      throw .invalid(Sentence.throughputMissing)
    }
    definition.billing.mode = .provisioned
    definition.onDemandThroughput = nil
    definition.throughput = Throughput(throughput)
    var withoutUnits: [String] = []
    for position in definition.globalIndexes.indices {
      let index = definition.globalIndexes[position]
      let update = request.globalSecondaryIndexUpdates.compactMap(\.update)
        .first { $0.indexName == index.name }
      guard let units = update?.provisionedThroughput else {
        withoutUnits.append(index.name)
        continue
      }
      definition.globalIndexes[position].throughput = Throughput(units)
      definition.globalIndexes[position].onDemandThroughput = nil
    }
    guard withoutUnits.isEmpty else {
      throw .invalid(Sentence.indexThroughputMissing(withoutUnits))
    }
  }

  private mutating func applyStream(_ specification: StreamSpecification?) throws(DynamoDBError) {
    guard let specification else { return }
    let isEnabled = definition.streamSpecification?.streamEnabled == true
    if specification.streamEnabled == true, isEnabled {
      throw .invalid(Sentence.streamEnabled(definition.name))
    }
    if specification.streamEnabled != true, !isEnabled {
      throw .invalid(Sentence.streamDisabled(definition.name))
    }
    definition.streamSpecification = specification.streamEnabled == true ? specification : nil
  }

  // MARK: Indexes

  private mutating func apply(
    _ update: GlobalSecondaryIndexUpdate, definitions: [AttributeDefinition]
  ) throws(DynamoDBError) {
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
  ) throws(DynamoDBError) {
    let name = action.indexName ?? ""
    guard table.index(named: name, at: now) == nil else { throw .invalid(Sentence.indexExists) }
    guard definition.globalIndexes.count < Limits.globalSecondaryIndexes else {
      throw DynamoDBError(.limitExceeded, Sentence.tooManyIndexes)
    }
    try define(definitions, for: action.keySchema ?? [])
    let isOnDemand = definition.billing.mode == .payPerRequest
    if isOnDemand, action.provisionedThroughput != nil {
      throw .invalid(Sentence.throughputOnDemand)
    }
    if !isOnDemand, action.provisionedThroughput == nil {
      throw .invalid(Sentence.newIndexThroughputMissing(name))
    }
    var index = IndexDefinition(
      name: name, keySchema: action.keySchema, projection: action.projection,
      keyspace: catalog.newKeyspace())
    index.throughput = Throughput(action.provisionedThroughput)
    index.onDemandThroughput = action.onDemandThroughput?.merged(into: nil)
    index.warmThroughput = action.warmThroughput?.completed(
      definition.billing.mode, index.throughput)
    let delay = settings.delays.creatingIndex
    index.lifecycle =
      delay == 0
      ? .active
      : .creating(
        until: now.adding(milliseconds: delay),
        backfillsFrom: now.adding(milliseconds: delay / 2))
    definition.globalIndexes.append(index)
    newIndexes.append(index)
  }

  /// Takes the types of a new index's key attributes from the request; a known attribute keeps its
  /// type, and definitions that the index does not use are ignored (semantics §6).
  private mutating func define(
    _ definitions: [AttributeDefinition], for schema: [KeySchemaElement]
  ) throws(DynamoDBError) {
    for element in schema {
      guard let requested = definitions.first(where: { $0.attributeName == element.attributeName })
      else { throw .invalid(Sentence.indexKeyUndefined(schema, definitions)) }
      guard
        let known = definition.attributeDefinitions.first(where: {
          $0.attributeName == element.attributeName
        })
      else {
        definition.attributeDefinitions.append(requested)
        continue
      }
      guard known.attributeType == requested.attributeType else {
        throw .invalid(
          Sentence.attributeRedefined(
            element.attributeName, in: definition, by: schema, definitions))
      }
    }
  }

  private mutating func delete(_ name: String) throws(DynamoDBError) {
    guard let index = table.index(named: name, at: now), index.kind == .global,
      let position = definition.globalIndexes.firstIndex(where: { $0.name == name })
    else { return }
    definition.globalIndexes[position].lifecycle = .deleting(
      until: now.adding(milliseconds: settings.delays.deletingIndex))
    if settings.delays.deletingIndex == 0 {
      var description = index.globalDescription(at: time, settings: settings, table: definition)
      description?.indexStatus = .deleting
      if let description { removedIndexes.append(description) }
    }
  }

  private mutating func change(_ action: UpdateGlobalSecondaryIndexAction) throws(DynamoDBError) {
    guard let name = action.indexName,
      let position = definition.globalIndexes.firstIndex(where: { $0.name == name }),
      table.index(named: name, at: now) != nil
    else { return }
    changedIndexes.append(name)
    definition.globalIndexes[position].lifecycle = .updating(
      until: now.adding(milliseconds: settings.delays.updatingTable), change: nil)
    let isOnDemand = definition.billing.mode == .payPerRequest
    if let units = action.provisionedThroughput {
      guard !isOnDemand else { throw .invalid(Sentence.indexThroughputOnDemand(name)) }
      // A switch of the billing mode has set these units already.
      if table.definition.billing.mode == definition.billing.mode {
        try definition.globalIndexes[position].throughput.change(
          to: units, of: "index: \(name)", at: time.timeOfDay)
      }
    }
    if let limits = action.onDemandThroughput {
      if !isOnDemand { try limits.refuseOnProvisioned(index: name) }
      definition.globalIndexes[position].onDemandThroughput = limits.merged(
        into: definition.globalIndexes[position].onDemandThroughput)
    }
    if let warm = action.warmThroughput {
      let current = definition.globalIndexes[position]
      let effective =
        current.warmThroughput ?? .standard(definition.billing.mode, current.throughput)
      definition.globalIndexes[position].warmThroughput = try effective.raised(
        to: warm, of: "index \(name)")
    }
  }
}

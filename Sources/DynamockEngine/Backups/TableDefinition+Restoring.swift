import DynamockModel
import DynamockStorage
import DynamockValidation

extension TableDefinition {
  /// The definition of a table that is restored from a backup with this definition.
  ///
  /// Stream, time to live, recovery, tags, deletion protection, policy, table class, Kinesis
  /// destinations and insights are not restored ([ack-quirks]).
  func restored(
    as target: String, id: String, with overrides: RestoreOverrides, time: SteadyClock.Reading,
    settings: EngineSettings, keyspace: () -> Keyspace
  ) throws(EngineFault) -> TableDefinition {
    try checkUnits(overrides)
    var table = self
    table.name = target
    table.id = id
    table.createdAt = time.timeOfDay
    table.steadyCreation = time.steady
    table.lifecycle = .creating(until: .never, backfillsFrom: nil)
    table.isImporting = true
    table.keyspace = keyspace()
    table.warmThroughput = nil
    table.streamSpecification = nil
    table.latestStreamLabel = nil
    table.timeToLive = nil
    table.tableClass = nil
    table.isDeletionProtected = false
    table.tags = []
    table.control = ControlSettings()
    if let encryption = overrides.encryption {
      table.sse = Encryption(encryption, region: region, accountID: settings.accountID)
    } else if sse != nil {
      // Without an override an encrypted table gets the account's own key ([ack-quirks]).
      table.sse = Encryption(
        SSESpecification(enabled: true), region: region, accountID: settings.accountID)
    }
    table.setUnits(overrides, at: time.timeOfDay)
    table.localIndexes = try localIndexes(overrides, keyspace)
    table.globalIndexes = try globalIndexes(overrides, keyspace)
    table.searchIndexes = try searchIndexes(overrides, keyspace)
    if !table.searchIndexes.isEmpty, table.billing.mode != .payPerRequest {
      throw .table(.vectorIndexesOnProvisioned)
    }
    table.attributeDefinitions = table.usedAttributeDefinitions(at: time.steady)
    return table
  }

  private mutating func setUnits(_ overrides: RestoreOverrides, at now: Timestamp) {
    if let mode = overrides.billingMode {
      if mode == .payPerRequest, billing.mode != .payPerRequest { billing.lastOnDemandAt = now }
      billing.mode = mode
    }
    if billing.mode == .payPerRequest {
      throughput = .none
      onDemandThroughput =
        overrides.onDemandThroughput?.merged(into: nil) ?? onDemandThroughput
    } else {
      onDemandThroughput = nil
      throughput =
        overrides.throughput.map { Throughput($0) }
        ?? Throughput(read: throughput.read, write: throughput.write)
    }
  }

  // MARK: Indexes

  private func localIndexes(
    _ overrides: RestoreOverrides, _ keyspace: () -> Keyspace
  ) throws(EngineFault) -> [IndexDefinition] {
    guard let requested = overrides.localIndexes else {
      return localIndexes.map { $0.copied(to: keyspace()) }
    }
    var indexes: [IndexDefinition] = []
    for index in requested {
      let name = index.indexName ?? ""
      guard
        let origin = localIndexes.first(where: { $0.matches(index.keySchema, index.projection) })
      else { throw .backup(.override(.otherIndex(name))) }
      var copy = origin.copied(to: keyspace())
      copy.name = name
      indexes.append(copy)
    }
    return indexes
  }

  private func globalIndexes(
    _ overrides: RestoreOverrides, _ keyspace: () -> Keyspace
  ) throws(EngineFault) -> [IndexDefinition] {
    let mode = overrides.billingMode ?? billing.mode
    guard let requested = overrides.globalIndexes else {
      return try globalIndexes.map { origin throws(EngineFault) in
        var copy = origin.copied(to: keyspace())
        if mode == .payPerRequest { copy.throughput = .none }
        if mode == .provisioned, billing.mode != .provisioned {
          throw .backup(.override(.noUnitsOfIndex(origin.name)))
        }
        if mode == .provisioned { copy.onDemandThroughput = nil }
        return copy
      }
    }
    var indexes: [IndexDefinition] = []
    for index in requested {
      let name = index.indexName ?? ""
      guard
        let origin = globalIndexes.first(where: { $0.matches(index.keySchema, index.projection) })
      else { throw .backup(.override(.otherIndex(name))) }
      if index.warmThroughput != nil { throw .backup(.override(.warmThroughput(name))) }
      var copy = origin.copied(to: keyspace())
      copy.name = name
      copy.throughput = .none
      copy.onDemandThroughput = nil
      if mode == .provisioned {
        guard let units = index.provisionedThroughput else {
          throw .backup(.override(.noUnitsOfIndex(name)))
        }
        copy.throughput = Throughput(units)
      } else {
        if index.provisionedThroughput != nil {
          throw .backup(.override(.unitsOnDemand(index: name)))
        }
        copy.onDemandThroughput = index.onDemandThroughput?.merged(into: nil)
      }
      indexes.append(copy)
    }
    return indexes
  }

  private func searchIndexes(
    _ overrides: RestoreOverrides, _ keyspace: () -> Keyspace
  ) throws(EngineFault) -> [SearchIndexDefinition] {
    func copy(_ origin: SearchIndexDefinition) -> SearchIndexDefinition {
      var index = origin
      index.keyspace = keyspace()
      index.lifecycle = .active
      index.backfill = nil
      return index
    }
    guard let requested = overrides.vectorIndexes else { return searchIndexes.map(copy) }
    var indexes: [SearchIndexDefinition] = []
    for index in requested {
      let wanted = SearchIndexDefinition(index, keyspace: self.keyspace)
      guard let origin = searchIndexes.first(where: { $0.hasContents(of: wanted) }) else {
        throw .backup(.override(.otherIndex(wanted.name)))
      }
      var restored = copy(origin)
      restored.name = wanted.name
      indexes.append(restored)
    }
    return indexes
  }

  // MARK: Units

  /// Rejects overrides of the table's units that contradict each other or the source.
  private func checkUnits(_ overrides: RestoreOverrides) throws(EngineFault) {
    let mode = overrides.billingMode ?? billing.mode
    if overrides.throughput != nil, mode != .provisioned {
      throw .backup(
        .override(
          overrides.billingMode == .payPerRequest
            ? .unitsOnDemand(index: nil) : .unitsWithoutProvisioning))
    }
    if overrides.billingMode == .provisioned, overrides.throughput == nil {
      throw .backup(.override(.noUnits))
    }
    guard let limits = overrides.onDemandThroughput else { return }
    for (member, value) in [
      ("MaxReadRequestUnits", limits.maxReadRequestUnits),
      ("MaxWriteRequestUnits", limits.maxWriteRequestUnits),
    ] {
      guard let value else { continue }
      guard mode == .payPerRequest else {
        throw .backup(.override(.limitsWhileProvisioned(member: member)))
      }
      // -1 removes a limit.
      guard value == -1 || value >= 1 else {
        throw .backup(.override(.limitsOutOfRange(member: member)))
      }
    }
  }
}

extension IndexDefinition {
  fileprivate func copied(to keyspace: Keyspace) -> IndexDefinition {
    var index = self
    index.keyspace = keyspace
    index.lifecycle = .active
    index.backfill = nil
    index.warmThroughput = nil
    index.throughput = Throughput(read: throughput.read, write: throughput.write)
    return index
  }

  /// Whether an index has the keys and the projection of a requested one.
  fileprivate func matches(_ keys: [KeySchemaElement]?, _ projection: IndexProjection?) -> Bool {
    keySchema == keys ?? [] && projectionType == projection?.projectionType ?? .all
      && nonKeyAttributes.sorted() == (projection?.nonKeyAttributes ?? []).sorted()
  }
}

extension SearchIndexDefinition {
  /// Whether two indexes of a table have the same entries.
  fileprivate func hasContents(of other: SearchIndexDefinition) -> Bool {
    attribute == other.attribute && dimensions == other.dimensions && distance == other.distance
      && searchSchema == other.searchSchema && projectionType == other.projectionType
      && nonKeyAttributes.sorted() == other.nonKeyAttributes.sorted()
  }
}

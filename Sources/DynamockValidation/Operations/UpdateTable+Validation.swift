package import DynamockModel

extension UpdateTableRequest {
  /// Validates an UpdateTable by the rules that depend only on the request; the engine has those
  /// that depend on the table's current state.
  package init(validating input: UpdateTableInput) throws(DynamoDBError) {
    do {
      try self.init(checking: input)
    } catch {
      throw DynamoDBError(error, in: Dialect.current.controlPlane)
    }
  }

  private init(checking input: UpdateTableInput) throws(RequestFault) {
    let table = try TableReference(controlPlane: input.tableName)
    try input.checkConstraints()
    do {
      try input.checkRules()
    } catch {
      throw .table(error)
    }
    self.init(
      table: table, attributeDefinitions: input.attributeDefinitions,
      billingMode: input.billingMode, provisionedThroughput: input.provisionedThroughput,
      onDemandThroughput: input.onDemandThroughput, warmThroughput: input.warmThroughput,
      globalSecondaryIndexUpdates: input.globalSecondaryIndexUpdates ?? [],
      vectorIndexUpdates: input.vectorIndexUpdates ?? [],
      streamSpecification: input.streamSpecification, sseSpecification: input.sseSpecification,
      tableClass: input.tableClass, isDeletionProtected: input.deletionProtectionEnabled,
      replicaUpdates: input.replicaUpdates ?? [],
      replicationMode: input.globalTableSettingsReplicationMode,
      unsupportedMembers: input.unsupportedMembers)
  }

  /// Validates the on-demand limits of a table that is known to be on demand, since AWS checks the
  /// billing mode first ([dynoxide-captures] of eu-west-2, 2026-07).
  package func checkOnDemandLimits() throws(DynamoDBError) {
    do throws(TableFault) {
      try ThroughputRules.check(onDemandThroughput, index: nil, isOnDemand: true, mayClear: true)
    } catch {
      throw DynamoDBError(.table(error), in: Dialect.current.controlPlane)
    }
  }
}

extension UpdateTableInput {
  fileprivate func checkConstraints() throws(RequestFault) {
    var check = ConstraintCheck()
    check.definitions(attributeDefinitions, isRequired: false)
    check.enumeration(billingMode, at: "billingMode")
    check.throughput(provisionedThroughput, at: "provisionedThroughput")
    for (index, update) in (globalSecondaryIndexUpdates ?? []).enumerated() {
      check.indexUpdate(update, at: "globalSecondaryIndexUpdates.\(index + 1).member")
    }
    if vectorIndexUpdates != nil { check.model(self, only: "VectorIndexUpdates") }
    check.settings(stream: streamSpecification, encryption: sseSpecification)
    check.enumeration(multiRegionConsistency, at: "multiRegionConsistency")
    check.enumeration(
      globalTableSettingsReplicationMode, at: "globalTableSettingsReplicationMode")
    try check.finish()
  }

  /// Applies the rules of [ack-quirks], UpdateTable, 2026-10-08 and 09; each message was measured,
  /// their order is unknown.
  fileprivate func checkRules() throws(TableFault) {
    guard hasEffect else { throw .nothingToUpdate }
    try checkConcerns()
    try checkThroughput()
    try checkIndexUpdates()
    try checkVectorUpdates()
    try checkReplicas()
    try TableSettingRules.check(tableClass)
    try TableSettingRules.checkUpdated(streamSpecification)
    try TableSettingRules.check(sseSpecification)
  }

  /// Whether the request changes anything.
  ///
  /// An empty list of index updates counts as missing, and is rejected if combined with anything
  /// else ([ack-quirks] DDB-TABLE-359); AttributeDefinitions alone change nothing.
  private var hasEffect: Bool {
    concernCount > 0 || billingMode != nil || provisionedThroughput != nil
      || onDemandThroughput != nil || streamSpecification != nil || hasIndexUpdates
      || hasVectorUpdates
      || globalTableSettingsReplicationMode != nil
      || !unsupportedMembers.isEmpty
  }

  /// The members of the request that are not supported yet, which belong to global tables.
  fileprivate var unsupportedMembers: [String] {
    UnsupportedMember.names([
      "ReplicaUpdates": replicaUpdates != nil,
      "MultiRegionConsistency": multiRegionConsistency != nil,
      "GlobalTableWitnessUpdates": globalTableWitnessUpdates != nil,
      "DisassociationProtectionEnabled": disassociationProtectionEnabled != nil,
    ])
  }

  private var hasIndexUpdates: Bool { globalSecondaryIndexUpdates?.isEmpty == false }

  private var hasVectorUpdates: Bool { vectorIndexUpdates?.isEmpty == false }

  private var concernCount: Int {
    [
      sseSpecification != nil, tableClass != nil, deletionProtectionEnabled != nil,
      warmThroughput != nil, replicaUpdates != nil,
    ].count { $0 }
  }

  /// Rejects changes that must not be combined, and pairs that exclude each other ([ack-quirks]
  /// DDB-TABLE-174 and 382).
  private func checkConcerns() throws(TableFault) {
    let others =
      [billingMode != nil, provisionedThroughput != nil, onDemandThroughput != nil].count { $0 }
      + [streamSpecification != nil, hasIndexUpdates, hasVectorUpdates].count { $0 }
    if concernCount + others > 1 {
      if replicaUpdates != nil { throw .notAlone(.replicas) }
      if deletionProtectionEnabled != nil { throw .notAlone(.deletionProtection) }
      if sseSpecification != nil { throw .notAlone(.encryption) }
      if tableClass != nil { throw .notAlone(.tableClass) }
      if warmThroughput != nil {
        throw createsIndex ? .createWithWarmThroughput : .notAlone(.warmThroughput)
      }
    }
    if onDemandThroughput != nil,
      provisionedThroughput != nil || streamSpecification != nil || hasIndexUpdates
        || hasVectorUpdates
    {
      throw .onDemandCombined
    }
    // A change of the billing mode may include an index, a change of throughput may not.
    if provisionedThroughput != nil, streamSpecification != nil { throw .streamWhileThroughput }
    if provisionedThroughput != nil, billingMode == nil, changesIndexes {
      throw .indexWhileThroughput
    }
    if streamSpecification != nil, changesIndexes { throw .indexWhileStream }
  }

  private var createsIndex: Bool {
    globalSecondaryIndexUpdates?.contains { $0.create != nil } ?? false
  }

  private var changesIndexes: Bool {
    hasVectorUpdates
      || globalSecondaryIndexUpdates?.contains { $0.create != nil || $0.delete != nil } ?? false
  }

  /// One action at a time, and one kind of it; tables with strong consistency get several replicas
  /// at once ([ack-quirks] DDB-TABLE-203 and 442).
  private func checkReplicas() throws(TableFault) {
    let updates = replicaUpdates ?? []
    let kinds = updates.map { update in
      [
        update.create != nil, update.update != nil, update.delete != nil,
        update.disassociate != nil,
      ]
    }
    for kind in kinds where !kind.contains(true) { throw .replicaActionMissing }
    guard Set(kinds).count <= 1, kinds.allSatisfy({ $0.count { $0 } == 1 }) else {
      throw .mixedReplicaActions
    }
    // Two equal actions count as one.
    let regions = Set(updates.compactMap { $0.create?.regionName ?? $0.delete?.regionName })
    if regions.count > 1, multiRegionConsistency != .strong { throw .severalReplicaActions }
    if globalTableSettingsReplicationMode == .enabledWithOverrides {
      throw .overridesOfRegionalTable
    }
  }

  private func checkThroughput() throws(TableFault) {
    if billingMode == .payPerRequest, provisionedThroughput != nil {
      throw .provisionedThroughputForbidden
    }
    if billingMode == .provisioned, provisionedThroughput == nil { throw .updatedThroughputMissing }
    try ThroughputRules.checkBounds(provisionedThroughput)
    if let billingMode {
      try ThroughputRules.check(
        onDemandThroughput, index: nil, isOnDemand: billingMode == .payPerRequest, mayClear: true)
    }
  }

  private func checkIndexUpdates() throws(TableFault) {
    guard let updates = globalSecondaryIndexUpdates else { return }
    if updates.isEmpty { throw .emptyList("GlobalSecondaryIndexUpdates") }
    var names: [String] = []
    for update in updates {
      let actions = [update.update != nil, update.create != nil, update.delete != nil]
      switch actions.count(where: { $0 }) {
      case 0: throw .indexActionMissing
      case 1: break
      default: throw .severalIndexActions
      }
      let name =
        update.update?.indexName ?? update.create?.indexName ?? update.delete?.indexName ?? ""
      if names.contains(name) { throw .repeatedIndexUpdate(index: name) }
      names.append(name)
      if let definition = update.create { try check(definition, named: name) }
    }
  }

  private func checkVectorUpdates() throws(TableFault) {
    let rules = VectorIndexRules(
      definitions: (attributeDefinitions ?? []).map { $0.attributeName ?? "" })
    for update in vectorIndexUpdates ?? [] {
      switch (update.create, update.delete) {
      case (nil, nil): throw .vectorActionMissing
      case (.some, .some): throw .severalVectorActions
      case (let action?, nil):
        try rules.checkAttributes([VectorIndex(action)])
        try rules.check(VectorIndex(action))
      case (nil, .some): break
      }
    }
  }

  /// Checks a new index, which requires definitions of its key attributes ([ack-quirks]
  /// DDB-TABLE-162).
  private func check(
    _ index: CreateGlobalSecondaryIndexAction, named name: String
  ) throws(TableFault) {
    guard let attributeDefinitions else { throw .definitionsMissing(index: name) }
    let definitions = attributeDefinitions.map { $0.attributeName ?? "" }
    let keys = (index.keySchema ?? []).map(\.name)
    guard keys.allSatisfy(definitions.contains) else {
      throw KeySchemaRules.undefined(keys, among: definitions)
    }
    try KeySchemaRules.checkGlobal(index.keySchema ?? [])
    try ProjectionDefinitionRules.check(index.projection)
    try ThroughputRules.checkBounds(index.provisionedThroughput, index: name)
  }
}

extension ConstraintCheck {
  /// Checks an entry of GlobalSecondaryIndexUpdates.
  fileprivate mutating func indexUpdate(_ update: GlobalSecondaryIndexUpdate, at path: String) {
    if let change = update.update {
      indexName(change.indexName, at: "\(path).update.indexName")
      throughput(change.provisionedThroughput, at: "\(path).update.provisionedThroughput")
    }
    if let definition = update.create {
      projection(definition.projection, at: "\(path).create.projection")
      indexName(definition.indexName, at: "\(path).create.indexName")
      throughput(definition.provisionedThroughput, at: "\(path).create.provisionedThroughput")
      keySchema(definition.keySchema, maximum: .max, at: "\(path).create.keySchema")
    }
    if let removal = update.delete {
      indexName(removal.indexName, at: "\(path).delete.indexName")
    }
  }
}

import DynamockModel

extension UpdateTableRequest {
  /// Checks an UpdateTable by every rule that needs only the request; what depends on the table's
  /// present state is the engine's.
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
      streamSpecification: input.streamSpecification, sseSpecification: input.sseSpecification,
      tableClass: input.tableClass, isDeletionProtected: input.deletionProtectionEnabled,
      unsupportedMembers: input.unsupportedMembers)
  }

  /// Checks the on-demand limits of a table that is known to be on demand: AWS refuses them for the
  /// billing mode first (Dynoxide's captures of eu-west-2, 2026-07).
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
    check.settings(stream: streamSpecification, encryption: sseSpecification)
    check.enumeration(multiRegionConsistency, at: "multiRegionConsistency")
    check.enumeration(
      globalTableSettingsReplicationMode, at: "globalTableSettingsReplicationMode")
    try check.finish()
  }

  /// The rules as ack's UpdateTable matrix shows them, 2026-10-08 and 09; each message was measured,
  /// their order between each other is not.
  fileprivate func checkRules() throws(TableFault) {
    guard hasEffect else { throw .nothingToUpdate }
    try checkConcerns()
    try checkThroughput()
    try checkIndexUpdates()
    try TableSettingRules.check(tableClass)
    try TableSettingRules.checkUpdated(streamSpecification)
    try TableSettingRules.check(sseSpecification)
  }

  /// An empty list of index updates counts as none here and is refused beside anything else
  /// (ack DDB-TABLE-359); AttributeDefinitions alone are nothing.
  private var hasEffect: Bool {
    concernCount > 0 || billingMode != nil || provisionedThroughput != nil
      || onDemandThroughput != nil || streamSpecification != nil || hasIndexUpdates
      || !unsupportedMembers.isEmpty
  }

  /// The members sent that no operation carries out yet: they belong to global tables and vector
  /// indexes.
  fileprivate var unsupportedMembers: [String] {
    UnsupportedMember.names([
      "ReplicaUpdates": replicaUpdates != nil,
      "MultiRegionConsistency": multiRegionConsistency != nil,
      "GlobalTableWitnessUpdates": globalTableWitnessUpdates != nil,
      "GlobalTableSettingsReplicationMode": globalTableSettingsReplicationMode != nil,
      "DisassociationProtectionEnabled": disassociationProtectionEnabled != nil,
      "VectorIndexUpdates": vectorIndexUpdates != nil,
    ])
  }

  private var hasIndexUpdates: Bool { globalSecondaryIndexUpdates?.isEmpty == false }

  private var concernCount: Int {
    [
      sseSpecification != nil, tableClass != nil, deletionProtectionEnabled != nil,
      warmThroughput != nil, replicaUpdates != nil,
    ].count { $0 }
  }

  /// What goes with nothing else, and which pairs do not go together (ack DDB-TABLE-174 and 382).
  private func checkConcerns() throws(TableFault) {
    let others =
      [billingMode != nil, provisionedThroughput != nil, onDemandThroughput != nil].count { $0 }
      + [streamSpecification != nil, hasIndexUpdates].count { $0 }
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
    {
      throw .onDemandCombined
    }
    // A switch of the billing mode takes an index along, a change of throughput does not.
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
    globalSecondaryIndexUpdates?.contains { $0.create != nil || $0.delete != nil } ?? false
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

  /// A new index brings the definitions of its key attributes along (ack DDB-TABLE-162).
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
  /// One entry of GlobalSecondaryIndexUpdates.
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

package import DynamockModel

extension CreateTableRequest {
  /// Validates a CreateTable by the rules that depend only on the request.
  package init(validating input: CreateTableInput) throws(DynamoDBError) {
    do {
      try self.init(checking: input)
    } catch {
      throw DynamoDBError(error, in: Dialect.current.controlPlane)
    }
  }

  /// Applies the rules in AWS's order: the name alone, then missing throughput, then the
  /// constraints together, then the definition.
  ///
  /// [parity-suite] `c_ct_3keys`, 2026-06-09: for a key schema of three elements without
  /// throughput, the missing throughput is reported.
  private init(checking input: CreateTableInput) throws(RequestFault) {
    let table = try TableReference(controlPlane: input.tableName)
    if input.billingMode == nil || input.billingMode == .provisioned,
      input.provisionedThroughput == nil
    {
      throw .table(.provisionedThroughputMissing)
    }
    try input.checkConstraints()
    do {
      try input.checkRules()
    } catch {
      throw .table(error)
    }
    var policy: PolicyDocument?
    if let text = input.resourcePolicy {
      do throws(PolicyFault) {
        policy = try PolicyDocument(validating: text, of: .table, partition: "aws")
      } catch {
        throw .policy(error)
      }
    }
    self.init(table: table, checked: input, policy: policy)
  }

  private init(table: TableReference, checked input: CreateTableInput, policy: PolicyDocument?) {
    self.init(
      name: table.name, table: table, attributeDefinitions: input.attributeDefinitions ?? [],
      keySchema: input.keySchema ?? [], localSecondaryIndexes: input.localSecondaryIndexes ?? [],
      globalSecondaryIndexes: input.globalSecondaryIndexes ?? [],
      vectorIndexes: input.vectorIndexes ?? [],
      billingMode: input.billingMode ?? .provisioned,
      provisionedThroughput: input.provisionedThroughput,
      onDemandThroughput: input.onDemandThroughput, warmThroughput: input.warmThroughput,
      streamSpecification: input.streamSpecification, sseSpecification: input.sseSpecification,
      tableClass: input.tableClass,
      isDeletionProtected: input.deletionProtectionEnabled ?? false, tags: input.tags ?? [],
      policy: policy,
      unsupportedMembers: input.unsupportedMembers)
  }
}

extension CreateTableInput {
  /// The members of the request that are not supported yet.
  fileprivate var unsupportedMembers: [String] {
    UnsupportedMember.names([
      "GlobalTableSourceArn": globalTableSourceArn != nil,
      "GlobalTableSettingsReplicationMode": globalTableSettingsReplicationMode != nil,
    ])
  }

  private var isOnDemand: Bool { billingMode == .payPerRequest }

  fileprivate func checkConstraints() throws(RequestFault) {
    var check = ConstraintCheck()
    check.definitions(attributeDefinitions, isRequired: true)
    check.enumeration(billingMode, at: "billingMode")
    check.throughput(provisionedThroughput, at: "provisionedThroughput")
    check.keySchema(keySchema, maximum: 2, at: "keySchema")
    for (index, definition) in (globalSecondaryIndexes ?? []).enumerated() {
      check.globalIndex(definition, at: "globalSecondaryIndexes.\(index + 1).member")
    }
    for (index, definition) in (localSecondaryIndexes ?? []).enumerated() {
      check.localIndex(definition, at: "localSecondaryIndexes.\(index + 1).member")
    }
    if vectorIndexes != nil { check.model(self, only: "VectorIndexes") }
    check.settings(stream: streamSpecification, encryption: sseSpecification)
    check.enumeration(
      globalTableSettingsReplicationMode, at: "globalTableSettingsReplicationMode")
    try check.finish()
  }

  fileprivate func checkRules() throws(TableFault) {
    try ThroughputRules.checkTable(
      provisioned: provisionedThroughput, onDemand: onDemandThroughput, warm: warmThroughput,
      isOnDemand: isOnDemand)
    let vectors = vectorIndexes ?? []
    let vectorRules = VectorIndexRules(
      definitions: (attributeDefinitions ?? []).map { $0.attributeName ?? "" })
    if !vectors.isEmpty, !isOnDemand { throw .vectorIndexesOnProvisioned }
    try vectorRules.checkAttributes(vectors)
    try DefinitionRules(
      definitions: (attributeDefinitions ?? []).map { $0.attributeName ?? "" },
      keySchema: keySchema ?? [], localIndexes: localSecondaryIndexes,
      globalIndexes: globalSecondaryIndexes,
      searchAttributes: vectors.flatMap { index in
        (index.searchSchema ?? []).compactMap(\.attributeName)
      }, isOnDemand: isOnDemand
    ).check()
    try vectorRules.check(
      vectors,
      others: (localSecondaryIndexes ?? []).compactMap(\.indexName)
        + (globalSecondaryIndexes ?? []).compactMap(\.indexName))
    try TableSettingRules.check(tableClass)
    try TableSettingRules.checkNew(streamSpecification)
    try TableSettingRules.check(sseSpecification)
    try TagRules.check(tags ?? [])
  }
}

extension ConstraintCheck {
  /// Checks a global index.
  fileprivate mutating func globalIndex(_ index: GlobalSecondaryIndex, at path: String) {
    indexName(index.indexName, at: "\(path).indexName")
    projection(index.projection, at: "\(path).projection")
    throughput(index.provisionedThroughput, at: "\(path).provisionedThroughput")
    keySchema(index.keySchema, maximum: .max, at: "\(path).keySchema")
  }

  /// Checks a local index.
  fileprivate mutating func localIndex(_ index: LocalSecondaryIndex, at path: String) {
    indexName(index.indexName, at: "\(path).indexName")
    projection(index.projection, at: "\(path).projection")
    keySchema(index.keySchema, maximum: 2, at: "\(path).keySchema")
  }
}

import DynamockModel

extension CreateTableRequest {
  /// Checks a CreateTable by every rule that needs only the request.
  package init(validating input: CreateTableInput) throws(DynamoDBError) {
    do {
      try self.init(checking: input)
    } catch {
      throw DynamoDBError(error, in: Dialect.current.controlPlane)
    }
  }

  /// The rules in AWS's order: the name alone, then missing throughput, then the constraints together
  /// (conformance capture `c_ct_3keys`, 2026-06-09: a key schema of three without throughput is told
  /// the throughput), then the definition.
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
    self.init(table: table, checked: input)
  }

  private init(table: TableReference, checked input: CreateTableInput) {
    self.init(
      name: table.name, table: table, attributeDefinitions: input.attributeDefinitions ?? [],
      keySchema: input.keySchema ?? [], localSecondaryIndexes: input.localSecondaryIndexes ?? [],
      globalSecondaryIndexes: input.globalSecondaryIndexes ?? [],
      billingMode: input.billingMode ?? .provisioned,
      provisionedThroughput: input.provisionedThroughput,
      onDemandThroughput: input.onDemandThroughput, warmThroughput: input.warmThroughput,
      streamSpecification: input.streamSpecification, sseSpecification: input.sseSpecification,
      tableClass: input.tableClass,
      isDeletionProtected: input.deletionProtectionEnabled ?? false, tags: input.tags ?? [],
      unsupportedMembers: input.unsupportedMembers)
  }
}

extension CreateTableInput {
  /// The members sent that no operation carries out yet.
  fileprivate var unsupportedMembers: [String] {
    UnsupportedMember.names([
      "ResourcePolicy": resourcePolicy != nil,
      "GlobalTableSourceArn": globalTableSourceArn != nil,
      "GlobalTableSettingsReplicationMode": globalTableSettingsReplicationMode != nil,
      "VectorIndexes": vectorIndexes != nil,
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
    check.settings(stream: streamSpecification, encryption: sseSpecification)
    check.enumeration(
      globalTableSettingsReplicationMode, at: "globalTableSettingsReplicationMode")
    try check.finish()
  }

  fileprivate func checkRules() throws(TableFault) {
    try ThroughputRules.checkTable(
      provisioned: provisionedThroughput, onDemand: onDemandThroughput, warm: warmThroughput,
      isOnDemand: isOnDemand)
    try DefinitionRules(
      definitions: (attributeDefinitions ?? []).map { $0.attributeName ?? "" },
      keySchema: keySchema ?? [], localIndexes: localSecondaryIndexes,
      globalIndexes: globalSecondaryIndexes,
      searchAttributes: (vectorIndexes ?? []).flatMap { index in
        (index.searchSchema ?? []).compactMap(\.attributeName)
      }, isOnDemand: isOnDemand
    ).check()
    try TableSettingRules.check(tableClass)
    try TableSettingRules.checkNew(streamSpecification)
    try TableSettingRules.check(sseSpecification)
    try TagRules.check(tags ?? [])
  }
}

extension ConstraintCheck {
  /// A global index of CreateTable.
  fileprivate mutating func globalIndex(_ index: GlobalSecondaryIndex, at path: String) {
    indexName(index.indexName, at: "\(path).indexName")
    projection(index.projection, at: "\(path).projection")
    throughput(index.provisionedThroughput, at: "\(path).provisionedThroughput")
    keySchema(index.keySchema, maximum: .max, at: "\(path).keySchema")
  }

  /// A local index of CreateTable.
  fileprivate mutating func localIndex(_ index: LocalSecondaryIndex, at path: String) {
    indexName(index.indexName, at: "\(path).indexName")
    projection(index.projection, at: "\(path).projection")
    keySchema(index.keySchema, maximum: 2, at: "\(path).keySchema")
  }
}

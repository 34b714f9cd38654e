import DynamockModel

/// A table's key and indexes as defined in a request, with the rules that depend on nothing else.
///
/// The order is that of [dynalite-suite] `validations/createTable.js`; unused definitions are
/// reported before faults of single indexes ([ack-quirks] DDB-TABLE-127).
struct DefinitionRules {
  var definitions: [String]
  var keySchema: [KeySchemaElement]
  var localIndexes: [LocalSecondaryIndex]?
  var globalIndexes: [GlobalSecondaryIndex]?
  /// The attributes named in the `SearchSchema` of vector indexes, which count as used.
  var searchAttributes: [String] = []
  var isOnDemand: Bool

  /// Applies all rules.
  func check() throws(TableFault) {
    try checkDistinctDefinitions()
    try checkTableKey()
    if localIndexes?.isEmpty == true { throw .emptyList("LocalSecondaryIndexes") }
    if globalIndexes?.isEmpty == true { throw .emptyList("GlobalSecondaryIndexes") }
    let local = localIndexes ?? []
    let global = globalIndexes ?? []
    if local.isEmpty, global.isEmpty {
      let used = Set(keySchema.map(\.name) + searchAttributes.filter(definitions.contains))
      if used.count != definitions.count { throw .definitionCount }
      return
    }
    if !local.isEmpty, keySchema.count < 2 { throw .tableWithoutSortKey }
    try checkIndexDefinitions(local.map { $0.keySchema ?? [] } + global.map { $0.keySchema ?? [] })
    var names: [String] = []
    for index in local { try check(index, among: &names) }
    if local.count > Limits.localSecondaryIndexes { throw .tooManyLocalIndexes }
    for index in global { try check(index, among: &names) }
    if global.count > Limits.globalSecondaryIndexes { throw .tooManyGlobalIndexes }
    try checkProjectedAttributes(local.map(\.projection) + global.map(\.projection))
  }

  // MARK: Keys

  private func checkDistinctDefinitions() throws(TableFault) {
    var seen: Set<String> = []
    for name in definitions where !seen.insert(name).inserted { throw .duplicateDefinition(name) }
  }

  private func checkTableKey() throws(TableFault) {
    let keys = keySchema.map(\.name)
    let isComplete = keys.allSatisfy(definitions.contains)
    // If two elements have the same name and there is one definition, AWS reports one missing
    // definition ([parity-2026-05]).
    if keys.count == 2, !isComplete || (keys[0] == keys[1] && definitions.count == 1) {
      throw .keyWithoutDefinition
    }
    if !isComplete { throw notDefined(keys) }
    try KeySchemaRules.checkPair(keySchema)
  }

  private func checkIndexDefinitions(_ schemas: [[KeySchemaElement]]) throws(TableFault) {
    var used = keySchema.map(\.name)
    for name in searchAttributes where !used.contains(name) { used.append(name) }
    for schema in schemas {
      let keys = schema.map(\.name)
      guard keys.allSatisfy(definitions.contains) else {
        throw KeySchemaRules.undefined(keys, among: definitions)
      }
      for key in keys where !used.contains(key) { used.append(key) }
    }
    guard definitions.allSatisfy(used.contains) else {
      throw .unusedDefinitions(
        definitions: JavaHashOrder.sized(definitions), keys: JavaHashOrder.grown(used))
    }
  }

  private func notDefined(_ keys: [String]) -> TableFault {
    .keysNotDefined(
      keys: JavaHashOrder.grown(keys), definitions: JavaHashOrder.sized(definitions))
  }

  // MARK: Indexes

  private func check(_ index: LocalSecondaryIndex, among names: inout [String]) throws(TableFault) {
    let schema = index.keySchema ?? []
    let name = index.indexName ?? ""
    try KeySchemaRules.checkPair(schema)
    guard schema.count == 2 else { throw .indexWithoutSortKey(index: name) }
    if schema[0].name != keySchema[0].name {
      throw .otherPartitionKey(index: name, key: schema[0].name, tableKey: keySchema[0].name)
    }
    try ProjectionDefinitionRules.check(index.projection)
    if names.contains(name) { throw .duplicateIndex(name) }
    names.append(name)
  }

  private func check(_ index: GlobalSecondaryIndex, among names: inout [String]) throws(TableFault)
  {
    let name = index.indexName ?? ""
    try KeySchemaRules.checkGlobal(index.keySchema ?? [])
    try ProjectionDefinitionRules.check(index.projection)
    try ThroughputRules.checkIndex(
      name, provisioned: index.provisionedThroughput, onDemand: index.onDemandThroughput,
      warm: index.warmThroughput, isOnDemand: isOnDemand)
    if names.contains(name) { throw .duplicateIndex(name) }
    names.append(name)
  }

  /// Rejects more than 100 names in all INCLUDE lists of a table ([aws-quotas], secondary indexes).
  private func checkProjectedAttributes(_ projections: [IndexProjection?]) throws(TableFault) {
    let count = projections.reduce(0) { $0 + ($1?.nonKeyAttributes?.count ?? 0) }
    if count > Limits.projectedAttributes { throw .tooManyProjectedAttributes(count) }
  }
}

extension KeySchemaElement {
  /// The attribute's name, which is not missing once the constraints are satisfied.
  var name: String { attributeName ?? "" }
}

/// Rules for the elements of a key schema.
enum KeySchemaRules {
  /// Returns the fault of an index with an undefined key attribute.
  ///
  /// If there are fewer definitions than key attributes, the message is shorter
  /// ([dynoxide-captures], 2026-10-09).
  static func undefined(_ keys: [String], among definitions: [String]) -> TableFault {
    definitions.count < keys.count
      ? .keyWithoutDefinition
      : .keysNotDefined(
        keys: JavaHashOrder.sized(keys), definitions: JavaHashOrder.sized(definitions))
  }

  /// Checks the key of a table or a local index: a partition key, and optionally a sort key.
  static func checkPair(_ schema: [KeySchemaElement]) throws(TableFault) {
    if schema.count == 2, schema[0].name == schema[1].name { throw .sameKeyNames }
    if schema.first?.keyType != .hash { throw .firstKeyNotHash }
    if schema.count == 2, schema[1].keyType != .range { throw .secondKeyNotRange }
  }

  /// Checks the key of a global index: up to four partition keys, then up to four sort keys
  /// ([ack-quirks] DDB-TABLE-123 and 124, 2026-10-08).
  static func checkGlobal(_ schema: [KeySchemaElement]) throws(TableFault) {
    let names = schema.map(\.name)
    if schema.count > Limits.indexKeyAttributes * 2 {
      throw .tooManyKeyElements(echo: JavaText.keySchema(schema))
    }
    if Set(names).count < names.count { throw .repeatedKeyName }
    if schema.first?.keyType != .hash { throw .firstKeyNotHash }
    let partitionKeys = schema.prefix { $0.keyType == .hash }.count
    if schema.dropFirst(partitionKeys).contains(where: { $0.keyType == .hash }) {
      throw .hashAfterRange
    }
    if partitionKeys > Limits.indexKeyAttributes { throw .tooManyKeys(.hash) }
    if schema.count - partitionKeys > Limits.indexKeyAttributes { throw .tooManyKeys(.range) }
  }
}

/// Rules for an index's projection type and its list of attributes ([ack-quirks] DDB-TABLE-126,
/// 2026-10-08).
enum ProjectionDefinitionRules {
  /// Checks a projection.
  static func check(_ projection: IndexProjection?) throws(TableFault) {
    guard let type = projection?.projectionType else { throw .unknownProjection }
    let names = projection?.nonKeyAttributes
    guard type == .include else {
      if names != nil { throw .attributesWithoutInclude(type) }
      return
    }
    guard let names else { throw .includeWithoutAttributes }
    var seen: Set<String> = []
    for name in names where !seen.insert(name).inserted { throw .duplicateNonKeyAttribute(name) }
  }
}

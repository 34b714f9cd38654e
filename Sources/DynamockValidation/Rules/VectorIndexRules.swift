package import DynamockModel

/// The rules for vector indexes that depend only on the request ([parity-suite] `vectors`,
/// [aws-vector-search]).
struct VectorIndexRules {
  /// The names in AttributeDefinitions.
  let definitions: [String]

  /// Rejects vector attributes that the request defines, before the definitions are compared with
  /// the keys.
  func checkAttributes(_ indexes: [VectorIndex]) throws(TableFault) {
    for case let name? in indexes.map(\.vectorAttribute?.attributeName)
    where definitions.contains(name) {
      throw .vectorAttributeDefined(name)
    }
  }

  /// Checks the indexes of a new table.
  /// - Parameter others: the names of the table's other indexes.
  func check(_ indexes: [VectorIndex], others: [String]) throws(TableFault) {
    var names = others
    var dimensions: [String: Int] = [:]
    for index in indexes {
      try check(index)
      let attribute = index.vectorAttribute?.attributeName ?? ""
      if let known = dimensions[attribute], known != index.dimensions {
        throw .vectorDimensionsConflict(attribute)
      }
      dimensions[attribute] = index.dimensions
      let name = index.indexName ?? ""
      if names.contains(name) { throw .duplicateIndex(name) }
      names.append(name)
    }
    if indexes.count > Limits.vectorIndexes { throw .tooManyVectorIndexes }
  }

  /// Checks an index by itself.
  func check(_ index: VectorIndex) throws(TableFault) {
    if let dimensions = index.dimensions, dimensions > Limits.vectorDimensions {
      throw .vectorDimensions
    }
    try check(index.searchSchema ?? [])
    try ProjectionDefinitionRules.check(index.projection)
    let projected = index.projection?.nonKeyAttributes?.count ?? 0
    if projected > Limits.vectorProjectedAttributes { throw .tooManyVectorProjectedAttributes }
  }

  private func check(_ schema: [SearchSchemaElement]) throws(TableFault) {
    let names = schema.map { $0.attributeName ?? "" }
    guard names.allSatisfy(definitions.contains) else { throw .searchAttributeUndefined }
    // No capture has AWS's messages for these three.
    if schema.count(where: { $0.searchSchemaElementType == .hash }) > 1 {
      throw .searchSchema(.severalHashes)
    }
    if schema.count(where: { $0.searchSchemaElementType == .inlineFilter }) > Limits.vectorFilters {
      throw .searchSchema(.tooManyFilters)
    }
    if Set(names).count < names.count { throw .searchSchema(.repeatedAttribute) }
  }
}

extension VectorIndex {
  /// Creates the index that an UpdateTable creates.
  package init(_ action: CreateVectorIndexAction) {
    self.init(
      indexName: action.indexName, vectorAttribute: action.vectorAttribute,
      searchSchema: action.searchSchema, projection: action.projection,
      dimensions: action.dimensions, distanceFunction: action.distanceFunction)
  }
}

extension ConstraintCheck {
  /// Checks a member by the rules of the API's model.
  mutating func model(_ input: some ModelChecked, only member: String) {
    for violation in ModelCheck.violations(of: input)
    where violation.path.first == .member(member) {
      add(
        ConstraintViolation(
          report: .echoed(violation.echo, path: violation.olderPath), constraint: violation.rule))
    }
  }
}

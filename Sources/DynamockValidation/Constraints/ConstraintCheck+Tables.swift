import DynamockModel

/// The model's constraints on the parts of a table's definition, in the order of [dynalite-suite]
/// `test/createTable.js`; global indexes precede local ones ([parity-suite] `createTable`,
/// 2026-10-09).
extension ConstraintCheck {
  /// Checks AttributeDefinitions, which CreateTable requires.
  mutating func definitions(_ definitions: [AttributeDefinition]?, isRequired: Bool) {
    guard let definitions else {
      if isRequired { add(.null("attributeDefinitions")) }
      return
    }
    for (index, definition) in definitions.enumerated() {
      let path = "attributeDefinitions.\(index + 1).member"
      attributeName(definition.attributeName, at: "\(path).attributeName")
      require(definition.attributeType != nil, at: "\(path).attributeType")
      enumeration(definition.attributeType, at: "\(path).attributeType")
    }
  }

  /// Checks a key schema; tables and local indexes have at most two elements, global indexes more.
  mutating func keySchema(_ schema: [KeySchemaElement]?, maximum: Int, at path: String) {
    guard let schema else { return add(.null(path)) }
    length(schema.count, in: 1...maximum, at: path, echo: JavaText.keySchema(schema))
    for (index, element) in schema.enumerated() {
      let member = "\(path).\(index + 1).member"
      attributeName(element.attributeName, at: "\(member).attributeName")
      require(element.keyType != nil, at: "\(member).keyType")
      enumeration(element.keyType, at: "\(member).keyType")
    }
  }

  /// Checks provisioned throughput: both units, each at least 1.
  mutating func throughput(_ throughput: ProvisionedThroughput?, at path: String) {
    guard let throughput else { return }
    units(throughput.writeCapacityUnits, at: "\(path).writeCapacityUnits")
    units(throughput.readCapacityUnits, at: "\(path).readCapacityUnits")
  }

  private mutating func units(_ units: Int?, at path: String) {
    require(units != nil, at: path)
    minimum(1, of: units, at: path)
  }

  /// Checks an index's projection.
  mutating func projection(_ projection: IndexProjection?, at path: String) {
    guard let projection else { return add(.null(path)) }
    enumeration(projection.projectionType, at: "\(path).projectionType")
    guard let names = projection.nonKeyAttributes else { return }
    length(
      names.count, in: 1...Limits.projectedAttributesPerIndex, at: "\(path).nonKeyAttributes",
      echo: Sentence.list(names))
    // [scylla-alternator] `test_limit_attribute_length_gsi_lsi_projection_bad`: 256 bytes are too
    // many.
    let lengths = 1...Limits.keyAttributeNameLength
    guard !names.allSatisfy({ lengths.contains($0.utf8.count) }) else { return }
    let rules: [Constraint] = [
      .maximumLength(lengths.upperBound), .minimumLength(lengths.lowerBound),
    ]
    add(.elements(rules), Sentence.list(names), at: "\(path).nonKeyAttributes")
  }

  /// Checks an index's name, which is required.
  mutating func indexName(_ name: String?, at path: String) {
    guard let name else { return add(.null(path)) }
    self.name(name, minimum: 3, at: path)
  }

  /// Checks stream and encryption settings.
  mutating func settings(stream: StreamSpecification?, encryption: SSESpecification?) {
    if let stream {
      require(stream.streamEnabled != nil, at: "streamSpecification.streamEnabled")
      enumeration(stream.streamViewType, at: "streamSpecification.streamViewType")
    }
    enumeration(encryption?.sseType, at: "sSESpecification.sSEType")
  }

  private mutating func attributeName(_ name: String?, at path: String) {
    guard let name else { return add(.null(path)) }
    length(name.utf8.count, in: 1...Limits.keyAttributeNameLength, at: path, echo: name)
  }
}

import DynamockModel

/// The model's constraints on the shapes of a table's definition, in the order of Dynalite
/// `test/createTable.js`; global indexes before local ones (conformance `createTable`, 2026-10-09).
extension ConstraintCheck {
  /// AttributeDefinitions, which CreateTable has to have.
  mutating func definitions(_ definitions: [AttributeDefinition]?, isRequired: Bool) {
    guard let definitions else {
      if isRequired { add(.null("attributeDefinitions")) }
      return
    }
    for (index, definition) in definitions.enumerated() {
      let path = "attributeDefinitions.\(index + 1).member"
      attributeName(definition.attributeName, at: "\(path).attributeName")
      switch definition.attributeType {
      case nil: add(.null("\(path).attributeType"))
      case .unrecognized(let sent)?:
        add(.enumeration(EnumerationSet.attributeType), sent, at: "\(path).attributeType")
      default: break
      }
    }
  }

  /// A key schema; tables and local indexes have at most two elements, global ones more.
  mutating func keySchema(_ schema: [KeySchemaElement]?, maximum: Int, at path: String) {
    guard let schema else { return add(.null(path)) }
    length(schema.count, in: 1...maximum, at: path, echo: JavaText.keySchema(schema))
    for (index, element) in schema.enumerated() {
      let member = "\(path).\(index + 1).member"
      attributeName(element.attributeName, at: "\(member).attributeName")
      switch element.keyType {
      case nil: add(.null("\(member).keyType"))
      case .unrecognized(let sent)?:
        add(.enumeration(EnumerationSet.keyType), sent, at: "\(member).keyType")
      default: break
      }
    }
  }

  /// Provisioned throughput: both units, each at least 1.
  mutating func throughput(_ throughput: ProvisionedThroughput?, at path: String) {
    guard let throughput else { return }
    units(throughput.writeCapacityUnits, at: "\(path).writeCapacityUnits")
    units(throughput.readCapacityUnits, at: "\(path).readCapacityUnits")
  }

  private mutating func units(_ units: Int?, at path: String) {
    require(units != nil, at: path)
    minimum(1, of: units, at: path)
  }

  /// What an index shows of its table's items.
  mutating func projection(_ projection: IndexProjection?, at path: String) {
    guard let projection else { return add(.null(path)) }
    if case .unrecognized(let sent)? = projection.projectionType {
      add(.enumeration(EnumerationSet.projectionType), sent, at: "\(path).projectionType")
    }
    guard let names = projection.nonKeyAttributes else { return }
    length(
      names.count, in: 1...Limits.projectedAttributesPerIndex, at: "\(path).nonKeyAttributes",
      echo: Sentence.list(names))
  }

  /// An index's name, which has to be there.
  mutating func indexName(_ name: String?, at path: String) {
    guard let name else { return add(.null(path)) }
    self.name(name, minimum: 3, at: path)
  }

  /// BillingMode.
  mutating func billingMode(_ mode: BillingMode?) {
    guard case .unrecognized(let sent)? = mode else { return }
    add(.enumeration(EnumerationSet.billingMode), sent, at: "billingMode")
  }

  /// Stream and encryption settings.
  mutating func settings(stream: StreamSpecification?, encryption: SSESpecification?) {
    if let stream {
      require(stream.streamEnabled != nil, at: "streamSpecification.streamEnabled")
      if case .unrecognized(let sent)? = stream.streamViewType {
        add(
          .enumeration(EnumerationSet.streamViewType), sent,
          at: "streamSpecification.streamViewType")
      }
    }
    if case .unrecognized(let sent)? = encryption?.sseType {
      add(.enumeration(EnumerationSet.sseType), sent, at: "sSESpecification.sSEType")
    }
  }

  private mutating func attributeName(_ name: String?, at path: String) {
    guard let name else { return add(.null(path)) }
    length(name.utf8.count, in: 1...Limits.keyAttributeNameLength, at: path, echo: name)
  }
}

import DynamockModel

/// An attribute of a key, and the only type allowed for its values.
struct KeyAttribute: Sendable, Hashable {
  let name: String
  let type: ScalarAttributeType
}

/// The key of a table or an index: its partition key attributes, then its sort key attributes.
///
/// A table has one partition key and at most one sort key; an index has up to four of each
/// ([aws-multi-attribute-keys]).
struct KeyShape: Sendable, Hashable {
  let partition: [KeyAttribute]
  let sort: [KeyAttribute]

  /// All key attributes, in key order.
  let attributes: [KeyAttribute]

  init(_ schema: [KeySchemaElement], definitions: [AttributeDefinition]) {
    func attributes(_ type: KeyType) -> [KeyAttribute] {
      schema.filter { $0.keyType == type }.compactMap { element in
        guard
          let name = element.attributeName,
          let definition = definitions.first(where: { $0.attributeName == name }),
          let type = definition.attributeType
        else { return nil }
        return KeyAttribute(name: name, type: type)
      }
    }
    partition = attributes(.hash)
    sort = attributes(.range)
    self.attributes = partition + sort
  }

  /// Returns whether an attribute is part of the key.
  func contains(_ name: String) -> Bool {
    attributes.contains { $0.name == name }
  }
}

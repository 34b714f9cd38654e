import DynamockModel
import DynamockStorage

/// The checked primary key of an item: values of the schema's types, not empty, not too long.
struct PrimaryKey: Sendable {
  let partition: AttributeValue
  let sort: AttributeValue?
  /// Where the item stands in its table's keyspace.
  let rowKey: [UInt8]

  init(partition: AttributeValue, sort: AttributeValue?) {
    self.partition = partition
    self.sort = sort
    rowKey = RowKey.table(partition: partition, sort: sort)
  }
}

extension Table {
  /// The primary key of an item to be put.
  ///
  /// - Throws: a missing attribute, a wrong type, an empty value or too long a value, in that order
  ///   (fact sheet §8, §14).
  func primaryKey(ofItem item: Item) throws(DynamoDBError) -> PrimaryKey {
    try primaryKey { (attribute) throws(DynamoDBError) in
      guard let value = item[attribute.name] else {
        throw .invalid(Sentence.missingKey(attribute.name))
      }
      guard attribute.accepts(value) else {
        throw .invalid(
          Sentence.keyTypeMismatch(
            attribute.name, expected: attribute.type.rawValue, actual: value.typeName))
      }
      return value
    }
  }

  /// The primary key of a request's `Key`: exactly the key attributes, of their types.
  func primaryKey(ofLookup key: Item) throws(DynamoDBError) -> PrimaryKey {
    guard key.count == self.key.attributes.count else {
      throw .invalid(Sentence.keyDoesNotMatchSchema, .key(key, of: self))
    }
    return try primaryKey(matchingSchemaOf: key)
  }

  /// The primary key of an item whose every key fault AWS tells in one sentence, as in BatchWriteItem.
  func primaryKey(matchingSchemaOf item: Item) throws(DynamoDBError) -> PrimaryKey {
    try primaryKey { (attribute) throws(DynamoDBError) in
      guard let value = item[attribute.name], attribute.accepts(value) else {
        throw .invalid(Sentence.keyDoesNotMatchSchema, .key(item, of: self))
      }
      return value
    }
  }

  private func primaryKey(
    _ find: (KeyAttribute) throws(DynamoDBError) -> AttributeValue
  ) throws(DynamoDBError) -> PrimaryKey {
    guard let partitionAttribute = key.partition.first else { throw .resourceNotFound }
    let partition = try find(partitionAttribute)
    var sort: AttributeValue?
    if let attribute = key.sort.first { sort = try find(attribute) }
    try partitionAttribute.refuseEmpty(partition)
    if let attribute = key.sort.first, let sort { try attribute.refuseEmpty(sort) }
    if partition.keyLength > Limits.partitionKeyLength {
      throw .invalid(Sentence.partitionKeyTooLong)
    }
    if let sort, sort.keyLength > Limits.sortKeyLength { throw .invalid(Sentence.sortKeyTooLong) }
    return PrimaryKey(partition: partition, sort: sort)
  }
}

extension KeyAttribute {
  /// Whether a value has the type that the key asks for.
  func accepts(_ value: AttributeValue) -> Bool {
    switch (type, value) {
    case (.s, .string), (.n, .number), (.b, .binary): true
    default: false
    }
  }

  fileprivate func refuseEmpty(_ value: AttributeValue) throws(DynamoDBError) {
    guard value.isEmptyKey else { return }
    throw .invalid(Sentence.emptyKey(name, isBinary: type == .b))
  }
}

extension AttributeValue {
  /// Whether this is an empty string or an empty binary, which no key takes.
  var isEmptyKey: Bool {
    switch self {
    case .string(let text): text.isEmpty
    case .binary(let bytes): bytes.isEmpty
    default: false
    }
  }

  /// The bytes of a key value that count against the limits of keys.
  var keyLength: Int {
    switch self {
    case .string(let text): text.utf8.count
    case .binary(let bytes): bytes.count
    default: 0
    }
  }
}

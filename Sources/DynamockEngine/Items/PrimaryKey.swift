import DynamockModel
import DynamockStorage

/// The validated primary key of an item: its values have the schema's types, and are neither empty
/// nor too long.
struct PrimaryKey: Sendable {
  let partition: AttributeValue
  let sort: AttributeValue?
  /// The item's key in its table's keyspace.
  let rowKey: [UInt8]

  init(partition: AttributeValue, sort: AttributeValue?) {
    self.partition = partition
    self.sort = sort
    rowKey = RowKey.table(partition: partition, sort: sort)
  }
}

extension Table {
  /// Returns the primary key of an item to be stored.
  ///
  /// - Throws: an error for a missing attribute, a wrong type, an empty value or one that is too
  ///   long, in that order ([parity-suite], [dynalite-suite]).
  func primaryKey(ofItem item: some NamedAttributes) throws(EngineFault) -> PrimaryKey {
    try primaryKey(of: item) { attribute, value in
      guard let value else { return .key(.missing(attribute.name)) }
      return .key(.typeMismatch(attribute.name, expected: attribute.type, actual: value.typeName))
    }
  }

  /// Returns the primary key from a request's `Key`, which has exactly the key attributes and their
  /// types.
  func primaryKey(ofLookup key: Item) throws(EngineFault) -> PrimaryKey {
    guard key.count == self.key.attributes.count else {
      throw .key(.doesNotMatchSchema(.init(key, self)))
    }
    return try primaryKey(matchingSchemaOf: key)
  }

  /// Returns the primary key of an item, with the same message for all faults, as in
  /// BatchWriteItem.
  func primaryKey(matchingSchemaOf item: some NamedAttributes) throws(EngineFault) -> PrimaryKey {
    try primaryKey(of: item) { _, _ in .key(.doesNotMatchSchema(.init(item.item, self))) }
  }

  /// - Parameter fault: returns the fault of a key attribute whose value is missing or has another
  ///   type.
  @inline(__always)
  private func primaryKey(
    of item: some NamedAttributes, _ fault: (KeyAttribute, AttributeValue?) -> EngineFault
  ) throws(EngineFault) -> PrimaryKey {
    guard let partitionAttribute = key.partition.first else { throw .resourceNotFound }
    let sortAttribute = key.sort.first
    let (first, second) = item.values(of: partitionAttribute.name, sortAttribute?.name)
    guard let partition = first, partitionAttribute.accepts(partition) else {
      throw fault(partitionAttribute, first)
    }
    if let sortAttribute {
      guard let second, sortAttribute.accepts(second) else { throw fault(sortAttribute, second) }
    }
    try partitionAttribute.refuseEmpty(partition)
    if let sortAttribute, let second { try sortAttribute.refuseEmpty(second) }
    if partition.keyLength > Limits.partitionKeyLength {
      throw .key(.partitionTooLong)
    }
    if let second, second.keyLength > Limits.sortKeyLength { throw .key(.sortTooLong) }
    return PrimaryKey(partition: partition, sort: second)
  }
}

extension KeyAttribute {
  /// Returns whether a value has the type that the key requires.
  func accepts(_ value: AttributeValue) -> Bool {
    switch (type, value) {
    case (.s, .string), (.n, .number), (.b, .binary): true
    default: false
    }
  }

  fileprivate func refuseEmpty(_ value: AttributeValue) throws(EngineFault) {
    guard value.isEmptyKey else { return }
    throw .key(.empty(self))
  }
}

extension AttributeValue {
  /// Whether this is an empty string or binary value, which is not allowed in a key.
  var isEmptyKey: Bool {
    switch self {
    case .string(let text): text.isEmpty
    case .binary(let bytes): bytes.isEmpty
    default: false
    }
  }

  /// The number of bytes that count towards the limits of keys.
  var keyLength: Int {
    switch self {
    case .string(let text): text.utf8.count
    case .binary(let bytes): bytes.count
    default: 0
    }
  }
}

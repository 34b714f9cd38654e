extension AttributeValue {
  /// The value's part of the item's size, in bytes.
  ///
  /// Strings and binary values have their length, sets the sum of their members, lists and maps
  /// three bytes plus one per entry in addition to the entries ([aws-item-sizes]).
  public var size: Int {
    switch self {
    case .string(let text): text.utf8.count
    case .number(let number): number.size
    case .binary(let bytes): bytes.count
    case .bool, .null: 1
    case .stringSet(let members): members.reduce(0) { $0 + $1.utf8.count }
    case .numberSet(let members): members.reduce(0) { $0 + $1.size }
    case .binarySet(let members): members.reduce(0) { $0 + $1.count }
    case .list(let elements): elements.reduce(3) { $0 + 1 + $1.size }
    case .map(let entries): 3 + entries.count + entries.size
    case .malformed: 0
    }
  }
}

extension Item {
  /// The item's size in bytes: its names and values, without overhead.
  ///
  /// The limit of 409,600 bytes and capacity units are based on it ([aws-item-sizes],
  /// [parity-suite]).
  public var size: Int { attributes.reduce(0) { $0 + $1.size } }
}

extension Attribute {
  /// The attribute's part of the item's size: the bytes of its name and value.
  public var size: Int { name.utf8.count + value.size }
}

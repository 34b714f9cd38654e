extension AttributeValue {
  /// What the value adds to its item's size, in bytes.
  ///
  /// Text and binary as long as they are, sets the sum of their members, lists and maps three bytes
  /// and one for each entry besides their entries (fact sheet `semantics` §1; developer guide, page
  /// CapacityUnitCalculations).
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
  /// The item's size in bytes: names and values, without any overhead.
  ///
  /// This is what the limit of 409,600 bytes and the capacity units count (fact sheet `semantics`
  /// §1, captured on AWS).
  public var size: Int { attributes.reduce(0) { $0 + $1.size } }
}

extension Attribute {
  /// What the attribute adds to its item's size: the bytes of its name and its value.
  public var size: Int { name.utf8.count + value.size }
}

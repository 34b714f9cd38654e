extension AttributeValue {
  /// Whether two representations are the same, byte by byte, sets in the same order.
  ///
  /// Text is compared by its UTF-8 bytes, as DynamoDB does.
  public static func == (left: Self, right: Self) -> Bool {
    switch (left, right) {
    case (.string(let left), .string(let right)): left.hasSameBytes(as: right)
    case (.number(let left), .number(let right)): left == right
    case (.binary(let left), .binary(let right)): left == right
    case (.bool(let left), .bool(let right)): left == right
    case (.null, .null): true
    case (.stringSet(let left), .stringSet(let right)):
      left.elementsEqual(right) { $0.hasSameBytes(as: $1) }
    case (.numberSet(let left), .numberSet(let right)): left == right
    case (.binarySet(let left), .binarySet(let right)): left == right
    case (.list(let left), .list(let right)): left == right
    case (.map(let left), .map(let right)): left == right
    case (.malformed(let left), .malformed(let right)): left == right
    default: false
    }
  }

  /// Whether DynamoDB's `=` holds: same type and same value.
  ///
  /// The order of a set's members and of a map's entries does not count, that of a list's elements
  /// does (fact sheet `semantics` §5).
  public func isEqualValue(to other: AttributeValue) -> Bool {
    switch (self, other) {
    case (.stringSet(let own), .stringSet(let others)):
      own.count == others.count && Self.length(own) == Self.length(others)
        && Self.sorted(own).elementsEqual(Self.sorted(others)) {
          $0.hasSameBytes(as: $1)
        }
    case (.numberSet(let own), .numberSet(let others)):
      own.count == others.count && Set(own) == Set(others)
    case (.binarySet(let own), .binarySet(let others)):
      own.count == others.count && Self.length(own) == Self.length(others)
        && Set(own) == Set(others)
    case (.list(let own), .list(let others)):
      own.elementsEqual(others) { $0.isEqualValue(to: $1) }
    case (.map(let own), .map(let others)): own.isEqualValue(to: others)
    default: self == other
    }
  }

  /// How long the members are together.
  ///
  /// Comparing one long set with each of many short ones takes the time of the short ones so.
  private static func length(_ members: [String]) -> Int {
    members.reduce(0) { $0 + $1.utf8.count }
  }

  private static func length(_ members: [[UInt8]]) -> Int { members.reduce(0) { $0 + $1.count } }

  private static func sorted(_ members: [String]) -> [String] {
    members.sorted { $0.byteOrder(to: $1) == .before }
  }
}

extension Item {
  /// Whether two items, keys or maps hold equal values under the same names.
  public func isEqualValue(to other: Item) -> Bool {
    guard count == other.count else { return false }
    // Built for the first attribute that has another place, if there are many.
    var names: NameIndex?
    for (index, attribute) in attributes.enumerated() {
      // Most often both come in the same order.
      let twin = other.attributes[index]
      var value: AttributeValue?
      if twin.name.hasSameBytes(as: attribute.name) {
        value = twin.value
      } else if count <= NameIndex.smallCount {
        value = other[attribute.name]
      } else {
        let known = names ?? NameIndex(other.attributes.lazy.map(\.name))
        names = known
        value = known[attribute.name].map { other.attributes[$0].value }
      }
      guard let value, value.isEqualValue(to: attribute.value) else { return false }
    }
    return true
  }
}

extension Attribute {
  /// Whether both have the same name, byte by byte, and the same representation of a value.
  public static func == (left: Self, right: Self) -> Bool {
    left.name.hasSameBytes(as: right.name) && left.value == right.value
  }
}

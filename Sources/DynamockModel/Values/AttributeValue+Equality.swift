extension AttributeValue {
  /// Returns whether two representations are the same, byte for byte, with sets in the same order.
  ///
  /// Strings are compared by their UTF-8 bytes, as in DynamoDB.
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

  /// Returns whether DynamoDB's `=` is true: both have the same type and value.
  ///
  /// The order of a set's members and of a map's entries is ignored; that of a list's elements is
  /// not ([scylla-alternator]).
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

  /// Returns the total length of the members.
  ///
  /// It is compared first, so that comparing a long set with many short ones takes only the time of
  /// the short ones.
  private static func length(_ members: [String]) -> Int {
    members.reduce(0) { $0 + $1.utf8.count }
  }

  private static func length(_ members: [[UInt8]]) -> Int { members.reduce(0) { $0 + $1.count } }

  private static func sorted(_ members: [String]) -> [String] {
    members.sorted { $0.byteOrder(to: $1) == .before }
  }
}

extension Item {
  /// Returns whether two items, keys or maps have equal values for the same names.
  public func isEqualValue(to other: Item) -> Bool {
    guard count == other.count else { return false }
    // Created for the first attribute with a different position, if there are many.
    var names: NameIndex?
    for (index, attribute) in attributes.enumerated() {
      // Usually both are in the same order.
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
  /// Returns whether both have the same name, by bytes, and the same representation of a value.
  public static func == (left: Self, right: Self) -> Bool {
    left.name.hasSameBytes(as: right.name) && left.value == right.value
  }
}

import DynamockWire

extension JSONTree {
  /// The value of a whole number.
  var whole: Int? { double.flatMap { Int(exactly: $0.rounded()) } }

  /// Creates an object from the members that are not `nil`, in their order.
  static func object(of members: KeyValuePairs<String, JSONTree?>) -> JSONTree {
    .object(
      members.compactMap { name, value in value.map { JSONTree.Member(name: name, value: $0) } })
  }

  /// Returns an object with only the named members, in the order of the names.
  func only(_ names: [String]) -> JSONTree {
    .object(
      names.compactMap { name in self[name].map { JSONTree.Member(name: name, value: $0) } })
  }

  /// A nesting depth that is sufficient for all items: 32 levels of an attribute value are more
  /// than 64 of JSON.
  static let itemDepth = 100
}

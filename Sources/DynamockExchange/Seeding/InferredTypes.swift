import DynamockWire

/// The types of attributes that plain text did not state.
struct InferredTypes {
  private var types: [String: Set<String>] = [:]

  /// Adds the types of an item in DynamoDB JSON.
  mutating func add(_ item: JSONTree) {
    for member in item.members {
      guard let type = member.value.members.first?.name else { continue }
      add(type, of: member.name)
    }
  }

  /// Adds a type of an attribute.
  mutating func add(_ type: String, of attribute: String) {
    if types[attribute]?.contains(type) != true { types[attribute, default: []].insert(type) }
  }

  /// Adds those of another file.
  mutating func add(_ other: InferredTypes) {
    types.merge(other.types) { $0.union($1) }
  }

  /// The maximum number of attributes that are listed.
  private static let listed = 12

  /// The attributes with their types, such as `age N or NULL, id S`, or `nil` if there are none.
  var text: String? {
    guard !types.isEmpty else { return nil }
    let all = types.sorted { $0.key < $1.key }.map { name, types in
      "\(name) \(types.sorted().joined(separator: " or "))"
    }
    let others = all.count - Self.listed
    return all.prefix(Self.listed).joined(separator: ", ")
      + (others > 0 ? " and \(others) more" : "")
  }
}

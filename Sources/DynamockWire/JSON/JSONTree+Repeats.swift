extension JSONTree {
  /// The first name that an object in the tree has twice, or `nil` if there is none.
  ///
  /// Names are compared by bytes, as DynamoDB compares them.
  package var repeatedName: String? {
    switch self {
    case .object(let members):
      if let name = Self.repeatedName(among: members) { return name }
      for member in members {
        if let name = member.value.repeatedName { return name }
      }
      return nil
    case .array(let elements):
      for element in elements {
        if let name = element.repeatedName { return name }
      }
      return nil
    case .string, .number, .boolean, .null: return nil
    }
  }

  private static func repeatedName(among members: [Member]) -> String? {
    // A few names are compared faster than hashed.
    if members.count <= 8 {
      for (place, member) in members.enumerated() {
        for earlier in members[..<place] where earlier.name.utf8.elementsEqual(member.name.utf8) {
          return member.name
        }
      }
      return nil
    }
    var names: Set<[UInt8]> = []
    return members.first { !names.insert(Array($0.name.utf8)).inserted }?.name
  }
}

import DynamockTesting

extension JSONValue {
  /// Returns the place at which a document differs from this pattern, or `nil`.
  ///
  /// Unless `exactly` is set, objects may have more members than the pattern. In both cases the
  /// text `"(absent)"` stands for a member that must not exist, and `"(any)"` for one that must. An
  /// array that begins with `"(any order)"` matches its other elements in any order.
  func difference(from value: JSONValue, exactly: Bool, at path: String = "") -> String? {
    switch (self, value) {
    case (.string("(any)"), _): return nil
    case (.object(let pattern), .object(let members)):
      return Self.difference(pattern, members, exactly: exactly, at: path)
    case (.array(let pattern), .array(let elements)):
      if pattern.first == .string("(any order)") {
        return Self.unordered(Array(pattern.dropFirst()), elements, exactly: exactly, at: path)
      }
      guard pattern.count == elements.count else {
        return "\(path) has \(elements.count) elements instead of \(pattern.count)"
      }
      for (position, (expected, element)) in zip(pattern, elements).enumerated() {
        let path = "\(path)[\(position)]"
        if let difference = expected.difference(from: element, exactly: exactly, at: path) {
          return difference
        }
      }
      return nil
    case (.number, .number): return double == value.double ? nil : mismatch(value, path)
    default: return self == value ? nil : mismatch(value, path)
    }
  }

  private func mismatch(_ value: JSONValue, _ path: String) -> String {
    "\(path) is \("\(value)".prefix(400)) instead of \("\(self)".prefix(400))"
  }

  private static func difference(
    _ pattern: [String: JSONValue], _ members: [String: JSONValue], exactly: Bool, at path: String
  ) -> String? {
    for (name, expected) in pattern.sorted(by: { $0.key < $1.key }) {
      let path = path.isEmpty ? name : "\(path).\(name)"
      switch (expected, members[name]) {
      case (.string("(absent)"), nil): continue
      case (.string("(absent)"), let value?): return "\(path) is there: \(value)"
      case (_, nil): return "\(path) is missing"
      case (_, let value?):
        if let difference = expected.difference(from: value, exactly: exactly, at: path) {
          return difference
        }
      }
    }
    guard exactly, let extra = members.keys.sorted().first(where: { pattern[$0] == nil }) else {
      return nil
    }
    return "\(path).\(extra) should not be there"
  }

  private static func unordered(
    _ pattern: [JSONValue], _ elements: [JSONValue], exactly: Bool, at path: String
  ) -> String? {
    var rest = elements
    for expected in pattern {
      guard
        let position = rest.firstIndex(where: {
          expected.difference(from: $0, exactly: exactly) == nil
        })
      else { return "\(path) lacks \(expected)" }
      rest.remove(at: position)
    }
    return rest.first.map { "\(path) also has \($0)" }
  }
}

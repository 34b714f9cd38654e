import DynamockTesting

extension JSONValue {
  /// Returns the place at which a response differs from this captured one, or `nil`.
  ///
  /// `"<any>"` matches any value, `"<absent>"` a missing one, `"..."` allows further members, and
  /// `{"<unordered>": […]}` is a list in any order.
  func difference(ofCapturedTo answer: JSONValue, ordersSets: Bool, at path: String = "") -> String?
  {
    switch (self, answer) {
    case (.string("<any>"), _): return nil
    case (.object(let members), _) where members["<unordered>"] != nil:
      return Self.unordered(
        members["<unordered>"]?.elements ?? [], answer.elements, ordersSets, path)
    case (.object(let expected), .object(let members)):
      return Self.difference(of: expected, members, ordersSets, path)
    case (.array(let expected), .array(let elements)) where expected.count == elements.count:
      for (place, (want, got)) in zip(expected, elements).enumerated() {
        let path = "\(path)[\(place)]"
        if let found = want.difference(ofCapturedTo: got, ordersSets: ordersSets, at: path) {
          return found
        }
      }
      return nil
    case (.number, .number) where double == answer.double: return nil
    default:
      return self == answer
        ? nil : "\(path) is \("\(answer)".prefix(300)), not \("\(self)".prefix(300))"
    }
  }

  private static func difference(
    of expected: [String: JSONValue], _ members: [String: JSONValue], _ ordersSets: Bool,
    _ path: String
  ) -> String? {
    for (name, want) in expected.sorted(by: { $0.key < $1.key }) where name != "..." {
      let path = "\(path).\(name)"
      guard let got = members[name] else {
        if want == .string("<absent>") { continue }
        return "\(path) is missing"
      }
      if want == .string("<absent>") { return "\(path) is present: \(got)" }
      let isSet = ["SS", "NS", "BS"].contains(name) && !ordersSets
      let found = (isSet ? want.sorted : want).difference(
        ofCapturedTo: isSet ? got.sorted : got, ordersSets: ordersSets, at: path)
      if let found { return found }
    }
    let surplus = members.keys.sorted().first { expected[$0] == nil }
    return expected["..."] == nil ? surplus.map { "\(path).\($0) is present" } : nil
  }

  private static func unordered(
    _ expected: [JSONValue], _ elements: [JSONValue]?, _ ordersSets: Bool, _ path: String
  ) -> String? {
    guard var rest = elements, rest.count == expected.count else {
      return "\(path) has another length"
    }
    for want in expected {
      let place = rest.firstIndex {
        want.difference(ofCapturedTo: $0, ordersSets: ordersSets) == nil
      }
      guard let place else { return "\(path) lacks \(want)" }
      rest.remove(at: place)
    }
    return nil
  }

  /// The elements of an array of texts in order.
  private var sorted: JSONValue {
    guard let elements else { return self }
    return .array(elements.sorted { "\($0)" < "\($1)" })
  }
}

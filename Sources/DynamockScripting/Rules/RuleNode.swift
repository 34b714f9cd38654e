import DynamockModel
import DynamockWire

/// A value in a rule's JSON, with its path for error messages.
struct RuleNode {
  let tree: JSONTree
  let path: String

  /// Creates an error about the value.
  func refused(_ wanted: String) -> ScriptingError { .badRule(path: path, wanted: wanted) }

  /// Returns a part of the value.
  func member(_ name: String, _ tree: JSONTree) -> RuleNode {
    RuleNode(tree: tree, path: path.isEmpty ? name : "\(path).\(name)")
  }

  /// Returns the members of an object by name; null counts as absent, and `comment` is allowed
  /// everywhere.
  /// - Throws: An error for a value that is not an object, and for unknown names.
  func members(knowing known: [String]) throws(ScriptingError) -> [String: RuleNode] {
    guard case .object(let members) = tree else { throw refused("not an object") }
    var found: [String: RuleNode] = [:]
    for member in members where member.name != "comment" {
      guard known.contains(member.name) else {
        throw self.member(member.name, .null).unknown(among: known)
      }
      let node = self.member(member.name, member.value)
      guard found[member.name] == nil else { throw node.refused("given twice") }
      if member.value != .null { found[member.name] = node }
    }
    return found
  }

  /// Creates an error about the value's name, with the nearest known name.
  func unknown(among known: [String]) -> ScriptingError {
    let name = path.split(separator: ".").last.map(String.init) ?? path
    return refused("not known here" + Self.suggestion(for: name, among: known))
  }

  /// Returns the nearest name, or all names if none is similar.
  static func suggestion(for name: String, among known: [String]) -> String {
    if let nearest = Spelling.nearest(to: name, among: known) {
      return "; did you mean \(nearest)?"
    }
    return known.count <= 40 ? "; it may be: \(known.joined(separator: ", "))" : ""
  }

  /// Returns all members of an object.
  func anyMembers() throws(ScriptingError) -> [RuleNode] {
    try namedMembers().map(\.node)
  }

  /// Returns all members of an object with their names.
  func namedMembers() throws(ScriptingError) -> [(name: String, node: RuleNode)] {
    guard case .object(let members) = tree else { throw refused("not an object") }
    return members.map { ($0.name, member($0.name, $0.value)) }
  }

  /// Returns the elements of an array.
  func elements() throws(ScriptingError) -> [RuleNode] {
    guard case .array(let elements) = tree else { throw refused("not a list") }
    return elements.enumerated().map { RuleNode(tree: $1, path: "\(path)[\($0)]") }
  }

  /// Returns the value, or its elements if it is an array.
  func oneOrMore() throws(ScriptingError) -> [RuleNode] {
    guard case .array = tree else { return [self] }
    let elements = try elements()
    guard !elements.isEmpty else { throw refused("an empty list") }
    return elements
  }

  func text() throws(ScriptingError) -> String {
    guard case .string(let text) = tree else { throw refused("not a string") }
    return text
  }

  func flag() throws(ScriptingError) -> Bool {
    guard case .boolean(let flag) = tree else { throw refused("neither true nor false") }
    return flag
  }

  func integer(_ range: ClosedRange<Int>) throws(ScriptingError) -> Int {
    guard let number = tree.integer, range.contains(number) else {
      throw refused("not an integer from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  func number(_ range: ClosedRange<Double>) throws(ScriptingError) -> Double {
    guard let number = tree.double, range.contains(number) else {
      throw refused("not a number from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  /// Returns a number of seconds, in milliseconds.
  func milliseconds() throws(ScriptingError) -> Int64 {
    Int64((try number(0...10_000_000) * 1000).rounded())
  }

  /// Returns one of several words.
  func word<Word: RawRepresentable & CaseIterable>() throws(ScriptingError) -> Word
  where Word.RawValue == String {
    let text = try text()
    if let word = Word(rawValue: text) { return word }
    let known = Word.allCases.map(\.rawValue)
    throw refused("\"\(text)\"" + Self.suggestion(for: text, among: known))
  }
}

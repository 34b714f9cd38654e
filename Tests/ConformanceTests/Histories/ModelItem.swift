import DynamockTesting

/// The key of an item of the history's table: `p`, text, and `s`, a whole number.
struct ModelKey: Hashable, Comparable {
  let p: String
  let s: Int

  static func < (left: Self, right: Self) -> Bool { (left.p, left.s) < (right.p, right.s) }

  /// The key as JSON.
  var json: JSONValue { .object(fields) }

  /// The key's attributes.
  var fields: [String: JSONValue] { ["p": .text(p), "s": .number(s)] }
}

/// An item of the model: attributes by name, values as DynamoDB's JSON.
struct ModelItem: Equatable {
  let key: ModelKey
  var attributes: [String: JSONValue]

  init(_ key: ModelKey, _ attributes: [String: JSONValue] = [:]) {
    self.key = key
    self.attributes = attributes
  }

  /// All attributes, the key's among them.
  var json: JSONValue { .object(attributes.merging(key.fields) { $1 }) }

  /// Returns the whole number of an attribute.
  func number(_ name: String) -> Int? { attributes[name]?["N"]?.text.flatMap { Int($0) } }

  /// Returns the text of an attribute.
  func text(_ name: String) -> String? { attributes[name]?["S"]?.text }

  /// Returns the members of a set of texts.
  func members(_ name: String) -> Set<String> {
    Set(attributes[name]?["SS"]?.elements?.compactMap(\.text) ?? [])
  }

  /// The size in bytes by the rules of [aws-item-sizes], for the types that histories use.
  var size: Int {
    attributes.merging(key.fields) { $1 }.reduce(0) { $0 + $1.key.utf8.count + $1.value.size }
  }
}

extension JSONValue {
  /// Returns a value of type S.
  static func text(_ text: String) -> JSONValue { .object(["S": .string(text)]) }
  /// Returns a value of type N.
  static func number(_ number: Int) -> JSONValue { .object(["N": .string("\(number)")]) }
  /// Returns a value of type SS.
  static func set(_ members: Set<String>) -> JSONValue {
    .object(["SS": .array(members.sorted().map(JSONValue.string))])
  }

  /// The same document with the members of sets sorted, because sets are unordered.
  var settled: JSONValue {
    switch self {
    case .object(let members):
      guard members.count == 1, case .array(let elements)? = members["SS"] else {
        return .object(members.mapValues(\.settled))
      }
      return .object(["SS": .array(elements.sorted { ($0.text ?? "") < ($1.text ?? "") })])
    case .array(let elements): return .array(elements.map(\.settled))
    default: return self
    }
  }

  fileprivate var size: Int {
    if let text = self["S"]?.text { return text.utf8.count }
    if let members = self["SS"]?.elements {
      return members.reduce(0) { $0 + ($1.text?.utf8.count ?? 0) }
    }
    guard let number = self["N"]?.text, number != "0" else { return 1 }
    let isNegative = number.hasPrefix("-")
    var digits = number.drop { $0 == "-" }
    while digits.last == "0" { digits.removeLast() }
    return 1 + (digits.count + 1) / 2 + (isNegative ? 1 : 0)
  }
}

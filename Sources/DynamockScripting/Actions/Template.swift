import DynamockModel
import DynamockWire

/// A placeholder in a response that is replaced for each request.
enum Template {
  /// A value of the request.
  case from(JSONPath)
  /// The number of times the rule was applied.
  case count
  /// The current time of the database's clock.
  case now(isText: Bool)
  /// A new identifier.
  case uuid
  /// An object whose only member begins with `$` and is not a template.
  case malformed(String)

  /// Parses a template; returns `nil` for other JSON.
  init?(_ tree: JSONTree) {
    guard case .object(let members) = tree, members.count == 1, let member = members.first,
      member.name.hasPrefix("$")
    else { return nil }
    switch (member.name, member.value) {
    case ("$from", .string(let text)):
      guard let path = JSONPath(text) else {
        self = .malformed("a template without a path: \"\(text)\"")
        return
      }
      self = .from(path)
    case ("$count", .boolean(true)): self = .count
    case ("$now", .string("iso")): self = .now(isText: true)
    case ("$now", .string("seconds")): self = .now(isText: false)
    case ("$uuid", .boolean(true)): self = .uuid
    default:
      self = .malformed(
        "no template"
          + RuleNode.suggestion(for: member.name, among: ["$from", "$count", "$now", "$uuid"]))
    }
  }

  /// The values for templates.
  struct Values {
    var input: JSONTree
    var count: Int
    var now: Timestamp
  }

  /// The maximum number of bytes that the templates of one response may insert.
  private static let largestFilling = 64 * 1024 * 1024

  /// Returns whether the templates of JSON values insert no more than the maximum.
  /// - Parameter length: The length of the request in bytes, which no inserted value exceeds.
  static func isBounded(_ trees: [JSONTree], length: Int) -> Bool {
    let count = trees.reduce(0) { $0 + copies(in: $1) }
    let (bytes, isTooMany) = count.multipliedReportingOverflow(by: length)
    return !isTooMany && bytes <= largestFilling
  }

  /// Returns the number of request values that a JSON value copies.
  private static func copies(in tree: JSONTree) -> Int {
    if case .from? = Template(tree) { return 1 }
    switch tree {
    case .object(let members): return members.reduce(0) { $0 + copies(in: $1.value) }
    case .array(let elements): return elements.reduce(0) { $0 + copies(in: $1) }
    default: return 0
    }
  }

  /// Returns JSON with its templates replaced.
  /// - Parameter isText: Whether the value must be text, as in the `N` of an attribute value.
  static func filled(_ tree: JSONTree, with values: Values, isText: Bool = false) -> JSONTree {
    if let template = Template(tree) { return template.value(values, isText: isText) }
    switch tree {
    case .object(let members):
      return .object(
        members.map { member in
          let isText = member.name == "N" || member.name == "S"
          return .init(
            name: member.name,
            value: filled(member.value, with: values, isText: isText && members.count == 1))
        })
    case .array(let elements):
      return .array(elements.map { filled($0, with: values, isText: isText) })
    default: return tree
    }
  }

  private func value(_ values: Values, isText: Bool) -> JSONTree {
    switch self {
    case .from(let path): return values.input[path: path] ?? .null
    case .count: return Self.number(String(values.count), isText)
    case .now(true): return .string(values.now.utcText + "Z")
    case .now(false): return Self.number(String(values.now.milliseconds / 1000), isText)
    case .uuid: return .string(Self.freshIdentifier())
    case .malformed: return .null
    }
  }

  private static func number(_ text: String, _ isText: Bool) -> JSONTree {
    isText ? .string(text) : .number(text)
  }

  /// Returns a random UUID ([rfc-9562], version 4).
  private static func freshIdentifier() -> String {
    var bytes = (0..<16).map { _ in UInt8.random(in: .min ... .max) }
    bytes[6] = bytes[6] & 0x0F | 0x40
    bytes[8] = bytes[8] & 0x3F | 0x80
    return Hexadecimal.identifier(of: bytes)
  }
}

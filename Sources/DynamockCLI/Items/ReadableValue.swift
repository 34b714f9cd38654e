import DynamockWire

/// Attribute values in DynamoDB JSON, formatted for people.
enum ReadableValue {
  /// Returns the type of a value, such as `S`.
  static func type(of value: JSONTree) -> String { value.members.first?.name ?? "" }

  /// Returns a value on one line: text as it is, an empty one and text within collections in quotation
  /// marks.
  static func text(of value: JSONTree, isNested: Bool = false) -> String {
    guard let member = value.members.first else { return value.json }
    return switch (member.name, member.value) {
    case ("S", .string(let text)): isNested || text.isEmpty ? JSONTree.string(text).json : text
    case ("N", .string(let digits)): digits
    case ("B", .string(let base64)): "base64(\(base64))"
    case ("BOOL", .boolean(let flag)): "\(flag)"
    case ("NULL", _): "null"
    case ("L", .array(let elements)):
      "[" + elements.map { text(of: $0, isNested: true) }.joined(separator: ", ") + "]"
    case ("M", .object(let members)):
      "{"
        + members.map { "\($0.name): \(text(of: $0.value, isNested: true))" }
        .joined(separator: ", ") + "}"
    case ("SS", .array(let elements)): "{" + elements.map(\.json).joined(separator: ", ") + "}"
    case ("NS", .array(let elements)):
      "{" + elements.compactMap(\.text).joined(separator: ", ") + "}"
    case ("BS", .array(let elements)):
      "{" + elements.compactMap(\.text).map { "base64(\($0))" }.joined(separator: ", ") + "}"
    default: member.value.json
    }
  }
}

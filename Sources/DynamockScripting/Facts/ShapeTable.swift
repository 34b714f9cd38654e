package import DynamockModel

/// The type of the value of a member of the API.
package indirect enum ShapeKind: Sendable, Hashable {
  case string, integer, double, boolean, blob, timestamp
  /// An attribute value, such as `{"S":"text"}`.
  case attributeValue
  /// The text of a number inside an attribute value.
  case numberText
  /// A structure of the model.
  case structure(String)
  case list(ShapeKind)
  case map(ShapeKind)
}

/// The members of all inputs, outputs and structures of the API.
package struct ShapeTable: Sendable {
  /// The table of the model, parsed on first use.
  package static let model = ShapeTable(parsing: text)

  private var shapes: [String: [(name: String, kind: ShapeKind)]] = [:]

  /// Parses a table of one line per shape: its name, then `member:kind`.
  init(parsing text: String) {
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ")
      guard let name = words.first else { continue }
      shapes[String(name)] = words.dropFirst().compactMap { word in
        guard let colon = word.firstIndex(of: ":") else { return nil }
        return (String(word[..<colon]), Self.kind(word[word.index(after: colon)...]))
      }
    }
  }

  private static func kind(_ text: Substring) -> ShapeKind {
    let rest = text.dropFirst()
    switch text.first {
    case "A": return .attributeValue
    case "{": return .structure(String(rest))
    case "[": return .list(kind(rest))
    case "<": return .map(kind(rest))
    case "i": return .integer
    case "d": return .double
    case "b": return .boolean
    case "B": return .blob
    case "t": return .timestamp
    default: return .string
    }
  }

  /// Returns the shape of an operation's input.
  package static func input(of operation: Operation) -> ShapeKind {
    .structure(operation.name + "?")
  }

  /// Returns the shape of an operation's output.
  package static func output(of operation: Operation) -> ShapeKind {
    .structure(operation.name + "!")
  }

  /// Returns the members of a structure.
  package func members(of structure: String) -> [(name: String, kind: ShapeKind)] {
    shapes[structure] ?? []
  }

  /// Returns the type of a structure's member, or `nil` if it has no member with this name.
  package func kind(of member: String, in structure: String) -> ShapeKind? {
    shapes[structure]?.first { $0.name == member }?.kind
  }

  /// Returns the type of the value inside an attribute value, or `nil` for an unknown type.
  package static func kind(ofType type: String) -> ShapeKind? {
    switch type {
    case "S": .string
    case "N": .numberText
    case "B": .blob
    case "BOOL", "NULL": .boolean
    case "SS", "BS": .list(.string)
    case "NS": .list(.numberText)
    case "L": .list(.attributeValue)
    case "M": .map(.attributeValue)
    default: nil
    }
  }

  /// The types of attribute values.
  package static let types = ["S", "N", "B", "BOOL", "NULL", "SS", "NS", "BS", "L", "M"]

  /// Returns a description of a structure.
  static func title(of structure: String) -> String {
    structure.last == "?" || structure.last == "!" ? String(structure.dropLast()) : structure
  }
}

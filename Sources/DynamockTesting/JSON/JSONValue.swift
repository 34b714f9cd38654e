import DynamockModel

/// A JSON document for tests: members in any order, numbers as written.
public indirect enum JSONValue: Sendable, Hashable {
  /// Named members; objects are equal regardless of the order.
  case object([String: JSONValue])
  /// Elements in order.
  case array([JSONValue])
  /// A string.
  case string(String)
  /// A number, as its text.
  case number(String)
  /// A Boolean.
  case bool(Bool)
  /// `null`.
  case null

  /// The member with a name, or `nil` if this is not an object or does not have the member.
  public subscript(name: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members[name]
  }

  /// The element at a position, or `nil` if this is not an array or has fewer elements.
  public subscript(position: Int) -> JSONValue? {
    guard case .array(let elements) = self, elements.indices.contains(position) else { return nil }
    return elements[position]
  }

  /// The string, if this is a string.
  public var text: String? {
    guard case .string(let text) = self else { return nil }
    return text
  }

  /// The number, if this is one.
  public var double: Double? {
    guard case .number(let text) = self else { return nil }
    return Double(text)
  }

  /// The elements, if this is an array.
  public var elements: [JSONValue]? {
    guard case .array(let elements) = self else { return nil }
    return elements
  }

  /// The members, if this is an object.
  public var members: [String: JSONValue]? {
    guard case .object(let members) = self else { return nil }
    return members
  }
}

extension JSONValue: CustomStringConvertible {
  /// The document without white space, with members sorted by name.
  public var description: String {
    switch self {
    case .object(let members):
      let texts = members.sorted { $0.key < $1.key }.map { "\(Self.quoted($0.key)):\($0.value)" }
      return "{\(texts.joined(separator: ","))}"
    case .array(let elements):
      return "[\(elements.map(\.description).joined(separator: ","))]"
    case .string(let text): return Self.quoted(text)
    case .number(let text): return text
    case .bool(let value): return value ? "true" : "false"
    case .null: return "null"
    }
  }

  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case _ where scalar.value < 0x20:
        quoted += "\\u" + Hexadecimal.text(scalar.value, digits: 4)
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}

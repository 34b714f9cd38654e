/// A value of JSON in the making.
final class JSONNode {
  private enum Content {
    case text(String)
    case array([JSONNode])
    case object([String: JSONNode])
  }

  /// An object if nothing is written, as Foundation has it.
  private var content = Content.object([:])

  /// The number of elements, if it is an array.
  var count: Int { if case .array(let elements) = content { elements.count } else { 0 } }

  /// Writes any value.
  func write(_ value: some Encodable) throws {
    switch value {
    case let text as String: write(text: text)
    default: try value.encode(to: JSONNodeEncoder(node: self))
    }
  }

  /// Writes a text.
  func write(text: String) { content = .text(Self.quoted(text)) }

  /// Writes a number, `true`, `false`, or `null`.
  func write(word: String) { content = .text(word) }

  /// Begins an array, unless one has begun.
  func becomeArray() { if case .array = content {} else { content = .array([]) } }

  /// Returns a new element of the array.
  func element() -> JSONNode {
    guard case .array(let elements) = content else { return self }
    let node = JSONNode()
    content = .array(elements + [node])
    return node
  }

  /// Returns the new member of the object with a name.
  func member(_ name: String) -> JSONNode {
    guard case .object(var members) = content else { return self }
    let node = JSONNode()
    members[name] = node
    content = .object(members)
    return node
  }

  /// Returns the text, indented and with the members of objects in the order of their names.
  func text(indentation: String) -> String {
    switch content {
    case .text(let text): text
    case .array(let elements):
      Self.lines(elements.map { ("", $0) }, between: "[", and: "]", indentation)
    case .object(let members):
      Self.lines(
        members.sorted { $0.key < $1.key }.map { (Self.quoted($0.key) + " : ", $0.value) },
        between: "{", and: "}", indentation)
    }
  }

  private static func lines(
    _ parts: [(start: String, node: JSONNode)], between start: String, and end: String,
    _ indentation: String
  ) -> String {
    let inner = indentation + "  "
    let lines = parts.map { inner + $0.start + $0.node.text(indentation: inner) }
    return start + "\n" + lines.joined(separator: ",\n") + "\n" + indentation + end
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += #"\""#
      case "\\": result += #"\\"#
      case "/": result += #"\/"#
      case "\n": result += #"\n"#
      case "\r": result += #"\r"#
      case "\t": result += #"\t"#
      case "\u{8}": result += #"\b"#
      case "\u{C}": result += #"\f"#
      case "\0"..<" ":
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}

import DynamockModel

/// A value of a policy document, and where its text begins.
package struct PolicyJSON: Sendable {
  /// The value.
  package let content: Content
  /// The offset of its first byte.
  package let offset: Int

  /// The kinds of JSON values.
  package indirect enum Content: Sendable {
    /// Members, in the order written.
    case object([Member])
    /// A list.
    case array([PolicyJSON])
    /// A string without its escapes.
    case string(String)
    /// A number or a boolean, as it is written.
    case literal(String)
    /// `null`.
    case null
  }

  /// A member of an object.
  package struct Member: Sendable {
    /// The name.
    package let name: String
    /// The offset of its name.
    package let offset: Int
    /// The value.
    package let value: PolicyJSON
  }

  /// Reads a document, or returns `nil` if the text is not JSON.
  package init?(_ text: String) {
    var parser = PolicyJSONParser(Array(text.utf8))
    guard let value = parser.document() else { return nil }
    self = value
  }

  init(_ content: Content, at offset: Int) {
    self.content = content
    self.offset = offset
  }

  /// The members, or `nil` for another kind of value.
  package var members: [Member]? { if case .object(let members) = content { members } else { nil } }

  /// The text of a string, or `nil` for another kind of value.
  package var text: String? { if case .string(let text) = content { text } else { nil } }

  /// The elements of a list, or the value itself.
  package var elements: [PolicyJSON] {
    if case .array(let elements) = content { elements } else { [self] }
  }
}

/// A strict reader of JSON, as small as policies are.
private struct PolicyJSONParser {
  private let bytes: [UInt8]
  private var position = 0
  /// Levels of nesting; the language of policies has six.
  private var depth = 0
  private static let deepest = 32

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func document() -> PolicyJSON? {
    guard let value = value() else { return nil }
    skipBlanks()
    return position == bytes.count ? value : nil
  }

  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skipBlanks() {
    while let byte = next, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D {
      position += 1
    }
  }

  /// Skips blanks and one byte, or returns `false` if another one follows.
  private mutating func skip(_ byte: Character) -> Bool {
    skipBlanks()
    guard let value = byte.asciiValue, next == value else { return false }
    position += 1
    return true
  }

  private mutating func value() -> PolicyJSON? {
    skipBlanks()
    let start = position
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.deepest, let first = next else { return nil }
    let content: PolicyJSON.Content? =
      switch first {
      case UInt8(ascii: "{"): object()
      case UInt8(ascii: "["): array()
      case UInt8(ascii: "\""): string().map { .string($0) }
      default: literal()
      }
    return content.map { PolicyJSON($0, at: start) }
  }

  private mutating func object() -> PolicyJSON.Content? {
    guard skip("{") else { return nil }
    if skip("}") { return .object([]) }
    var members: [PolicyJSON.Member] = []
    repeat {
      skipBlanks()
      let start = position
      guard let name = string(), skip(":"), let value = value() else { return nil }
      members.append(.init(name: name, offset: start, value: value))
    } while skip(",")
    return skip("}") ? .object(members) : nil
  }

  private mutating func array() -> PolicyJSON.Content? {
    guard skip("[") else { return nil }
    if skip("]") { return .array([]) }
    var elements: [PolicyJSON] = []
    repeat {
      guard let value = value() else { return nil }
      elements.append(value)
    } while skip(",")
    return skip("]") ? .array(elements) : nil
  }

  private mutating func literal() -> PolicyJSON.Content? {
    let start = position
    while let byte = next, Self.isLiteral(byte) { position += 1 }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    switch text {
    case "null": return .null
    case "true", "false": return .literal(text)
    default: return Self.isNumber(text) ? .literal(text) : nil
    }
  }

  private static func isLiteral(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: "E"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
      true
    default: false
    }
  }

  /// Whether a text is a number by JSON's grammar.
  private static func isNumber(_ text: String) -> Bool {
    var rest = text.utf8[...]
    func digits() -> Int {
      let count = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }.count
      rest = rest.dropFirst(count)
      return count
    }
    if rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
    let leadsWithZero = rest.first == UInt8(ascii: "0")
    let whole = digits()
    guard whole > 0, !(leadsWithZero && whole > 1) else { return false }
    if rest.first == UInt8(ascii: ".") {
      rest = rest.dropFirst()
      guard digits() > 0 else { return false }
    }
    if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
      rest = rest.dropFirst()
      if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") {
        rest = rest.dropFirst()
      }
      guard digits() > 0 else { return false }
    }
    return rest.isEmpty
  }

  // MARK: Strings

  private mutating func string() -> String? {
    guard next == UInt8(ascii: "\"") else { return nil }
    position += 1
    var text: [UInt8] = []
    while let byte = next {
      position += 1
      switch byte {
      case UInt8(ascii: "\""): return String(validating: text, as: UTF8.self)
      case UInt8(ascii: "\\"):
        guard let scalar = escape() else { return nil }
        text += Array(String(scalar).utf8)
      case 0..<0x20: return nil
      default: text.append(byte)
      }
    }
    return nil
  }

  private mutating func escape() -> Unicode.Scalar? {
    guard let byte = next else { return nil }
    position += 1
    switch byte {
    case UInt8(ascii: "\""): return "\""
    case UInt8(ascii: "\\"): return "\\"
    case UInt8(ascii: "/"): return "/"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): return codeUnits()
    default: return nil
    }
  }

  /// The scalar of four hexadecimal digits, or of a pair of surrogates.
  private mutating func codeUnits() -> Unicode.Scalar? {
    guard let high = codeUnit() else { return nil }
    guard (0xD800..<0xDC00).contains(high) else { return Unicode.Scalar(high) }
    guard next == UInt8(ascii: "\\") else { return nil }
    position += 1
    guard next == UInt8(ascii: "u") else { return nil }
    position += 1
    guard let low = codeUnit(), (0xDC00..<0xE000).contains(low) else { return nil }
    return Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
  }

  private mutating func codeUnit() -> UInt32? {
    guard position + 4 <= bytes.count else { return nil }
    defer { position += 4 }
    return Hexadecimal.number(of: bytes[position..<position + 4]).map(UInt32.init)
  }
}

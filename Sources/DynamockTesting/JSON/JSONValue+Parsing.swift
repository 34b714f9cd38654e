import DynamockModel

extension JSONValue {
  /// Parses a document, or returns `nil` if it is not JSON.
  public init?(parsing bytes: some Collection<UInt8>) {
    var parser = JSONValueParser(bytes: Array(bytes))
    guard let value = parser.value(), parser.isAtEnd() else { return nil }
    self = value
  }

  /// Parses a document, or returns `nil` if it is not JSON.
  public init?(parsing text: String) { self.init(parsing: text.utf8) }
}

/// A simple recursive parser for tests, which assumes that documents are small and shallow.
private struct JSONValueParser {
  let bytes: [UInt8]
  var position = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  mutating func isAtEnd() -> Bool { next() == nil }

  mutating func value() -> JSONValue? {
    switch next() {
    case UInt8(ascii: "{"): object()
    case UInt8(ascii: "["): array()
    case UInt8(ascii: "\""): string().map(JSONValue.string)
    case UInt8(ascii: "t"): literal("true", .bool(true))
    case UInt8(ascii: "f"): literal("false", .bool(false))
    case UInt8(ascii: "n"): literal("null", .null)
    case nil: nil
    default: number()
    }
  }

  /// Returns the next byte that is not white space, without consuming it.
  private mutating func next() -> UInt8? {
    while position < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[position]) {
      position += 1
    }
    return position < bytes.count ? bytes[position] : nil
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard next() == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  private mutating func object() -> JSONValue? {
    var members: [String: JSONValue] = [:]
    guard take("{") else { return nil }
    if take("}") { return .object(members) }
    repeat {
      guard next() == UInt8(ascii: "\""), let name = string(), take(":"), let value = value() else {
        return nil
      }
      members[name] = value
    } while take(",")
    return take("}") ? .object(members) : nil
  }

  private mutating func array() -> JSONValue? {
    var elements: [JSONValue] = []
    guard take("[") else { return nil }
    if take("]") { return .array(elements) }
    repeat {
      guard let value = value() else { return nil }
      elements.append(value)
    } while take(",")
    return take("]") ? .array(elements) : nil
  }

  private mutating func literal(_ text: String, _ value: JSONValue) -> JSONValue? {
    guard bytes[position...].starts(with: text.utf8) else { return nil }
    position += text.utf8.count
    return value
  }

  private mutating func number() -> JSONValue? {
    let start = position
    while position < bytes.count, "+-.eE0123456789".utf8.contains(bytes[position]) { position += 1 }
    return position > start
      ? .number(String(decoding: bytes[start..<position], as: UTF8.self)) : nil
  }

  private mutating func string() -> String? {
    position += 1
    var text: [UInt8] = []
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"):
        guard let scalar = escape() else { return nil }
        text.append(contentsOf: String(scalar).utf8)
      default: text.append(byte)
      }
    }
    return nil
  }

  private mutating func escape() -> Unicode.Scalar? {
    guard position < bytes.count else { return nil }
    defer { position += 1 }
    switch bytes[position] {
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "u"): return unicodeEscape()
    case let byte: return Unicode.Scalar(byte)
    }
  }

  private mutating func unicodeEscape() -> Unicode.Scalar? {
    guard let unit = codeUnit(at: position + 1) else { return nil }
    position += 4
    guard unit & 0xFC00 == 0xD800 else { return Unicode.Scalar(unit) }
    guard let low = codeUnit(at: position + 3) else { return nil }
    position += 6
    return Unicode.Scalar(0x10000 + (unit & 0x3FF) << 10 + (low & 0x3FF))
  }

  private func codeUnit(at start: Int) -> UInt32? {
    guard start + 4 <= bytes.count else { return nil }
    return Hexadecimal.number(of: bytes[start..<start + 4]).map(UInt32.init)
  }
}

/// A JSON value that keeps the order of its members, unlike Foundation's.
///
/// The model's order matters: AWS reports faults in this order.
indirect enum OrderedJSON {
  case object([(name: String, value: OrderedJSON)])
  case array([OrderedJSON])
  case string(String)
  case number(Double)
  case bool(Bool)
  case null

  subscript(name: String) -> OrderedJSON? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name == name }?.value
  }

  var members: [(name: String, value: OrderedJSON)] {
    if case .object(let members) = self { return members }
    return []
  }

  var elements: [OrderedJSON] {
    if case .array(let elements) = self { return elements }
    return []
  }

  var text: String? {
    if case .string(let text) = self { return text }
    return nil
  }

  var integer: Int? {
    if case .number(let number) = self { return Int(exactly: number) }
    return nil
  }

  var isTrue: Bool {
    if case .bool(true) = self { return true }
    return false
  }
}

/// The fault of a model file that is not JSON.
struct MalformedModel: Error, CustomStringConvertible {
  var offset: Int
  var description: String { "not JSON at byte \(offset)" }
}

/// Parses JSON to ``OrderedJSON``.
struct OrderedJSONParser {
  private var bytes: [UInt8]
  private var offset = 0

  static func parse(_ bytes: [UInt8]) throws(MalformedModel) -> OrderedJSON {
    var parser = OrderedJSONParser(bytes: bytes)
    let value = try parser.value()
    parser.skipSpace()
    guard parser.offset == bytes.count else { throw parser.fault }
    return value
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private var fault: MalformedModel { MalformedModel(offset: offset) }

  private mutating func skipSpace() {
    while offset < bytes.count, bytes[offset] <= 0x20 { offset += 1 }
  }

  private mutating func peek() throws(MalformedModel) -> Character {
    skipSpace()
    guard offset < bytes.count else { throw fault }
    return Character(UnicodeScalar(bytes[offset]))
  }

  private mutating func expect(_ character: Character) throws(MalformedModel) {
    guard try peek() == character else { throw fault }
    offset += 1
  }

  private mutating func value() throws(MalformedModel) -> OrderedJSON {
    switch try peek() {
    case "{": return .object(try object())
    case "[": return .array(try array())
    case "\"": return .string(try string())
    default: return try scalar()
    }
  }

  private mutating func object() throws(MalformedModel) -> [(name: String, value: OrderedJSON)] {
    var members: [(name: String, value: OrderedJSON)] = []
    try expect("{")
    while try peek() != "}" {
      if !members.isEmpty { try expect(",") }
      skipSpace()
      let name = try string()
      try expect(":")
      members.append((name, try value()))
    }
    try expect("}")
    return members
  }

  private mutating func array() throws(MalformedModel) -> [OrderedJSON] {
    var elements: [OrderedJSON] = []
    try expect("[")
    while try peek() != "]" {
      if !elements.isEmpty { try expect(",") }
      elements.append(try value())
    }
    try expect("]")
    return elements
  }

  private mutating func string() throws(MalformedModel) -> String {
    try expect("\"")
    var text: [UInt8] = []
    while offset < bytes.count, bytes[offset] != UInt8(ascii: "\"") {
      if bytes[offset] == UInt8(ascii: "\\") {
        offset += 1
        text.append(contentsOf: try escape())
      } else {
        text.append(bytes[offset])
        offset += 1
      }
    }
    try expect("\"")
    return String(decoding: text, as: UTF8.self)
  }

  private mutating func escape() throws(MalformedModel) -> [UInt8] {
    guard offset < bytes.count else { throw fault }
    let escaped = bytes[offset]
    offset += 1
    switch escaped {
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "r"): return [0x0D]
    case UInt8(ascii: "u"):
      // Patterns of the model contain no surrogates as JSON escapes, only as regular expressions.
      let digits = String(decoding: bytes[offset..<min(offset + 4, bytes.count)], as: UTF8.self)
      guard let code = UInt32(digits, radix: 16), let scalar = UnicodeScalar(code) else {
        throw fault
      }
      offset += 4
      return Array(String(Character(scalar)).utf8)
    default: return [escaped]
    }
  }

  private mutating func scalar() throws(MalformedModel) -> OrderedJSON {
    let start = offset
    while offset < bytes.count, !",]} \n\r\t".utf8.contains(bytes[offset]) { offset += 1 }
    switch String(decoding: bytes[start..<offset], as: UTF8.self) {
    case "true": return .bool(true)
    case "false": return .bool(false)
    case "null": return .null
    case let text:
      guard let number = Double(text) else { throw fault }
      return .number(number)
    }
  }
}

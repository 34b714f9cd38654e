import DynamockModel

/// Reads the values of Ion's text format that items consist of ([ion-spec]).
struct IonReader {
  /// Why a value cannot be read.
  enum Fault: Error, Equatable {
    /// The bytes end inside a value.
    case incomplete
    /// The bytes are not Ion, or not a value that an item can contain.
    case invalid(String)
  }

  /// A value: an attribute's value or a symbol, such as a version marker.
  enum Value {
    case attribute(AttributeValue)
    case symbol(String)
  }

  let bytes: [UInt8]
  var position = 0
  /// Whether no bytes follow, so that a number or a symbol may end with them.
  let isAll: Bool

  init(_ bytes: [UInt8], isAll: Bool) {
    self.bytes = bytes
    self.isAll = isAll
  }

  /// The depth of an item's values, and that of the structures around them.
  private static let deepest = 40

  /// Returns the next top-level value, or `nil` at the end.
  mutating func next() throws(Fault) -> Value? {
    try skipSpace()
    guard position < bytes.count else { return nil }
    return try value(depth: 0)
  }

  // MARK: Values

  private mutating func value(depth: Int) throws(Fault) -> Value {
    guard depth <= Self.deepest else { throw .invalid("its values are nested too deeply.") }
    try skipSpace()
    switch try peek() {
    case UInt8(ascii: "{"):
      if try peek(1) == UInt8(ascii: "{") { return .attribute(.binary(try blob())) }
      return .attribute(.map(try structure(depth: depth)))
    case UInt8(ascii: "["): return .attribute(.list(try list(depth: depth)))
    case UInt8(ascii: "\""): return .attribute(.string(try quoted(UInt8(ascii: "\""))))
    case UInt8(ascii: "'"):
      if isLongQuote { return .attribute(.string(try longString())) }
      return try symbol(quoted(UInt8(ascii: "'")), isQuoted: true, depth: depth)
    case let byte where Self.isNumberStart(byte): return .attribute(try number())
    case let byte where Self.isWord(byte):
      return try symbol(word(), isQuoted: false, depth: depth)
    case let byte: throw .invalid("the character \(Character(Unicode.Scalar(byte))) is unexpected.")
    }
  }

  /// Returns the value of a word: a keyword, an annotation with its value, or a symbol.
  private mutating func symbol(
    _ text: String, isQuoted: Bool, depth: Int
  ) throws(Fault) -> Value {
    try skipSpace()
    if position + 1 >= bytes.count, !isAll { throw .incomplete }
    if position + 1 < bytes.count, bytes[position] == UInt8(ascii: ":"),
      bytes[position + 1] == UInt8(ascii: ":")
    {
      position += 2
      let inner = try value(depth: depth + 1)
      return try annotated(inner, text)
    }
    guard !isQuoted else { return .symbol(text) }
    switch text {
    case "true": return .attribute(.bool(true))
    case "false": return .attribute(.bool(false))
    case "null": return .attribute(.null)
    case let text where text.hasPrefix("null."): return .attribute(.null)
    default: return .symbol(text)
    }
  }

  private func annotated(_ value: Value, _ annotation: String) throws(Fault) -> Value {
    guard annotation.hasPrefix("$dynamodb_"), case .attribute(.list(let elements)) = value else {
      return value
    }
    switch annotation.dropFirst(10) {
    case "SS":
      return .attribute(
        .stringSet(
          try elements.map { element throws(Fault) in
            guard case .string(let text) = element else { throw Self.wrongMember }
            return text
          }))
    case "NS":
      return .attribute(
        .numberSet(
          try elements.map { element throws(Fault) in
            guard case .number(let number) = element else { throw Self.wrongMember }
            return number
          }))
    case "BS":
      return .attribute(
        .binarySet(
          try elements.map { element throws(Fault) in
            guard case .binary(let bytes) = element else { throw Self.wrongMember }
            return bytes
          }))
    default: return value
    }
  }

  private static let wrongMember = Fault.invalid("a set has a member of another type.")

  private mutating func structure(depth: Int) throws(Fault) -> Item {
    position += 1
    var item = Item()
    while true {
      try skipSpace()
      if try peek() == UInt8(ascii: "}") {
        position += 1
        return item
      }
      let name = try fieldName()
      try skipSpace()
      guard try peek() == UInt8(ascii: ":") else { throw .invalid("a field has no value.") }
      position += 1
      guard case .attribute(let value) = try value(depth: depth + 1) else {
        throw .invalid("the field \(name) is a symbol.")
      }
      guard item[name] == nil else { throw .invalid("the field \(name) occurs twice.") }
      item[name] = value
      try endElement(before: UInt8(ascii: "}"))
    }
  }

  private mutating func fieldName() throws(Fault) -> String {
    switch try peek() {
    case UInt8(ascii: "\""): return try quoted(UInt8(ascii: "\""))
    case UInt8(ascii: "'"):
      return isLongQuote ? try longString() : try quoted(UInt8(ascii: "'"))
    case let byte where Self.isWord(byte): return try word()
    default: throw .invalid("a field has no name.")
    }
  }

  private mutating func list(depth: Int) throws(Fault) -> [AttributeValue] {
    position += 1
    var elements: [AttributeValue] = []
    while true {
      try skipSpace()
      if try peek() == UInt8(ascii: "]") {
        position += 1
        return elements
      }
      guard case .attribute(let value) = try value(depth: depth + 1) else {
        throw .invalid("an element is a symbol.")
      }
      elements.append(value)
      try endElement(before: UInt8(ascii: "]"))
    }
  }

  private mutating func endElement(before end: UInt8) throws(Fault) {
    try skipSpace()
    let byte = try peek()
    if byte == UInt8(ascii: ",") {
      position += 1
    } else if byte != end {
      throw .invalid("a comma is missing.")
    }
  }

  /// Returns a number; faults of its value are those of DynamoDB.
  private mutating func number() throws(Fault) -> AttributeValue {
    var text: [UInt8] = []
    while position < bytes.count, Self.isNumberPart(bytes[position]) {
      let byte = bytes[position]
      switch byte {
      case UInt8(ascii: "_"): break
      case UInt8(ascii: "d"), UInt8(ascii: "D"): text.append(UInt8(ascii: "e"))
      default: text.append(byte)
      }
      position += 1
    }
    if position == bytes.count, !isAll { throw .incomplete }
    switch text.withUnsafeBytes({ DecimalNumber.parse($0) }) {
    case .success(let number): return .number(number)
    case .failure(let fault): return .malformed(fault)
    }
  }

  private mutating func blob() throws(Fault) -> [UInt8] {
    position += 2
    var text: [UInt8] = []
    while true {
      let byte = try peek()
      if byte == UInt8(ascii: "}") {
        guard try peek(1) == UInt8(ascii: "}") else { throw .invalid("a blob has no end.") }
        position += 2
        break
      }
      if byte > 0x20 { text.append(byte) }
      position += 1
    }
    guard let bytes = text.withUnsafeBytes({ Base64.decode($0) }) else {
      throw .invalid("a blob is not base64.")
    }
    return bytes
  }
}

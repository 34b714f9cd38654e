/// Reads the JSON written by ``ItemImage``, and no other: without white space, and with one type
/// per value.
///
/// The bytes come from a store and are assumed to be valid, but not to be complete: no step reads
/// beyond the memory, and all steps throw ``Damage`` if the text ends or differs.
struct CanonicalJSONReader {
  /// The text was not written by an ``ItemImage``.
  struct Damage: Error {}

  let text: UnsafeRawBufferPointer
  /// The position of the next byte.
  var position: Int
  private var depth = 0
  /// Whether an object has just begun, so that no comma precedes its next entry.
  var isAtFirstEntry = false

  /// The maximum depth: far more than that of an item (32), and far less than the stack permits.
  private static let maximumDepth = 200

  init(_ text: UnsafeRawBufferPointer, from position: Int = 0) {
    self.text = text
    self.position = position
  }

  /// Whether the whole text has been read.
  var isAtEnd: Bool { position == text.count }

  /// Reads `{"name":value,…}`.
  mutating func readItem() throws(Damage) -> Item {
    try enter()
    defer { leave() }
    var attributes: [Attribute] = []
    attributes.reserveCapacity(8)
    try beginObject()
    while let rawName = try nextName() {
      let name = try text(of: rawName)
      attributes.append(Attribute(name: name, value: try readValue()))
    }
    return Item(uniqueAttributes: attributes)
  }

  /// Reads an object's opening brace.
  mutating func beginObject() throws(Damage) {
    try expect(UInt8(ascii: "{"))
    isAtFirstEntry = true
  }

  /// The position of the next entry, after the comma if there is one.
  var nextEntryPosition: Int { isAtFirstEntry ? position : position + 1 }

  /// Returns the text from a position to the current one.
  func bytes(from start: Int) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: text[start..<position])
  }

  /// Reads up to the value of an object's next entry, and returns its name without decoding it.
  ///
  /// - Returns: `nil` at the end of the object, whose closing brace is consumed.
  @inline(__always)
  mutating func nextName() throws(Damage) -> RawString? {
    if skip(UInt8(ascii: "}")) {
      isAtFirstEntry = false
      return nil
    }
    if !isAtFirstEntry { try expect(UInt8(ascii: ",")) }
    isAtFirstEntry = false
    let name = try readRawString()
    try expect(UInt8(ascii: ":"))
    return name
  }

  /// Reads a value with its type, such as `{"S":"text"}`.
  mutating func readValue() throws(Damage) -> AttributeValue {
    try expect(UInt8(ascii: "{"))
    let value = try readTypedValue()
    try expect(UInt8(ascii: "}"))
    return value
  }

  private mutating func readTypedValue() throws(Damage) -> AttributeValue {
    switch try readType() {
    case .string: return .string(try readString())
    case .number: return .number(try readNumber())
    case .binary: return .binary(try readBinary())
    case .bool: return .bool(try readBool())
    case .null:
      try expect("true")
      return .null
    case .stringSet:
      return .stringSet(try readArray { reader throws(Damage) in try reader.readString() })
    case .numberSet:
      return .numberSet(try readArray { reader throws(Damage) in try reader.readNumber() })
    case .binarySet:
      return .binarySet(try readArray { reader throws(Damage) in try reader.readBinary() })
    case .list:
      try enter()
      defer { leave() }
      return .list(try readArray { reader throws(Damage) in try reader.readValue() })
    case .map: return .map(try readItem())
    }
  }

  /// Reads a type's name and the colon that follows it.
  @inline(__always)
  mutating func readType() throws(Damage) -> AttributeValue.DataType {
    if text.count &- position >= 4, text[position] == UInt8(ascii: "\""),
      text[position &+ 2] == UInt8(ascii: "\""), text[position &+ 3] == UInt8(ascii: ":")
    {
      let type: AttributeValue.DataType? =
        switch text[position &+ 1] {
        case UInt8(ascii: "S"): .string
        case UInt8(ascii: "N"): .number
        case UInt8(ascii: "B"): .binary
        case UInt8(ascii: "L"): .list
        case UInt8(ascii: "M"): .map
        default: nil
        }
      guard let type else { throw Damage() }
      position &+= 4
      return type
    }
    return try readLongType()
  }

  private mutating func readLongType() throws(Damage) -> AttributeValue.DataType {
    try expect(UInt8(ascii: "\""))
    let first = try readByte()
    let type: AttributeValue.DataType
    switch (first, try readByte()) {
    case (UInt8(ascii: "S"), UInt8(ascii: "S")): type = try readType("\"", .stringSet)
    case (UInt8(ascii: "N"), UInt8(ascii: "S")): type = try readType("\"", .numberSet)
    case (UInt8(ascii: "B"), UInt8(ascii: "S")): type = try readType("\"", .binarySet)
    case (UInt8(ascii: "B"), UInt8(ascii: "O")): type = try readType("OL\"", .bool)
    case (UInt8(ascii: "N"), UInt8(ascii: "U")): type = try readType("LL\"", .null)
    default: throw Damage()
    }
    try expect(UInt8(ascii: ":"))
    return type
  }

  private mutating func readType(
    _ rest: StaticString, _ type: AttributeValue.DataType
  ) throws(Damage) -> AttributeValue.DataType {
    try expect(rest)
    return type
  }

  /// Reads `[element,…]`.
  private mutating func readArray<Element>(
    _ readElement: (inout Self) throws(Damage) -> Element
  ) throws(Damage) -> [Element] {
    var elements: [Element] = []
    try readElements { reader throws(Damage) in elements.append(try readElement(&reader)) }
    return elements
  }

  /// Reads `[element,…]`, with a closure that reads each element.
  mutating func readElements(
    _ readElement: (inout Self) throws(Damage) -> Void
  ) throws(Damage) {
    try expect(UInt8(ascii: "["))
    if skip(UInt8(ascii: "]")) { return }
    repeat { try readElement(&self) } while skip(UInt8(ascii: ","))
    try expect(UInt8(ascii: "]"))
  }

  /// Reads `true` or `false`.
  mutating func readBool() throws(Damage) -> Bool {
    if try readByte() == UInt8(ascii: "t") {
      try expect("rue")
      return true
    }
    position -= 1
    try expect("false")
    return false
  }

  mutating func readNumber() throws(Damage) -> DecimalNumber {
    guard case .success(let number) = DecimalNumber.parse(try readRawString().bytes) else {
      throw Damage()
    }
    return number
  }

  private mutating func readBinary() throws(Damage) -> [UInt8] {
    guard let bytes = Base64.decode(try readRawString().bytes) else { throw Damage() }
    return bytes
  }

  private mutating func readString() throws(Damage) -> String { try text(of: readRawString()) }

  /// Enters a list or map.
  mutating func enter() throws(Damage) {
    depth += 1
    guard depth <= Self.maximumDepth else { throw Damage() }
  }

  /// Leaves a list or map.
  mutating func leave() { depth -= 1 }

  @inline(__always)
  mutating func readByte() throws(Damage) -> UInt8 {
    guard position < text.count else { throw Damage() }
    position &+= 1
    return text[position &- 1]
  }

  @inline(__always)
  mutating func expect(_ byte: UInt8) throws(Damage) {
    guard try readByte() == byte else { throw Damage() }
  }

  @inline(__always)
  mutating func expect(_ literal: StaticString) throws(Damage) {
    for index in 0..<literal.utf8CodeUnitCount { try expect(literal.utf8Start[index]) }
  }

  @inline(__always)
  private mutating func skip(_ byte: UInt8) -> Bool {
    guard position < text.count, text[position] == byte else { return false }
    position &+= 1
    return true
  }
}

extension CanonicalJSONReader {
  /// Skips a value and returns its ``AttributeValue/size`` without decoding it.
  mutating func measureValue() throws(Damage) -> Int {
    try expect(UInt8(ascii: "{"))
    let size = try measureTypedValue()
    try expect(UInt8(ascii: "}"))
    return size
  }

  /// Returns the number of bytes of a string's decoded text.
  func length(of raw: RawString) -> Int {
    raw.hasEscape ? JSONString.unescapedLength(of: raw.bytes) : raw.bytes.count
  }

  private mutating func measureTypedValue() throws(Damage) -> Int {
    switch try readType() {
    case .string: return try measureString()
    case .number: return try readNumber().size
    case .binary: return try measureBinary()
    case .bool:
      _ = try readBool()
      return 1
    case .null:
      try expect("true")
      return 1
    case .stringSet:
      return try measureArray { reader throws(Damage) in try reader.measureString() }
    case .numberSet:
      return try measureArray { reader throws(Damage) in try reader.readNumber().size }
    case .binarySet:
      return try measureArray { reader throws(Damage) in try reader.measureBinary() }
    case .list:
      try enter()
      defer { leave() }
      return try 3 + measureArray { reader throws(Damage) in try 1 + reader.measureValue() }
    case .map:
      return try measureMap()
    }
  }

  private mutating func measureString() throws(Damage) -> Int { length(of: try readRawString()) }

  private mutating func measureBinary() throws(Damage) -> Int {
    Base64.decodedLength(of: try readRawString().bytes)
  }

  private mutating func measureArray(
    _ measureElement: (inout Self) throws(Damage) -> Int
  ) throws(Damage) -> Int {
    var size = 0
    try readElements { reader throws(Damage) in size += try measureElement(&reader) }
    return size
  }

  private mutating func measureMap() throws(Damage) -> Int {
    try enter()
    defer { leave() }
    var size = 3
    try beginObject()
    while let name = try nextName() { size += try 1 + length(of: name) + measureValue() }
    return size
  }
}

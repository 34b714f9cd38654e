import CText

extension ItemImage {
  /// Whether the text is a single JSON object of attributes in UTF-8.
  ///
  /// Used for bytes from a file, which may be damaged: text that is copied into a response has to
  /// be JSON. Values are not examined; a damaged digit results in a different number.
  package var isSound: Bool {
    read { reader throws(CanonicalJSONReader.Damage) in
      try reader.passItem(decoding: false)
      return reader.isAtEnd
    } == true && json.isUTF8
  }
}

extension CanonicalJSONReader {
  /// Skips an item and checks its form.
  fileprivate mutating func passItem(decoding decodes: Bool) throws(Damage) {
    try enter()
    defer { leave() }
    try beginObject()
    if !decodes { passPlainEntries() }
    while let name = try nextName() {
      try examine(name)
      try passValue(decoding: decodes)
      if !decodes { passPlainEntries() }
    }
  }

  private mutating func passValue(decoding decodes: Bool) throws(Damage) {
    try expect(UInt8(ascii: "{"))
    try passContents(of: readType(), decoding: decodes)
    try expect(UInt8(ascii: "}"))
  }

  /// Skips the part of a value after its type, and checks its form.
  ///
  /// - Parameter decodes: whether numbers and binary values are checked as well, so that everything
  ///   that cannot be decoded is found.
  mutating func passContents(
    of type: AttributeValue.DataType, decoding decodes: Bool
  ) throws(Damage) {
    switch type {
    case .string: try passString()
    case .number: try passNumber(decodes)
    case .binary: try passBinary(decodes)
    case .bool: _ = try readBool()
    case .null: try expect("true")
    case .stringSet: try readElements { reader throws(Damage) in try reader.passString() }
    case .numberSet: try readElements { reader throws(Damage) in try reader.passNumber(decodes) }
    case .binarySet: try readElements { reader throws(Damage) in try reader.passBinary(decodes) }
    case .list:
      try enter()
      defer { leave() }
      try readElements { reader throws(Damage) in try reader.passValue(decoding: decodes) }
    case .map: try passItem(decoding: decodes)
    }
  }

  private mutating func passString() throws(Damage) { try examine(readRawString()) }

  private mutating func passNumber(_ decodes: Bool) throws(Damage) {
    if decodes { _ = try readNumber() } else { try passString() }
  }

  private mutating func passBinary(_ decodes: Bool) throws(Damage) {
    let raw = try readRawString()
    if decodes {
      guard Base64.decode(raw.bytes) != nil else { throw Damage() }
    } else {
      try examine(raw)
    }
  }

  /// Throws if a string cannot be decoded.
  @inline(__always)
  func examine(_ raw: RawString) throws(Damage) {
    guard !raw.hasEscape || JSONString.unescaped(raw.bytes) != nil else { throw Damage() }
  }
}

extension ArraySlice<UInt8> {
  /// Whether the bytes are well-formed UTF-8 (Unicode 16, table 3-7).
  fileprivate var isUTF8: Bool {
    withUnsafeBytes { bytes in
      var index = Self.lengthOfASCII(in: bytes)
      while index < bytes.count {
        if index &+ 8 <= bytes.count,
          bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
        {
          index &+= 8
          continue
        }
        guard let length = Self.characterLength(in: bytes, at: index) else { return false }
        index &+= length
      }
      return true
    }
  }

  /// Returns a length up to which the bytes are ASCII, a multiple of 64.
  private static func lengthOfASCII(in bytes: UnsafeRawBufferPointer) -> Int {
    guard let base = bytes.baseAddress else { return 0 }
    var index = 0
    while bytes.count &- index >= 64, dynamock_text_is_ascii(base + index) != 0 { index &+= 64 }
    return index
  }

  /// Returns the length of the character at a position, or `nil` if there is none.
  private static func characterLength(in bytes: UnsafeRawBufferPointer, at index: Int) -> Int? {
    let first = bytes[index]
    let length: Int
    let second: ClosedRange<UInt8>
    switch first {
    case 0x00...0x7F: return 1
    case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: (length, second) = (3, 0x80...0xBF)
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    default: return nil
    }
    guard index + length <= bytes.count, second.contains(bytes[index + 1]) else { return nil }
    for offset in 2..<Swift.max(2, length) where !(0x80...0xBF).contains(bytes[index + offset]) {
      return nil
    }
    return length
  }
}

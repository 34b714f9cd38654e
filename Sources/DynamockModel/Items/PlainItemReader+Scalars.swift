extension PlainItemReader {
  /// Returns the size of the number whose text has been read last.
  mutating func size(ofNumber text: UnsafeRawBufferPointer) throws(Unusual) -> Int {
    if let size = DecimalNumber.size(ofPlainInteger: text) { return size }
    return try number(text).size
  }

  /// Returns the number whose text has been read last.
  ///
  /// - Throws: ``Unusual`` if DynamoDB would return another text for it.
  private mutating func number(_ text: UnsafeRawBufferPointer) throws(Unusual) -> DecimalNumber {
    guard case .success(let number) = DecimalNumber.parse(text), number.textLength == text.count
    else { throw Unusual() }
    let quote = 1
    copy(upTo: position &- text.count &- quote)
    let start = output.count
    number.write(to: &output)
    copied = position &- quote
    guard written(from: start).hasSameBytes(as: text) else { throw Unusual() }
    return number
  }

  /// Reads base64, and returns the bytes that it encodes.
  mutating func readBinary() throws(Unusual) -> [UInt8] {
    guard let bytes = Base64.decode(try readString()) else { throw Unusual() }
    return bytes
  }
}

extension PlainItemReader {
  /// Reads the members of a string set, and returns their size.
  mutating func readStrings() throws(Unusual) -> Int {
    var latest: UnsafeRawBufferPointer?
    return try readMembers { reader throws(Unusual) in
      let member = try reader.readString()
      if let latest, latest.order(to: member) != .before { throw Unusual() }
      latest = member
      return member.count
    }
  }

  /// Reads the members of a number set, and returns their size.
  mutating func readNumbers() throws(Unusual) -> Int {
    var latest: DecimalNumber?
    return try readMembers { reader throws(Unusual) in
      let member = try reader.number(reader.readString())
      if let latest {
        reader.hasNumberSets = true
        guard latest.order(to: member) == .before else { throw Unusual() }
      }
      latest = member
      return member.size
    }
  }

  /// Reads the members of a binary set, and returns their size.
  mutating func readBinaries() throws(Unusual) -> Int {
    var latest: [UInt8]?
    return try readMembers { reader throws(Unusual) in
      let member = try reader.readBinary()
      if let latest, latest.byteOrder(to: member) != .before { throw Unusual() }
      latest = member
      return member.count
    }
  }

  /// Reads at least one member of a set, with a closure that returns its size, and returns their
  /// size.
  @inline(__always)
  private mutating func readMembers(
    _ readMember: (inout Self) throws(Unusual) -> Int
  ) throws(Unusual) -> Int {
    try expect("[")
    var size = 0
    while true {
      size += try readMember(&self)
      guard size <= Limits.itemSize else { throw Unusual() }
      if try next() == UInt8(ascii: "]") {
        try expect("]")
        return size
      }
      try expect(",")
    }
  }
}

extension PlainItemReader {
  /// Reads the text of a number, and returns the number's size.
  mutating func readNumber() throws(Unusual) -> Int {
    let text = try readString()
    if let size = DecimalNumber.size(ofPlainInteger: text) { return size }
    return try number(text).size
  }

  /// Returns the number whose text has been read last, and writes it as DynamoDB returns it.
  private mutating func number(_ text: UnsafeRawBufferPointer) throws(Unusual) -> DecimalNumber {
    // An exponent can stand for more digits than its text has characters.
    guard case .success(let number) = DecimalNumber.parse(text), number.textLength <= text.count
    else { throw Unusual() }
    let quote = 1
    copy(upTo: position &- text.count &- quote)
    number.write(to: &output)
    copied = position &- quote
    return number
  }

  /// Reads base64, and returns the number of bytes that it encodes.
  mutating func readBinary() throws(Unusual) -> Int {
    guard let bytes = Base64.decode(try readString()) else { throw Unusual() }
    return bytes.count
  }
}

extension PlainItemReader {
  /// Reads the members of a set, and returns their size and whether they are in DynamoDB's order
  /// without a repetition.
  mutating func readSet(
    _ type: AttributeValue.DataType
  ) throws(Unusual) -> (size: Int, isSorted: Bool) {
    try expect("[")
    let members =
      switch type {
      case .stringSet: try readStrings()
      case .numberSet: try readNumbers()
      default: (try readMembers { reader throws(Unusual) in try reader.readBinary() }, false)
      }
    try expect("]")
    return members
  }

  private mutating func readStrings() throws(Unusual) -> (size: Int, isSorted: Bool) {
    var latest: UnsafeRawBufferPointer?
    var isSorted = true
    let size = try readMembers { reader throws(Unusual) in
      let member = try reader.readString()
      if let latest, latest.order(to: member) != .before { isSorted = false }
      latest = member
      return member.count
    }
    return (size, isSorted)
  }

  private mutating func readNumbers() throws(Unusual) -> (size: Int, isSorted: Bool) {
    var latest: DecimalNumber?
    var isSorted = true
    let size = try readMembers { reader throws(Unusual) in
      let number = try reader.number(reader.readString())
      if let latest {
        reader.hasNumberSets = true
        if latest.order(to: number) != .before { isSorted = false }
      }
      latest = number
      return number.size
    }
    return (size, isSorted)
  }

  /// Reads at least one member, with a closure that returns its size, and returns their size.
  @inline(__always)
  private mutating func readMembers(
    _ readMember: (inout Self) throws(Unusual) -> Int
  ) throws(Unusual) -> Int {
    var size = 0
    while true {
      size += try readMember(&self)
      if try next() == UInt8(ascii: "]") { return size }
      try expect(",")
    }
  }

  /// Sorts a set that has been read last, and whose stored text, such as `{"SS":["b","a"]}`, begins
  /// at a position.
  ///
  /// - Throws: ``Unusual`` if a member is repeated.
  mutating func sortSet(from start: Int) throws(Unusual) {
    copy()
    let written = written(from: start)
    var reader = CanonicalJSONReader(UnsafeRawBufferPointer(written))
    guard let set = try? reader.readValue(), !SetOrder.hasRepeatedMembers(set) else {
      throw Unusual()
    }
    var cursor = ByteCursor(written)
    set.writeJSON(to: &cursor)
  }
}

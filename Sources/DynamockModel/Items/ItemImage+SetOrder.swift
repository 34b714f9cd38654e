extension ItemImage {
  /// Returns the image with its number sets in the order of a response.
  ///
  /// For an item without number sets, this only tests one bit.
  @inline(__always)
  package func inOrder(of answer: NumberSetAnswer) -> ItemImage {
    guard hasNumberSets, answer.isHashed else { return self }
    return withHashedNumberSets()
  }

  private func withHashedNumberSets() -> ItemImage {
    var ordered = bytes
    var start = Self.prefixLength
    while let members = bytes.withUnsafeBytes({ NumberSetText.next(in: $0, from: start) }) {
      start = members.upperBound
      NumberSetText.reorder(members, of: bytes, into: &ordered)
    }
    return ItemImage(storedBytes: ordered)
  }
}

/// Number sets in the JSON of an ``ItemImage``.
enum NumberSetText {
  /// The beginning of a number set.
  ///
  /// No name or string contains this text, since it has unescaped quotes.
  private static let opening = Array(#"{"NS":["#.utf8)

  /// Returns whether a text contains a number set with at least two members.
  static func isIn(_ text: UnsafeRawBufferPointer) -> Bool {
    var start = 0
    while let members = next(in: text, from: start) {
      if text[members].contains(UInt8(ascii: ",")) { return true }
      start = members.upperBound
    }
    return false
  }

  /// Returns the range of the next number set's members, without the brackets.
  static func next(in text: UnsafeRawBufferPointer, from start: Int) -> Range<Int>? {
    var index = start
    while index + opening.count <= text.count {
      // The third byte is rare in texts in which the first one is common.
      guard text[index + 2] == opening[2],
        text[index..<(index + opening.count)].elementsEqual(opening)
      else {
        index += 1
        continue
      }
      let first = index + opening.count
      guard let end = text[first...].firstIndex(of: UInt8(ascii: "]")) else { return nil }
      return first..<end
    }
    return nil
  }

  /// Appends the members of a set in the order of their hashes; in the text they are ascending.
  static func reorder(_ members: Range<Int>, of text: [UInt8], into output: inout [UInt8]) {
    let parts = text[members].split(separator: UInt8(ascii: ","))
    guard parts.count > 1 else { return }
    var numbers: [DecimalNumber] = []
    for part in parts {
      let digits = String(decoding: part.dropFirst().dropLast(), as: UTF8.self)
      guard let number = DecimalNumber(digits) else { return }
      numbers.append(number)
    }
    var index = members.lowerBound
    for (count, position) in BigDecimalSet.order(of: numbers).enumerated() {
      if count > 0 {
        output[index] = UInt8(ascii: ",")
        index += 1
      }
      for byte in parts[position] {
        output[index] = byte
        index += 1
      }
    }
  }
}

extension ItemImage {
  /// The image with its number sets in the order of an answer.
  ///
  /// An item without a number set costs the look at one bit.
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
  /// How a number set begins.
  ///
  /// No name or string holds this text, since it has a quote that is not escaped.
  private static let opening = Array(#"{"NS":["#.utf8)

  /// Whether a text has a number set with two members or more.
  static func isIn(_ text: UnsafeRawBufferPointer) -> Bool {
    var start = 0
    while let members = next(in: text, from: start) {
      if text[members].contains(UInt8(ascii: ",")) { return true }
      start = members.upperBound
    }
    return false
  }

  /// The members of the next number set, without its brackets.
  static func next(in text: UnsafeRawBufferPointer, from start: Int) -> Range<Int>? {
    var index = start
    while index + opening.count <= text.count {
      // The third byte is rare where the first one is not.
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

  /// Writes the members of a set, which ascend, in the order of their hashes.
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

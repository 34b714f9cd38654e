extension DecimalNumber: CustomStringConvertible {
  /// The number in DynamoDB's format: without exponent and unnecessary zeros.
  public var description: String {
    var text: [UInt8] = []
    appendText(to: &text)
    return String(decoding: text, as: UTF8.self)
  }

  /// Appends the number in DynamoDB's format, such as `-42.5`, or 126 digits for 1E125.
  package func appendText(to output: inout [UInt8]) {
    output.append(length: textLength) { write(to: &$0) }
  }

  /// The number of digits of the significand; 1 for zero.
  package var digitCount: Int {
    if high == 0 { return Self.digitCount(of: low) }
    let (upper, lower) = significand.quotientAndRemainder(dividingBy: PowersOfTen.chunk)
    if upper == 0 { return Self.digitCount(of: UInt64(truncatingIfNeeded: lower)) }
    return Self.digitCount(of: UInt64(truncatingIfNeeded: upper)) + PowersOfTen.chunkDigits
  }

  private static func digitCount(of value: UInt64) -> Int {
    // 1233 / 4096 is slightly more than log10(2): the estimate from the number of bits is correct
    // or one too high.
    let guess = ((64 - value.leadingZeroBitCount) * 1233) >> 12
    return guess + (value >= PowersOfTen.low64[guess] ? 1 : 0) + (value == 0 ? 1 : 0)
  }

  /// The number of characters of the text.
  var textLength: Int {
    let digits = digitCount
    let point = digits + Int(exponent)
    let sign = isNegative ? 1 : 0
    if exponent >= 0 { return sign + point }
    return sign + (point > 0 ? digits + 1 : 2 - point + digits)
  }

  /// Writes the text.
  func write(to cursor: inout ByteCursor) {
    let digits = digitCount
    let point = digits + Int(exponent)
    if isNegative { cursor.write(UInt8(ascii: "-")) }
    if exponent >= 0 {
      writeDigits(to: cursor.take(digits))
      for _ in 0..<exponent { cursor.write(UInt8(ascii: "0")) }
    } else if point > 0 {
      // The digits are written one position to the right, and those before the point are then moved
      // left.
      let text = cursor.take(digits + 1)
      writeDigits(to: UnsafeMutableRawBufferPointer(rebasing: text[1...]))
      for index in 0..<point { text[index] = text[index + 1] }
      text[point] = UInt8(ascii: ".")
    } else {
      cursor.write("0.")
      for _ in point..<0 { cursor.write(UInt8(ascii: "0")) }
      writeDigits(to: cursor.take(digits))
    }
  }

  /// Writes the digits to memory of exactly their length.
  private func writeDigits(to text: UnsafeMutableRawBufferPointer) {
    var rest = low
    var index = text.count
    if text.count > PowersOfTen.chunkDigits {
      let (upper, lower) = significand.quotientAndRemainder(dividingBy: PowersOfTen.chunk)
      var chunk = UInt64(truncatingIfNeeded: lower)
      while index > text.count - PowersOfTen.chunkDigits {
        index &-= 1
        text[index] = UInt8(truncatingIfNeeded: chunk % 10) &+ UInt8(ascii: "0")
        chunk /= 10
      }
      rest = UInt64(truncatingIfNeeded: upper)
    }
    while index > 0 {
      index &-= 1
      text[index] = UInt8(truncatingIfNeeded: rest % 10) &+ UInt8(ascii: "0")
      rest /= 10
    }
  }
}

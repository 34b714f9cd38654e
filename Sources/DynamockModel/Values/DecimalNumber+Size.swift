extension DecimalNumber {
  /// The number's part of the item's size, in bytes.
  ///
  /// One byte, plus one for every two significant digits before the point and one for every two
  /// after it, each rounded up, plus one for a minus sign; zero is one byte. Trailing zeros of an
  /// integer and leading zeros of a fraction below one are not significant. Captured on AWS for 23
  /// literals ([parity-suite]); "one byte for two digits" of [aws-item-sizes] would be less.
  ///
  /// Unknown: whether DynamoDB counts pairs of digits aligned on the decimal point instead, like
  /// [dynalite-suite]. All 23 literals are consistent with both; `120` and `0.012` would then be 3,
  /// not 2.
  package var size: Int {
    if significand == 0 { return 1 }
    let digits = digitCount
    let point = digits + Int(exponent)
    let sign = isNegative ? 1 : 0
    let straddlesPoint = exponent < 0 && point > 0
    guard straddlesPoint else { return 1 + (digits + 1) / 2 + sign }
    return 1 + (point + 1) / 2 + (1 - Int(exponent)) / 2 + sign
  }

  /// Returns the size of a number whose text is that of a plain integer of up to 18 digits, as
  /// DynamoDB writes it, or `nil` for another text.
  static func size(ofPlainInteger text: UnsafeRawBufferPointer) -> Int? {
    guard let first = text.first, text.count <= 18 else { return nil }
    let zero = UInt8(ascii: "0")
    if first == zero { return text.count == 1 ? 1 : nil }
    var significantDigits = 0
    for (index, byte) in text.enumerated() {
      guard byte &- zero <= 9 else { return nil }
      if byte != zero { significantDigits = index + 1 }
    }
    return 1 + (significantDigits + 1) / 2
  }
}

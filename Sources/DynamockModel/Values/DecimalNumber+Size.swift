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
}

extension DecimalNumber {
  /// What the number adds to its item's size, in bytes.
  ///
  /// One byte, then one for every two significant digits before the point and one for every two
  /// behind it, each rounded up, then one for a minus sign; zero is one byte. Trailing zeros of an
  /// integer and leading zeros of a fraction below one are not significant. Captured on AWS for 23
  /// literals (fact sheet `semantics` §1); the developer guide's "one byte for two digits" is less.
  ///
  /// Not captured: whether DynamoDB counts pairs of digits aligned on the decimal point instead, as
  /// Dynalite does. All 23 literals agree with both; `120` and `0.012` would then be 3, not 2.
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

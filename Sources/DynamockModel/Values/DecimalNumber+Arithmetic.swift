extension DecimalNumber {
  /// Returns the exact sum.
  ///
  /// - Throws: `numberOverflow` above the range or if the sum has more than 38 digits (AWS has one
  ///   message for both: [scylla-alternator] `test_update_expression_plus_imprecise`),
  ///   `numberUnderflow` below the range.
  package func adding(_ other: DecimalNumber) throws(ValueFault) -> DecimalNumber {
    if significand == 0 { return other }
    if other.significand == 0 { return self }
    let (upper, lower) = exponent >= other.exponent ? (self, other) : (other, self)
    let shift = Int(upper.exponent) - Int(lower.exponent)
    // Aligned to the last digit of the lower number, which is not zero, the sum does not end in
    // zero either: if it does not fit in 128 bits, it has more than 38 digits.
    guard shift <= Self.maximumDigits else { throw .numberOverflow }
    let (aligned, overflows) = upper.significand
      .multipliedReportingOverflow(by: PowersOfTen[shift])
    guard !overflows else { throw .numberOverflow }
    if upper.isNegative == lower.isNegative {
      let (sum, overflows) = aligned.addingReportingOverflow(lower.significand)
      guard !overflows else { throw .numberOverflow }
      return try Self.inRange(sum, lower.exponent, isNegative: upper.isNegative)
    }
    if aligned >= lower.significand {
      return try Self.inRange(
        aligned - lower.significand, lower.exponent, isNegative: upper.isNegative)
    }
    return try Self.inRange(
      lower.significand - aligned, lower.exponent, isNegative: lower.isNegative)
  }

  /// Returns the exact difference.
  ///
  /// - Throws: the same as ``adding(_:)``.
  package func subtracting(_ other: DecimalNumber) throws(ValueFault) -> DecimalNumber {
    try adding(other.negated)
  }

  /// The number with the opposite sign.
  package var negated: DecimalNumber {
    DecimalNumber(
      normalizedSignificand: significand, exponent: exponent,
      isNegative: significand != 0 && !isNegative)
  }

  /// Normalizes a result, and throws if it is outside DynamoDB's range.
  private static func inRange(
    _ significand: UInt128, _ exponent: Int16, isNegative: Bool
  ) throws(ValueFault) -> DecimalNumber {
    let number = DecimalNumber(
      significand: significand, exponent: exponent, isNegative: isNegative)
    guard number.significand != 0 else { return number }
    guard number.significand < PowersOfTen[maximumDigits] else { throw .numberOverflow }
    let magnitude = number.digitCount + Int(number.exponent) - 1
    if magnitude > maximumMagnitude { throw .numberOverflow }
    if magnitude < minimumMagnitude { throw .numberUnderflow }
    return number
  }

  /// Creates a normalized number from a significand that may have trailing zeros or be zero.
  init(significand: UInt128, exponent: Int16, isNegative: Bool) {
    guard significand != 0 else {
      self = .zero
      return
    }
    var significand = significand
    var exponent = exponent
    while true {
      let (quotient, remainder) = significand.quotientAndRemainder(dividingBy: 10)
      guard remainder == 0 else { break }
      significand = quotient
      exponent &+= 1
    }
    self.init(normalizedSignificand: significand, exponent: exponent, isNegative: isNegative)
  }
}

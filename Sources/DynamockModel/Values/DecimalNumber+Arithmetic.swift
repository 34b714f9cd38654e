extension DecimalNumber {
  /// The exact sum.
  ///
  /// - Throws: `numberOverflow` above the range and where the sum has more than 38 digits (AWS words
  ///   both alike: ScyllaDB's `test_update_expression_plus_imprecise`), `numberUnderflow` below it.
  package func adding(_ other: DecimalNumber) throws(ValueFault) -> DecimalNumber {
    if significand == 0 { return other }
    if other.significand == 0 { return self }
    let (upper, lower) = exponent >= other.exponent ? (self, other) : (other, self)
    let shift = Int(upper.exponent) - Int(lower.exponent)
    // Aligned to the lower number's last digit, which is not zero, the sum ends in a digit that is
    // not zero either: what does not fit into 128 bits has more than 38 digits.
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

  /// The exact difference.
  ///
  /// - Throws: as ``adding(_:)``.
  package func subtracting(_ other: DecimalNumber) throws(ValueFault) -> DecimalNumber {
    try adding(other.negated)
  }

  /// The number with the opposite sign.
  package var negated: DecimalNumber {
    DecimalNumber(
      normalizedSignificand: significand, exponent: exponent,
      isNegative: significand != 0 && !isNegative)
  }

  /// Brings a result to normal form and holds it against DynamoDB's range.
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

  /// Brings a significand with trailing zeros, or a zero, to normal form.
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

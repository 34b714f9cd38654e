extension DecimalNumber: ExpressibleByIntegerLiteral {
  /// The number of an integer.
  public init(_ integer: Int) {
    self.init(magnitude: UInt64(integer.magnitude), isNegative: integer < 0)
  }

  /// The number of an integer literal.
  public init(integerLiteral value: Int) { self.init(value) }
}

extension Int {
  /// The integer that a number is; nil where it has a fraction or does not fit.
  public init?(exactly number: DecimalNumber) {
    guard number.exponent >= 0, number.exponent <= 18 else { return nil }
    let (magnitude, overflows) = number.significand
      .multipliedReportingOverflow(by: PowersOfTen[Int(number.exponent)])
    guard !overflows, let magnitude = UInt64(exactly: magnitude) else { return nil }
    if number.isNegative {
      guard magnitude <= Int.min.magnitude else { return nil }
      self = Int(truncatingIfNeeded: 0 &- magnitude)
    } else {
      self.init(exactly: magnitude)
    }
  }
}

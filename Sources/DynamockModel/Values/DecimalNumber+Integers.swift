extension DecimalNumber: ExpressibleByIntegerLiteral {
  /// Creates a number from an integer.
  public init(_ integer: Int) {
    self.init(magnitude: UInt64(integer.magnitude), isNegative: integer < 0)
  }

  /// Creates a number from an integer literal.
  public init(integerLiteral value: Int) { self.init(value) }
}

extension Int {
  /// Creates an integer from a number, or returns `nil` if it has a fraction or does not fit.
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

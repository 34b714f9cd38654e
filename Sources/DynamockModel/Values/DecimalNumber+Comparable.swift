extension DecimalNumber: Comparable {
  /// Orders numbers by value.
  public static func < (left: Self, right: Self) -> Bool { left.order(to: right) == .before }

  /// Compares this number with another by value.
  package func order(to other: DecimalNumber) -> ValueOrder {
    if isNegative != other.isNegative { return isNegative ? .before : .after }
    let order = magnitudeOrder(to: other)
    guard isNegative else { return order }
    switch order {
    case .before: return .after
    case .same: return .same
    case .after: return .before
    }
  }

  private func magnitudeOrder(to other: DecimalNumber) -> ValueOrder {
    if exponent == other.exponent { return Self.order(significand, other.significand) }
    // Zero has no first digit to compare.
    if significand == 0 { return .before }
    if other.significand == 0 { return .after }
    let magnitude = digitCount + Int(exponent)
    let otherMagnitude = other.digitCount + Int(other.exponent)
    if magnitude != otherMagnitude { return magnitude < otherMagnitude ? .before : .after }
    // The first digits are at the same place, so a number aligned to the other's last digit has as
    // many digits as the other, 38 at most.
    let shift = Int(exponent) - Int(other.exponent)
    if shift > 0 {
      return Self.order(significand &* PowersOfTen[shift], other.significand)
    }
    return Self.order(significand, other.significand &* PowersOfTen[-shift])
  }

  private static func order(_ left: UInt128, _ right: UInt128) -> ValueOrder {
    if left == right { return .same }
    return left < right ? .before : .after
  }
}

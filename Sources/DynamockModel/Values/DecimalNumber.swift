/// A DynamoDB number: up to 38 significant decimal digits, exact.
///
/// Value = `significand` × 10^`exponent`, negated when `isNegative`. Always normalised: the significand
/// has no trailing zero, and zero is not negative with exponent 0, so that equal numbers are equal
/// representations and `1`, `1.0` and `1e0` are one number.
public struct DecimalNumber: Sendable, Hashable {
  // Two halves instead of one UInt128: its 16-byte alignment would grow every attribute value.
  @usableFromInline let high: UInt64
  @usableFromInline let low: UInt64
  /// The power of ten of the significand's last digit.
  public let exponent: Int16
  /// Whether the number is below zero.
  public let isNegative: Bool

  /// The digits as an integer, at most 10^38 - 1.
  public var significand: UInt128 { UInt128(high) << 64 | UInt128(low) }

  init(normalizedSignificand significand: UInt128, exponent: Int16, isNegative: Bool) {
    high = UInt64(truncatingIfNeeded: significand >> 64)
    low = UInt64(truncatingIfNeeded: significand)
    self.exponent = exponent
    self.isNegative = isNegative
  }

  /// The number 0.
  public static let zero = DecimalNumber(
    normalizedSignificand: 0, exponent: 0, isNegative: false)
}

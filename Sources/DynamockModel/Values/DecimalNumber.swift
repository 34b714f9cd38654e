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
  /// The digits behind the point less the exponent, as the number was written: 1 for `7.0`, -2 for
  /// `1E2`; cut to 16 bits.
  ///
  /// It is 0 for plain integers and for numbers that no text stands behind, and no part of the value:
  /// equal numbers may differ in it. AWS compares numbers with it where Java compares a `BigDecimal`.
  package private(set) var scale: Int16 = 0

  /// The digits as an integer, at most 10^38 - 1.
  public var significand: UInt128 { UInt128(high) << 64 | UInt128(low) }

  init(normalizedSignificand significand: UInt128, exponent: Int16, isNegative: Bool) {
    high = UInt64(truncatingIfNeeded: significand >> 64)
    low = UInt64(truncatingIfNeeded: significand)
    self.exponent = exponent
    self.isNegative = isNegative
  }

  /// The same number as a text with another scale spells it.
  func written(withScale scale: Int) -> DecimalNumber {
    var number = self
    number.scale = Int16(truncatingIfNeeded: scale)
    return number
  }

  /// Whether two numbers are the same, however they were written.
  @inlinable
  public static func == (left: DecimalNumber, right: DecimalNumber) -> Bool {
    left.low == right.low && left.high == right.high && left.exponent == right.exponent
      && left.isNegative == right.isNegative
  }

  /// Feeds what makes the number's value.
  @inlinable
  public func hash(into hasher: inout Hasher) {
    hasher.combine(high)
    hasher.combine(low)
    hasher.combine(exponent)
    hasher.combine(isNegative)
  }

  /// The number 0.
  public static let zero = DecimalNumber(
    normalizedSignificand: 0, exponent: 0, isNegative: false)
}

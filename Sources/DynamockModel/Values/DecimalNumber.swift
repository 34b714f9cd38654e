/// A DynamoDB number: an exact decimal of up to 38 significant digits.
///
/// The value is `significand` × 10^`exponent`, negated if `isNegative`. It is always normalized:
/// the significand has no trailing zeros, and zero is not negative and has exponent 0, so that
/// equal numbers such as `1`, `1.0` and `1e0` have equal representations.
public struct DecimalNumber: Sendable, Hashable {
  // Two halves instead of a UInt128, whose 16-byte alignment would enlarge every attribute value.
  @usableFromInline let high: UInt64
  @usableFromInline let low: UInt64
  /// The power of ten of the significand's last digit.
  public let exponent: Int16
  /// Whether the number is below zero.
  public let isNegative: Bool
  /// The number of digits after the point minus the exponent, as written: 1 for `7.0`, -2 for
  /// `1E2`; truncated to 16 bits.
  ///
  /// It is 0 for plain integers and for numbers without a text. It is not part of the value: equal
  /// numbers may differ in it. AWS includes it in comparisons of numbers where Java compares
  /// `BigDecimal` instances.
  package private(set) var scale: Int16 = 0

  /// The digits as an integer, at most 10^38 - 1.
  public var significand: UInt128 { UInt128(high) << 64 | UInt128(low) }

  init(normalizedSignificand significand: UInt128, exponent: Int16, isNegative: Bool) {
    high = UInt64(truncatingIfNeeded: significand >> 64)
    low = UInt64(truncatingIfNeeded: significand)
    self.exponent = exponent
    self.isNegative = isNegative
  }

  /// Returns the same number with another scale.
  func written(withScale scale: Int) -> DecimalNumber {
    var number = self
    number.scale = Int16(truncatingIfNeeded: scale)
    return number
  }

  /// Returns whether two numbers are the same, regardless of how they were written.
  @inlinable
  public static func == (left: DecimalNumber, right: DecimalNumber) -> Bool {
    left.low == right.low && left.high == right.high && left.exponent == right.exponent
      && left.isNegative == right.isNegative
  }

  /// Hashes the number's value.
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

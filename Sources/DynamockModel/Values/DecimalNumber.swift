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
  /// A mark that tells two spellings of one number apart, such as `7` and `7.0`.
  ///
  /// It is 0 for plain integers and for numbers that no text stands behind, and no part of the value:
  /// equal numbers may differ in it.
  package private(set) var spelling: UInt16 = 0

  /// The digits as an integer, at most 10^38 - 1.
  public var significand: UInt128 { UInt128(high) << 64 | UInt128(low) }

  init(normalizedSignificand significand: UInt128, exponent: Int16, isNegative: Bool) {
    high = UInt64(truncatingIfNeeded: significand >> 64)
    low = UInt64(truncatingIfNeeded: significand)
    self.exponent = exponent
    self.isNegative = isNegative
  }

  /// The same number as a text of more than plain digits spelled it.
  func spelled(as text: UnsafeRawBufferPointer) -> DecimalNumber {
    // FNV-1a, folded; two spellings with the same mark are taken for one.
    var hash: UInt32 = 2_166_136_261
    for byte in text { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
    var number = self
    number.spelling = max(1, UInt16(truncatingIfNeeded: hash ^ hash >> 16))
    return number
  }

  /// Whether two numbers are the same, however they were spelled.
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

/// The reason why a JSON value is not a valid attribute value.
///
/// The messages are in `DynamockValidation`.
public enum ValueFault: Error, Sendable, Hashable {
  /// `{}`, which has no data type.
  case noType
  /// A value with two or more data types.
  case severalTypes
  /// `{"NULL": false}`.
  case nullIsFalse
  /// An `N` or a member of `NS` that is not a number; contains the text as sent.
  case notANumber(String)
  /// More than 38 significant digits.
  case tooManyDigits
  /// A magnitude above 9.9999999999999999999999999999999999999E+125.
  case numberOverflow
  /// An exponent near or beyond 32 bits; contains the text as sent.
  ///
  /// The newer layer reports an overflow or underflow; the older one and PartiQL read it like
  /// Java's `BigDecimal` ([parity-suite] `numberExponent`, `valueLayers`,
  /// `partiqlParameterNumbers`, 2026-10).
  case wideExponent(String)
  /// A nonzero magnitude below 1E-130.
  case numberUnderflow
}

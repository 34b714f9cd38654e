/// Why the JSON of an attribute value, sound as JSON, is no attribute value.
///
/// The sentences are in `DynamockValidation`; these are the facts.
public enum ValueFault: Error, Sendable, Hashable {
  /// `{}`: no data type at all.
  case noType
  /// Two or more data types in one value.
  case severalTypes
  /// `{"NULL": false}`.
  case nullIsFalse
  /// `N` or a member of `NS` that is not a number; the text as sent.
  case notANumber(String)
  /// More than 38 significant digits.
  case tooManyDigits
  /// A magnitude above 9.9999999999999999999999999999999999999E+125.
  case numberOverflow
  /// An exponent near or beyond 32 bits; the text as sent. An overflow or underflow in the newer
  /// layer; the older one and PartiQL read it as Java's `BigDecimal` does (Parity Suite
  /// `numberExponent`, `valueLayers`, `partiqlParameterNumbers`, 2026-10).
  case wideExponent(String)
  /// A magnitude, other than zero, below 1E-130.
  case numberUnderflow
}

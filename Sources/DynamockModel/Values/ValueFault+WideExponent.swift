/// What a number with an exponent near or beyond 32 bits is to AWS's two layers.
///
/// The newer layer goes by the exponent's sign. The older layer and PartiQL read the text as Java's
/// `BigDecimal` does: exponent and scale have to fit 32 bits, and the magnitude is computed in 32 bits
/// that wrap, whence `1e2147483647` is too small (Parity Suite `valueLayers` and
/// `partiqlParameterNumbers`, 2026-10); so is `1e2147483646` (captures `partiql-numbers`, us-east-1,
/// 2026-10).
extension ValueFault {
  /// The fault in the newer layer.
  package static func wide(_ text: String) -> ValueFault {
    WideExponent(text).exponent < 0 ? .numberUnderflow : .numberOverflow
  }

  /// The fault as the older layer and PartiQL report it.
  package var inBigDecimal: ValueFault {
    if case .wideExponent(let text) = self { .bigDecimal(text) } else { self }
  }

  /// The fault in the older layer.
  package static func bigDecimal(_ text: String) -> ValueFault {
    let number = WideExponent(text)
    guard Int32(exactly: number.exponent) != nil,
      Int32(exactly: number.fractionDigits - number.exponent) != nil
    else { return .notANumber(text) }
    let magnitude = number.precision - number.fractionDigits + number.exponent
    // One more is added before the comparison, which wraps the greatest of 32 bits.
    return Int32(truncatingIfNeeded: magnitude + 1) > 0 ? .numberOverflow : .numberUnderflow
  }
}

/// The parts of a sound number's text that decide.
private struct WideExponent {
  /// Digits behind the point.
  private(set) var fractionDigits = 0
  /// Digits from the first one that is not zero; one for zero.
  private(set) var precision = 0
  /// The power of ten, held at a bound far beyond 32 bits.
  private(set) var exponent = 0

  init(_ text: String) {
    let parts = text.utf8.split(maxSplits: 1, omittingEmptySubsequences: false) {
      $0 | 0x20 == UInt8(ascii: "e")
    }
    var isFraction = false
    for byte in parts[0] {
      if byte == UInt8(ascii: ".") { isFraction = true }
      guard byte &- UInt8(ascii: "0") <= 9 else { continue }
      if isFraction { fractionDigits += 1 }
      if precision > 0 || byte != UInt8(ascii: "0") { precision += 1 }
    }
    precision = max(precision, 1)
    guard parts.count == 2 else { return }
    for byte in parts[1] where byte &- UInt8(ascii: "0") <= 9 {
      exponent = min(exponent * 10 + Int(byte &- UInt8(ascii: "0")), 1 << 48)
    }
    if parts[1].first == UInt8(ascii: "-") { exponent = -exponent }
  }
}

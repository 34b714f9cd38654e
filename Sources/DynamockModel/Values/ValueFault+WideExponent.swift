/// How AWS's two layers treat a number with an exponent near or beyond 32 bits.
///
/// In the newer layer, the exponent's sign decides. The older layer and PartiQL read the text like
/// Java's `BigDecimal`: exponent and scale must fit in 32 bits, and the magnitude is computed in 32
/// bits that wrap, so `1e2147483647` is too small ([parity-suite] `valueLayers` and
/// `partiqlParameterNumbers`, 2026-10), as is `1e2147483646` ([dynoxide-captures]
/// `partiql-numbers`, us-east-1, 2026-10).
extension ValueFault {
  /// Returns the fault in the newer layer.
  package static func wide(_ text: String) -> ValueFault {
    WideExponent(text).exponent < 0 ? .numberUnderflow : .numberOverflow
  }

  /// The fault as reported by the older layer and PartiQL.
  package var inBigDecimal: ValueFault {
    if case .wideExponent(let text) = self { .bigDecimal(text) } else { self }
  }

  /// Returns the fault in the older layer.
  package static func bigDecimal(_ text: String) -> ValueFault {
    let number = WideExponent(text)
    guard Int32(exactly: number.exponent) != nil,
      Int32(exactly: number.fractionDigits - number.exponent) != nil
    else { return .notANumber(text) }
    let magnitude = number.precision - number.fractionDigits + number.exponent
    // One is added before the comparison, which overflows for the greatest 32-bit value.
    return Int32(truncatingIfNeeded: magnitude + 1) > 0 ? .numberOverflow : .numberUnderflow
  }
}

/// The parts of a valid number's text on which the fault depends.
private struct WideExponent {
  /// The number of digits after the point.
  private(set) var fractionDigits = 0
  /// The number of digits from the first nonzero one; 1 for zero.
  private(set) var precision = 0
  /// The power of ten, clamped to a limit far beyond 32 bits.
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

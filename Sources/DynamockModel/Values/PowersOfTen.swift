/// The powers of ten that numbers are built of, taken apart by and aligned with.
enum PowersOfTen {
  /// 10^0 to 10^19, all that fit into 64 bits.
  static let low64: [UInt64] = (0...19).map { exponent in
    (0..<exponent).reduce(1) { power, _ in power &* 10 }
  }

  /// The digits of ``chunk``'s zeros: two chunks hold a significand.
  static let chunkDigits = 19
  /// 10^19: quotient and remainder of a significand by it fit into 64 bits each.
  static let chunk: UInt128 = 10_000_000_000_000_000_000

  private static let table: [UInt128] = (0...38).map { exponent in
    (0..<exponent).reduce(1) { power, _ in power &* 10 }
  }

  /// 10 to the power of `exponent`, which is within 0 to 38.
  static subscript(exponent: Int) -> UInt128 { table[exponent] }
}

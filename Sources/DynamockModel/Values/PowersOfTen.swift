/// The powers of ten for constructing, splitting and aligning numbers.
enum PowersOfTen {
  /// 10^0 to 10^19, all that fit in 64 bits.
  static let low64: [UInt64] = (0...19).map { exponent in
    (0..<exponent).reduce(1) { power, _ in power &* 10 }
  }

  /// The number of zeros of ``chunk``; a significand is less than its square.
  static let chunkDigits = 19
  /// 10^19, for which both quotient and remainder of a significand fit in 64 bits.
  static let chunk: UInt128 = 10_000_000_000_000_000_000

  private static let table: [UInt128] = (0...38).map { exponent in
    (0..<exponent).reduce(1) { power, _ in power &* 10 }
  }

  /// 10 to the power of `exponent`, which is from 0 to 38.
  static subscript(exponent: Int) -> UInt128 { table[exponent] }
}

/// 10^0 to 10^38, all of which fit into 128 bits.
enum PowersOfTen {
  private static let table: [UInt128] = {
    var powers: [UInt128] = [1]
    for exponent in 1...38 { powers.append(powers[exponent - 1] &* 10) }
    return powers
  }()

  /// 10 to the power of `exponent`, which is within 0 to 38.
  static subscript(exponent: Int) -> UInt128 { table[exponent] }
}

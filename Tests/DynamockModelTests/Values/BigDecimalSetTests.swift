import Testing

@testable import DynamockModel

/// Tests AWS's order of number sets; the sources are [dynoxide-captures] `set-order` (us-east-1,
/// 2026-10) and the JDK's documentation of `java.math.BigDecimal.hashCode`, as noted at the rows.
@Suite("A number set in the order of a Java HashSet")
struct BigDecimalSetTests {
  static let hashes: [(text: String, hash: Int32)] = [
    ("0", 0), ("1", 31), ("-1", -31), ("25", 775),
    // 31 times the unscaled value plus the scale.
    ("2.5", 776), ("1E10", 21), ("1000", 28), ("-0.00001", -26),
    // 2^32 has a high word of 1; 2^64 does not fit 64 bits, and its three words are combined with
    // the factor 31.
    ("4294967296", 961), ("18446744073709551616", 29791), ("-18446744073709551616", -29791),
    // The greatest value of 64 bits: 31 × 0x7FFFFFFF + 0xFFFFFFFF, in 32 bits.
    ("9223372036854775807", Int32(truncatingIfNeeded: 31 * (31 * 0x7FFF_FFFF + 0xFFFF_FFFF))),
  ]

  @Test("has Java's hash of each member", arguments: hashes)
  func hash(text: String, hash: Int32) throws {
    let number = try #require(DecimalNumber(text))
    #expect(Int32(bitPattern: number.bigDecimalHash) == hash)
  }

  static let orders: [(ascending: [String], listed: [String])] = [
    (["1", "2", "3"], ["3", "2", "1"]),
    (["3", "20", "100"], ["3", "20", "100"]),
    (
      [
        "-10", "-1", "-0.5", "-0.00001", "-1E-130", "0", "1E-130", "0.5", "2.5", "5", "9", "10",
        "25", "100", "1000", "10000000000", "99999999999999999999999999999999999999",
      ],
      [
        "0", "1E-130", "-1E-130", "25", "99999999999999999999999999999999999999", "2.5",
        "10000000000", "9", "-0.5", "-0.00001", "5", "0.5", "1000", "100", "-1", "10", "-10",
      ]
    ),
    ([], []), (["7"], ["7"]),
  ]

  @Test("lists its members slot by slot", arguments: orders)
  func order(ascending: [String], listed: [String]) throws {
    let numbers = try ascending.map { try #require(DecimalNumber($0)) }
    let found = BigDecimalSet.order(of: numbers).map { numbers[$0].description }
    #expect(found == (try listed.map { try #require(DecimalNumber($0)).description }))
  }

  /// 31 times each of these is a multiple of 16 and, except for the first, of 64.
  ///
  /// So in a table of 16 slots all nine share one slot; the ninth doubles the table, and then the
  /// first is in another slot.
  @Test("grows when a slot has nine members, which keep their order")
  func slots() throws {
    let numbers = try [16, 64, 128, 192, 256, 384, 448, 512, 576].map {
      try #require(DecimalNumber("\($0)"))
    }
    #expect(BigDecimalSet.order(of: numbers) == [1, 2, 3, 4, 5, 6, 7, 8, 0])
    #expect(BigDecimalSet.order(of: Array(numbers.dropLast())) == Array(0..<8))
  }
}

import DynamockModel
import SeededRandom
import Testing

@Suite("Arithmetic with numbers")
struct DecimalNumberArithmeticTests {
  @Test("sums and differences agree with digit-by-digit arithmetic", arguments: [1, 2, 3, 4])
  func modelled(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<3000 {
      let left = NaiveDecimal.randomText(using: &random)
      let right = NaiveDecimal.randomText(using: &random)
      let sum = NaiveDecimal(left) + NaiveDecimal(right)
      let actual = Self.result {
        () throws(ValueFault) in try Self.number(left).adding(Self.number(right))
      }
      #expect(actual == Self.expected(sum), "\(left) + \(right), seed \(seed)")
      let difference = NaiveDecimal(left) + NaiveDecimal(Self.negated(right))
      let actualDifference = Self.result {
        () throws(ValueFault) in try Self.number(left).subtracting(Self.number(right))
      }
      #expect(actualDifference == Self.expected(difference), "\(left) - \(right), seed \(seed)")
    }
  }

  @Test("order agrees with digit-by-digit comparison", arguments: [5, 6])
  func order(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<3000 {
      let left = NaiveDecimal.randomText(using: &random)
      let right = Bool.random(using: &random) ? left : NaiveDecimal.randomText(using: &random)
      let precedes = NaiveDecimal(left) < NaiveDecimal(right)
      #expect((Self.number(left) < Self.number(right)) == precedes, "\(left) < \(right)")
      #expect((Self.number(left) == Self.number(right)) == (left == right))
      #expect((Self.number(left) < .zero) == left.hasPrefix("-"))
    }
  }

  @Test("a printed number reads as the same number", arguments: [7, 8])
  func roundTrip(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<3000 {
      let text = NaiveDecimal.randomText(using: &random)
      #expect(Self.number(text).description == text)
    }
  }

  /// [scylla-alternator] `test_number.py`, run against AWS:
  /// `test_update_expression_plus_precision`, `…_plus_overflow`, and `…_plus_imprecise`, whose
  /// comment quotes AWS's message.
  @Test(
    "sums are the same as on AWS",
    arguments: [
      ("1", "10000000000000000000000", .success("10000000000000000000001")),
      ("-1", "10000000000000000000000", .success("9999999999999999999999")),
      ("9e125", "9e125", .failure(.numberOverflow)), ("9e125", "-9e125", .success("0")),
      ("9e125", "9e124", .success("99" + String(repeating: "0", count: 124))),
      ("1e50", "1", .failure(.numberOverflow)), ("1e50", "-1", .failure(.numberOverflow)),
    ] as [(String, String, Result<String, ValueFault>)])
  func sumsOnAWS(left: String, right: String, sum: Result<String, ValueFault>) {
    let actual = Self.result {
      () throws(ValueFault) in try Self.number(left).adding(Self.number(right))
    }
    #expect(actual == sum)
  }

  @Test("a difference below 1E-130 is an underflow")
  func underflow() {
    #expect(throws: ValueFault.numberUnderflow) {
      try Self.number("1.1e-130").subtracting(Self.number("1e-130"))
    }
  }

  @Test(
    "integers can be converted to numbers and back",
    arguments: [0, 1, -1, 10, -10, 100, Int.max, Int.min, 1_000_000_000_000_000_000])
  func integers(integer: Int) {
    #expect(DecimalNumber(integer).description == String(integer))
    #expect(Int(exactly: DecimalNumber(integer)) == integer)
  }

  @Test(
    "numbers outside Int are converted to nil",
    arguments: ["0.5", "9223372036854775808", "-9223372036854775809", "1e19", "1e125", "1e-130"])
  func notAnInteger(text: String) { #expect(Int(exactly: Self.number(text)) == nil) }

  private static func number(_ text: String) -> DecimalNumber { DecimalNumber(text) ?? .zero }

  private static func negated(_ text: String) -> String {
    text.hasPrefix("-") ? String(text.dropFirst()) : "-\(text)"
  }

  private static func result(
    _ body: () throws(ValueFault) -> DecimalNumber
  ) -> Result<String, ValueFault> {
    do { return .success(try body().description) } catch { return .failure(error) }
  }

  /// Returns the result of applying DynamoDB's range to an exact number.
  private static func expected(_ exact: NaiveDecimal) -> Result<String, ValueFault> {
    if exact.significantDigits.count > 38 { return .failure(.numberOverflow) }
    if let magnitude = exact.magnitude {
      if magnitude > 125 { return .failure(.numberOverflow) }
      if magnitude < -130 { return .failure(.numberUnderflow) }
    }
    return .success(exact.text)
  }
}

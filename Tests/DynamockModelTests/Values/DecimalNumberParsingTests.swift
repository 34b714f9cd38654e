import DynamockModel
import SeededRandom
import Testing

@Suite("Reading numbers")
struct DecimalNumberParsingTests {
  /// [parity-suite] `valueLayers` and [scylla-alternator]; the rest follows from Java's BigDecimal,
  /// whose forms AWS accepts.
  @Test(
    "invalid numbers are rejected with their text",
    arguments: [
      "", " ", " 1", "1 ", "1 2", "-", "+", ".", "-.", "+-1", "--1", "1+2", "+e2", "e", "e1", ".e5",
      "1e", "1e+", "1e-", "1e1.5", "1.2.3", "1,5", "0x10", "1f", "NaN", "-NaN", "Infinity",
      "1e9223372036854775808", "1e-9223372036854775809", "-Infinity", "dog", "-dog", "١", "1\0",
      "1e5x", "1_000", "123456789012345678x", "1e 5",
    ])
  func refused(text: String) {
    #expect(DecimalNumber.parse(text) == .failure(.notANumber(text)))
    #expect(DecimalNumber(text) == nil)
  }

  /// [scylla-alternator] `test_number.py`: `_NORMALIZATION_CASES` and the tests around it, run
  /// against AWS.
  @Test(
    "a number is returned in DynamoDB's canonical form",
    arguments: [
      ("1", "1"), ("123", "123"), ("-5", "-5"), ("0", "0"), ("10", "10"), ("1000", "1000"),
      ("007", "7"), ("001.23", "1.23"), ("00", "0"), ("+3", "3"), ("+0", "0"), ("+1.5", "1.5"),
      ("1.0", "1"), ("1.10", "1.1"), ("100.000", "100"), ("0.0", "0"), ("0.10", "0.1"),
      ("1e3", "1000"), ("1E3", "1000"), ("1e+3", "1000"), ("5e1", "50"), ("-3e2", "-300"),
      ("1.5e2", "150"), ("1.23e4", "12300"), ("1e-3", "0.001"), ("5e-1", "0.5"),
      ("123e-2", "1.23"), ("1.23e-1", "0.123"), ("1.0e3", "1000"), ("1.00e2", "100"),
      ("1.0e-1", "0.1"), ("-0", "0"), ("-0.0", "0"), ("0e5", "0"), ("0.0e3", "0"), ("0e-5", "0"),
      (".5", "0.5"), (".123", "0.123"), ("-.5", "-0.5"), ("1e20", "100000000000000000000"),
      ("9.9e10", "99000000000"), ("1e-20", "0.00000000000000000001"), ("3.14159", "3.14159"),
      ("-273.15", "-273.15"), ("5.", "5"), ("1.e5", "100000"), ("0042.1200", "42.12"),
      ("-17.4E37", "-174000000000000000000000000000000000000"), ("0e125", "0"),
      ("0.0e126", "0"),
      ("3.1415926535897932384626433832795028841", "3.1415926535897932384626433832795028841"),
      ("314159265358979323846.26433832795028841", "314159265358979323846.26433832795028841"),
    ])
  func canonical(text: String, printed: String) throws {
    #expect(try #require(DecimalNumber(text)).description == printed)
  }

  /// [scylla-alternator] `test_number_magnitude_allowed`.
  @Test("the largest and smallest numbers are accepted", arguments: ["", "-"])
  func edges(sign: String) throws {
    let largest = "9.9999999999999999999999999999999999999E+125"
    let printed = sign + String(repeating: "9", count: 38) + String(repeating: "0", count: 88)
    #expect(try #require(DecimalNumber(sign + largest)).description == printed)
    let one = try #require(DecimalNumber("\(sign)1E125"))
    #expect(one.description == sign + "1" + String(repeating: "0", count: 125))
    let smallest = try #require(DecimalNumber("\(sign)1E-130"))
    #expect(smallest.description == "\(sign)0." + String(repeating: "0", count: 129) + "1")
    #expect(DecimalNumber("\(sign)0.1e126") == one)
  }

  /// [scylla-alternator] `test_number_magnitude_not_allowed` and `…_zero`.
  @Test(
    "a magnitude outside the range is rejected",
    arguments: [
      ("1e126", .numberOverflow), ("11e125", .numberOverflow), ("-1E+126", .numberOverflow),
      ("1.0e100000000", .numberOverflow), ("1e1073741823", .numberOverflow),
      ("0e126", .numberOverflow), ("1e-131", .numberUnderflow), ("0.9e-130", .numberUnderflow),
      ("-1e-131", .numberUnderflow), ("0e-131", .numberUnderflow),
      ("1e-1073741823", .numberUnderflow),
    ] as [(String, ValueFault)])
  func outOfRange(text: String, fault: ValueFault) {
    #expect(DecimalNumber.parse(text) == .failure(fault))
  }

  /// [parity-suite] `numberExponent` and `valueLayers`, 2026-10.
  @Test(
    "an exponent near or beyond 32 bits is kept for the message of the layer",
    arguments: [
      "1e99999999999", "1e-99999999999", "1e2147483648", "0e9223372036854775807", "1e2147483647",
      "1e-2147483648",
    ])
  func wideExponent(text: String) {
    #expect(DecimalNumber.parse(text) == .failure(.wideExponent(text)))
  }

  /// [scylla-alternator] `test_number_precision_not_allowed`; [parity-suite].
  @Test(
    "a number of 39 digits is rejected",
    arguments: [
      "3.14159265358979323846264338327950288419", "314159265358979323846.264338327950288419",
      "314159265358979323846264338327950288419e30", "123456789012345678901234567890123456789",
      "-1.23456789012345678901234567890123456789", "100000000000000000000000000000000000001",
      "1\(String(repeating: "0", count: 60)).1",
    ])
  func tooManyDigits(text: String) {
    #expect(DecimalNumber.parse(text) == .failure(.tooManyDigits))
  }

  @Test("leading and trailing zeros do not count as digits")
  func needlessZeros() {
    let zeros = String(repeating: "0", count: 100_000)
    #expect(DecimalNumber("\(zeros)7.5\(zeros)") == DecimalNumber("7.5"))
    #expect(DecimalNumber("0.\(zeros)1e100001") == DecimalNumber(1))
    #expect(DecimalNumber("1\(zeros)e-100000") == DecimalNumber(1))
    #expect(DecimalNumber("\(zeros)") == .zero)
  }

  /// [parity-suite] `numberExponent`, 2026-10.
  @Test("an exponent of more than 64 bits is invalid, not counting leading zeros")
  func longExponents() {
    for text in [
      "1e\(String(repeating: "9", count: 5000))", "1e-\(String(repeating: "9", count: 99))",
    ] {
      #expect(DecimalNumber.parse(text) == .failure(.notANumber(text)))
    }
    #expect(DecimalNumber("1e\(String(repeating: "0", count: 5000))1") == DecimalNumber(10))
  }

  @Test("arbitrary bytes are either a number or an error")
  func anyBytes() {
    var random = SeededGenerator(seed: 0xf00d)
    let alphabet = Array("0019.-+eE \0x".utf8) + [0xff]
    for _ in 0..<50_000 {
      let bytes = (0..<Int.random(in: 0..<12, using: &random)).map { _ in
        alphabet.randomElement(using: &random) ?? 0
      }
      guard case .success(let number) = bytes.withUnsafeBytes(DecimalNumber.parse) else { continue }
      #expect(DecimalNumber(number.description) == number)
    }
  }
}

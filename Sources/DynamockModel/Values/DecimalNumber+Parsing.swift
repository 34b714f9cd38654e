extension DecimalNumber {
  /// The maximum number of significant digits.
  static let maximumDigits = 38
  /// The maximum power of ten of a first digit: magnitudes end at 9.99…E+125.
  static let maximumMagnitude = 125
  /// The minimum power of ten of a first digit: magnitudes begin at 1E-130.
  static let minimumMagnitude = -130
  /// The exponents below which the layers agree, far within Java's 32 bits; `wideExponent` has the
  /// others.
  private static let widestExponent = 1 << 30

  /// Creates a number from its text, or returns `nil` if DynamoDB would reject it.
  public init?(_ text: String) {
    guard case .success(let number) = Self.parse(text) else { return nil }
    self = number
  }

  /// Parses the text of an `N`.
  public static func parse(_ text: String) -> Result<DecimalNumber, ValueFault> {
    var text = text
    return text.withUTF8 { parse(UnsafeRawBufferPointer($0)) }
  }

  /// Parses the UTF-8 bytes of an `N`: a sign, digits with a point anywhere among them, an
  /// exponent.
  ///
  /// The time is linear in the length of the text; leading and trailing zeros do not count as
  /// digits. Faults are in DynamoDB's order: not a number, then the magnitude, then the digits
  /// ([scylla-alternator] `test_number.py`).
  public static func parse(
    _ text: UnsafeRawBufferPointer
  ) -> Result<DecimalNumber, ValueFault> {
    if let integer = parseShortInteger(text) { return .success(integer) }
    var reader = NumberReader(text)
    guard reader.readAll() else {
      return .failure(.notANumber(String(decoding: text, as: UTF8.self)))
    }
    guard abs(reader.exponent) < widestExponent else {
      return .failure(.wideExponent(String(decoding: text, as: UTF8.self)))
    }
    return reader.number.map { $0.written(withScale: reader.scale) }
  }

  /// Parses a plain integer of up to 18 digits, by far the most common kind of number, or returns
  /// `nil` for others.
  private static func parseShortInteger(_ text: UnsafeRawBufferPointer) -> DecimalNumber? {
    guard let first = text.first else { return nil }
    let isNegative = first == UInt8(ascii: "-")
    let start = isNegative ? 1 : 0
    guard text.count > start, text.count - start <= 18 else { return nil }
    var magnitude: UInt64 = 0
    for index in start..<text.count {
      let digit = text[index] &- UInt8(ascii: "0")
      guard digit <= 9 else { return nil }
      magnitude = magnitude &* 10 &+ UInt64(digit)
    }
    return DecimalNumber(magnitude: magnitude, isNegative: isNegative)
  }

  /// Creates a normalized number from an integer's magnitude and sign.
  init(magnitude: UInt64, isNegative: Bool) {
    var significand = magnitude
    var exponent: Int16 = 0
    if significand == 0 {
      self.init(normalizedSignificand: 0, exponent: 0, isNegative: false)
      return
    }
    while true {
      let (quotient, remainder) = significand.quotientAndRemainder(dividingBy: 10)
      guard remainder == 0 else { break }
      significand = quotient
      exponent &+= 1
    }
    self.init(
      normalizedSignificand: UInt128(significand), exponent: exponent, isNegative: isNegative)
  }
}

/// A reader that parses a number's text in a single pass.
private struct NumberReader {
  private let text: UnsafeRawBufferPointer
  private var position = 0
  private var isNegative = false
  /// The digits up to the last nonzero one, unless there are too many.
  private var significand: UInt128 = 0
  private var significantDigits = 0
  /// The number of digits, including zeros, and the number of those before the point.
  private var digits = 0
  private var integerDigits = 0
  /// The positions of the first and the last nonzero digit.
  private var firstNonZero = 0
  private var lastNonZero = 0
  private(set) var exponent = 0

  init(_ text: UnsafeRawBufferPointer) { self.text = text }

  /// Reads the whole text; returns false if it is not a number.
  mutating func readAll() -> Bool {
    isNegative = readSign()
    readDigits()
    integerDigits = digits
    if peek() == UInt8(ascii: ".") {
      position += 1
      readDigits()
    }
    guard digits > 0 else { return false }
    if let byte = peek(), byte | 0x20 == UInt8(ascii: "e") {
      position += 1
      guard readExponent() else { return false }
    }
    return position == text.count
  }

  /// The parsed number, normalized, or the fault if it is outside DynamoDB's range.
  var number: Result<DecimalNumber, ValueFault> {
    // DynamoDB determines the magnitude of a zero by its last digit, so it rejects `0e126` and
    // accepts `0.0e126` ([scylla-alternator] test_number.py,
    // test_number_magnitude_not_allowed_zero).
    let magnitudeDigit = significantDigits == 0 ? digits - 1 : firstNonZero
    let magnitude = integerDigits - 1 - magnitudeDigit + exponent
    if magnitude > DecimalNumber.maximumMagnitude { return .failure(.numberOverflow) }
    if magnitude < DecimalNumber.minimumMagnitude { return .failure(.numberUnderflow) }
    if significantDigits == 0 { return .success(.zero) }
    if significantDigits > DecimalNumber.maximumDigits { return .failure(.tooManyDigits) }
    return .success(
      DecimalNumber(
        normalizedSignificand: significand,
        exponent: Int16(truncatingIfNeeded: integerDigits - 1 - lastNonZero + exponent),
        isNegative: isNegative))
  }

  /// The scale of Java's `BigDecimal`.
  var scale: Int { digits - integerDigits - exponent }

  private func peek() -> UInt8? { position < text.count ? text[position] : nil }

  /// Reads a sign, if there is one; returns true for minus.
  private mutating func readSign() -> Bool {
    switch peek() {
    case UInt8(ascii: "-"):
      position += 1
      return true
    case UInt8(ascii: "+"):
      position += 1
      return false
    default: return false
    }
  }

  private mutating func readDigits() {
    while let byte = peek(), byte &- UInt8(ascii: "0") <= 9 {
      append(byte &- UInt8(ascii: "0"))
      position += 1
    }
  }

  private mutating func append(_ digit: UInt8) {
    if digit != 0 {
      if significantDigits == 0 { firstNonZero = digits }
      let pendingZeros = significantDigits == 0 ? 0 : digits - lastNonZero - 1
      significantDigits += pendingZeros + 1
      lastNonZero = digits
      if significantDigits <= DecimalNumber.maximumDigits {
        significand = significand &* PowersOfTen[pendingZeros + 1] &+ UInt128(digit)
      }
    }
    digits += 1
  }

  /// Reads the exponent after the `e`; returns false if it has no digits or more than 64 bits
  /// ([parity-suite] `numberExponent`, 2026-10).
  private mutating func readExponent() -> Bool {
    let isNegative = readSign()
    let start = position
    var value: UInt64 = 0
    while let byte = peek(), byte &- UInt8(ascii: "0") <= 9 {
      let (tenfold, overflows) = value.multipliedReportingOverflow(by: 10)
      let (sum, carries) = tenfold.addingReportingOverflow(UInt64(byte &- UInt8(ascii: "0")))
      guard !overflows, !carries else { return false }
      value = sum
      position += 1
    }
    guard value <= UInt64(Int64.max) + (isNegative ? 1 : 0) else { return false }
    // Beyond 32 bits only the sign matters.
    let magnitude = Int(min(value, 1 << 48))
    exponent = isNegative ? -magnitude : magnitude
    return position > start
  }
}

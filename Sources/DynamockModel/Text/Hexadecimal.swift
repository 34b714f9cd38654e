/// Hexadecimal digits: written in lowercase unless stated otherwise, read in either case.
package enum Hexadecimal {
  /// Formats a number with a minimum number of digits.
  package static func text(_ number: some BinaryInteger, digits: Int) -> String {
    let text = String(number, radix: 16)
    return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
  }

  /// Formats bytes with two digits each.
  package static func text(of bytes: some Sequence<UInt8>) -> String {
    var digits: [UInt8] = []
    digits.reserveCapacity(2 * bytes.underestimatedCount)
    for byte in bytes {
      digits.append(digit(byte >> 4))
      digits.append(digit(byte & 15))
    }
    return String(decoding: digits, as: UTF8.self)
  }

  /// Formats sixteen bytes in the groups of a UUID ([rfc-9562], section 4).
  package static func identifier(of bytes: [UInt8]) -> String {
    [bytes[..<4], bytes[4..<6], bytes[6..<8], bytes[8..<10], bytes[10...]]
      .map { text(of: $0) }.joined(separator: "-")
  }

  /// Parses bytes of two lowercase digits each; returns `nil` for any other text, so that bytes have
  /// only one text.
  package static func bytes(of text: some StringProtocol) -> [UInt8]? {
    let digits = Array(text.utf8)
    guard digits.count.isMultiple(of: 2) else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(digits.count / 2)
    for index in stride(from: 0, to: digits.count, by: 2) {
      guard let high = value(of: digits[index]), let low = value(of: digits[index + 1]),
        digit(high) == digits[index], digit(low) == digits[index + 1]
      else { return nil }
      bytes.append(high << 4 | low)
    }
    return bytes
  }

  /// Parses up to fifteen digits, which always fit; returns `nil` for anything else.
  package static func number(of digits: some Collection<UInt8>) -> Int? {
    guard (1...15).contains(digits.count) else { return nil }
    var number = 0
    for digit in digits {
      guard let value = value(of: digit) else { return nil }
      number = number << 4 | Int(value)
    }
    return number
  }

  /// Returns the digit of a value below 16.
  package static func digit(_ value: UInt8, uppercase: Bool = false) -> UInt8 {
    let letter = uppercase ? UInt8(ascii: "A") : UInt8(ascii: "a")
    return value < 10 ? UInt8(ascii: "0") + value : letter - 10 + value
  }

  /// Returns the value of a digit, or `nil` for any other character.
  package static func value(of digit: UInt8) -> UInt8? {
    switch digit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): digit - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}

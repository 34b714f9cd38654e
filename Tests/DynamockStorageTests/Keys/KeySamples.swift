import DynamockModel
import SeededRandom

/// Random key attributes for testing an encoding: prefixes of each other, low and high bytes, and
/// numbers that differ in the last digit, in sign or in magnitude.
enum KeySamples {
  static func value(ofType type: Int, using random: inout SeededGenerator) -> AttributeValue {
    switch type {
    case 0: .string(text(using: &random))
    case 1: .number(number(using: &random))
    default: .binary(bytes(using: &random))
    }
  }

  static func text(using random: inout SeededGenerator) -> String {
    let scalars: [Unicode.Scalar] = ["\0", "\u{1}", "\u{2}", "a", "b", "\u{7f}", "é", "\u{10ffff}"]
    let length = Int.random(in: 0..<6, using: &random)
    var text = String.UnicodeScalarView()
    for _ in 0..<length { text.append(scalars.randomElement(using: &random) ?? "a") }
    return String(text)
  }

  static func bytes(using random: inout SeededGenerator) -> [UInt8] {
    let choices: [UInt8] = [0, 1, 2, 0x7f, 0x80, 0xfe, 0xff]
    let length = Int.random(in: 0..<6, using: &random)
    return (0..<length).map { _ in choices.randomElement(using: &random) ?? 0 }
  }

  static func number(using random: inout SeededGenerator) -> DecimalNumber {
    let digits = ["", "1", "9", "99", "10", "5"].randomElement(using: &random) ?? ""
    let length = [1, 2, 3, 37, 38 - digits.count].randomElement(using: &random) ?? 1
    let tail = (0..<max(1, min(length, 38 - digits.count))).map { _ in
      String([0, 0, 1, 9, 5, 4].randomElement(using: &random) ?? 0)
    }
    let exponent =
      [0, 0, -1, 1, -2, 2, -37, -38, 87, -130, 60].randomElement(using: &random) ?? 0
    let sign = Bool.random(using: &random) ? "-" : ""
    return DecimalNumber("\(sign)\(digits)\(tail.joined())e\(exponent)") ?? .zero
  }
}

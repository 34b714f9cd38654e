import DynamockModel
import SeededRandom

/// A number as decimal digits with schoolbook arithmetic: slow, of any length, and independent of
/// the tested code.
///
/// The highest digit is the first; `fraction` of the digits are after the point.
struct NaiveDecimal {
  var isNegative: Bool
  var digits: [Int]
  var fraction: Int

  init(isNegative: Bool, digits: [Int], fraction: Int) {
    self.isNegative = isNegative
    self.digits = digits
    self.fraction = fraction
  }

  /// Reads decimal text without an exponent: an optional minus, and digits with an optional point.
  init(_ text: String) {
    isNegative = text.hasPrefix("-")
    digits = text.compactMap(\.wholeNumberValue)
    fraction =
      text.split(separator: ".", omittingEmptySubsequences: false).dropFirst()
      .first?.count ?? 0
  }

  /// The text without superfluous zeros, and without a minus for zero.
  var text: String {
    var digits = digits
    var fraction = fraction
    while digits.count <= fraction { digits.insert(0, at: 0) }
    while fraction > 0, digits.last == 0 {
      digits.removeLast()
      fraction -= 1
    }
    while digits.count > fraction + 1, digits.first == 0 { digits.removeFirst() }
    let sign = isNegative && digits.contains { $0 != 0 } ? "-" : ""
    let characters = digits.map(String.init)
    let whole = characters.dropLast(fraction).joined()
    return fraction == 0 ? sign + whole : "\(sign)\(whole).\(characters.suffix(fraction).joined())"
  }

  /// The digits from the first to the last nonzero one.
  var significantDigits: [Int] {
    Array(digits.drop { $0 == 0 }.reversed().drop { $0 == 0 }.reversed())
  }

  /// The power of ten of the first nonzero digit.
  var magnitude: Int? {
    digits.firstIndex { $0 != 0 }.map { digits.count - fraction - 1 - $0 }
  }

  static func + (left: Self, right: Self) -> Self {
    let (left, right) = aligned(left, right)
    if left.isNegative == right.isNegative {
      return Self(
        isNegative: left.isNegative, digits: sum(left.digits, right.digits),
        fraction: left.fraction)
    }
    let (larger, smaller) =
      right.digits.lexicographicallyPrecedes(left.digits) ? (left, right) : (right, left)
    return Self(
      isNegative: larger.isNegative, digits: difference(larger.digits, smaller.digits),
      fraction: left.fraction)
  }

  static func < (left: Self, right: Self) -> Bool {
    var opposite = right
    opposite.isNegative.toggle()
    let difference = left + opposite
    return difference.isNegative && difference.digits.contains { $0 != 0 }
  }

  private static func aligned(_ left: Self, _ right: Self) -> (Self, Self) {
    var (left, right) = (left, right)
    while left.fraction < right.fraction {
      left.digits.append(0)
      left.fraction += 1
    }
    while right.fraction < left.fraction {
      right.digits.append(0)
      right.fraction += 1
    }
    while left.digits.count < right.digits.count { left.digits.insert(0, at: 0) }
    while right.digits.count < left.digits.count { right.digits.insert(0, at: 0) }
    return (left, right)
  }

  private static func sum(_ left: [Int], _ right: [Int]) -> [Int] {
    var digits: [Int] = []
    var carry = 0
    for (left, right) in zip(left, right).reversed() {
      digits.append((left + right + carry) % 10)
      carry = (left + right + carry) / 10
    }
    return [carry] + digits.reversed()
  }

  private static func difference(_ larger: [Int], _ smaller: [Int]) -> [Int] {
    var digits: [Int] = []
    var borrow = 0
    for (larger, smaller) in zip(larger, smaller).reversed() {
      let difference = larger - smaller - borrow
      borrow = difference < 0 ? 1 : 0
      digits.append(difference + borrow * 10)
    }
    return digits.reversed()
  }
}

extension NaiveDecimal {
  /// Returns the text of a random number within DynamoDB's range, often at its edges, without an
  /// exponent.
  static func randomText(using random: inout SeededGenerator) -> String {
    let digitCount = [1, 2, 5, 18, 19, 20, 37, 38].randomElement(using: &random) ?? 1
    var digits = (0..<digitCount).map { _ in
      [0, 9, Int.random(in: 0...9, using: &random)].randomElement(using: &random) ?? 0
    }
    if digits[0] == 0 { digits[0] = 1 }
    // The position of the first digit.
    let magnitude =
      [0, 1, 17, 18, 19, 37, -1, -2, 125, 124, -130, 60, -60].randomElement(using: &random) ?? 0
    let fraction = max(0, digitCount - 1 - magnitude)
    while digits.count - 1 - fraction < magnitude { digits.append(0) }
    let number = NaiveDecimal(
      isNegative: Bool.random(using: &random), digits: digits, fraction: fraction)
    return number.text
  }
}

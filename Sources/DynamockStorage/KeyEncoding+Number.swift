import DynamockModel

/// DynamoDB's binary form of a number, which sorts by value.
///
/// A first byte for sign and magnitude, then the digits in pairs aligned on the decimal point. Above
/// zero the first byte is hexadecimal C0 plus the number of pairs before the point (less for zeros
/// behind it) and a pair is its value plus 1. Below zero the first byte is inverted, a pair is 101
/// minus its value, and 102 follows, above any pair, so that more digits sort lower. Zero is 80.
///
/// Dynalite (`db/index.js`, `numToBuffer`) found this form behind DynamoDB's hash of number keys;
/// the tests hold it against buckets that AWS showed.
extension KeyEncoding {
  /// First byte, 20 pairs and terminator.
  static let maximumNumberLength = 22

  private static let zero: UInt8 = 0x80
  private static let aboveTerminator: UInt8 = 0
  private static let belowTerminator: UInt8 = 102
  private static let maximumPairs = 20

  /// Appends a number with a terminator.
  static func append(_ number: DecimalNumber, to key: inout [UInt8]) {
    _ = appendBare(number, to: &key)
    key.append(number.isNegative ? belowTerminator : aboveTerminator)
  }

  /// Appends a number as DynamoDB hashes it: a terminator below zero only, and only if there is room.
  static func appendForHash(_ number: DecimalNumber, to key: inout [UInt8]) {
    let pairs = appendBare(number, to: &key)
    if number.isNegative, pairs < maximumPairs { key.append(belowTerminator) }
  }

  /// Appends the first byte and the pairs; says how many pairs there were.
  private static func appendBare(_ number: DecimalNumber, to key: inout [UInt8]) -> Int {
    guard number.significand != 0 else {
      key.append(zero)
      return 0
    }
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: maximumPairs) { pairs in
      let first = fill(pairs, with: number)
      let count = maximumPairs - first
      // The last pair stands at an even power of ten, at or just below the last digit.
      let lastPair = Int(number.exponent) >> 1
      let magnitude = UInt8(truncatingIfNeeded: lastPair + count - 64)
      key.append(number.isNegative ? ~magnitude : magnitude)
      for pair in pairs[first...] {
        key.append(number.isNegative ? 101 &- pair : pair &+ 1)
      }
      return count
    }
  }

  /// Writes the pairs of digits at the end of `pairs`; says where the first one is.
  private static func fill(
    _ pairs: UnsafeMutableBufferPointer<UInt8>, with number: DecimalNumber
  ) -> Int {
    var index = pairs.count
    var rest = number.significand
    if number.exponent & 1 != 0 {
      index &-= 1
      pairs[index] = UInt8(truncatingIfNeeded: rest % 10) &* 10
      rest /= 10
    }
    // Divisions of 64 bits are far cheaper, and most numbers need no others.
    while rest > UInt64.max {
      let (quotient, remainder) = rest.quotientAndRemainder(dividingBy: 10_000_000_000_000_000)
      var chunk = UInt64(truncatingIfNeeded: remainder)
      for _ in 0..<8 {
        index &-= 1
        pairs[index] = UInt8(truncatingIfNeeded: chunk % 100)
        chunk /= 100
      }
      rest = quotient
    }
    var last = UInt64(truncatingIfNeeded: rest)
    while last > 0 {
      index &-= 1
      pairs[index] = UInt8(truncatingIfNeeded: last % 100)
      last /= 100
    }
    return index
  }
}

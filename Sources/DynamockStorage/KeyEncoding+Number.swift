import DynamockModel

/// DynamoDB's binary form of a number, which sorts by value.
///
/// A first byte encodes sign and magnitude, followed by the digits in pairs aligned on the decimal
/// point. Above zero the first byte is hexadecimal C0 plus the number of pairs before the point
/// (less for zeros after it) and a pair is its value plus 1. Below zero the first byte is inverted,
/// a pair is 101 minus its value, and 102 follows, above any pair, so that more digits sort lower.
/// Zero is 80.
///
/// [dynalite-suite] (`db/index.js`, `numToBuffer`) found this form in DynamoDB's hash of number
/// keys; the tests check it against buckets that AWS returned.
extension KeyEncoding {
  /// First byte, 20 pairs and terminator.
  static let maximumNumberLength = 22

  private static let zero: UInt8 = 0x80
  private static let terminatorAbove: UInt8 = 0
  private static let terminatorBelow: UInt8 = 102

  /// Appends a number with a terminator.
  static func append(_ number: DecimalNumber, to key: inout [UInt8]) {
    withForm(of: number) { key.append(contentsOf: $0) }
  }

  /// Writes a number with a terminator at a position of memory that has room for it; returns the
  /// position after it.
  static func write(
    _ number: DecimalNumber, to memory: UnsafeMutableRawBufferPointer, at start: Int
  ) -> Int {
    withForm(of: number) { form in
      let end = start &+ form.count
      UnsafeMutableRawBufferPointer(rebasing: memory[start..<end]).copyMemory(from: form)
      return end
    }
  }

  /// Calls `body` with a number's bytes as DynamoDB hashes them: with a terminator below zero only,
  /// and only if the pairs leave room for it.
  static func withHashedForm<Value>(
    of number: DecimalNumber, _ body: (UnsafeRawBufferPointer) -> Value
  ) -> Value {
    withForm(of: number) { form in
      let keepsTerminator = number.isNegative && form.count < maximumNumberLength
      return body(UnsafeRawBufferPointer(rebasing: form.dropLast(keepsTerminator ? 0 : 1)))
    }
  }

  /// Calls `body` with a number's bytes, including the terminator.
  private static func withForm<Value>(
    of number: DecimalNumber, _ body: (UnsafeRawBufferPointer) -> Value
  ) -> Value {
    withUnsafeTemporaryAllocation(byteCount: maximumNumberLength, alignment: 1) { form in
      let end = maximumNumberLength - 1
      form[end] = number.isNegative ? terminatorBelow : terminatorAbove
      var start = fill(form, endingAt: end, with: number)
      // The last pair is at an even power of ten, at or just below the last digit.
      let magnitude = UInt8(truncatingIfNeeded: Int(number.exponent) >> 1 &+ end &- start &- 64)
      if number.isNegative {
        for index in start..<end { form[index] = 101 &- form[index] }
      } else {
        for index in start..<end { form[index] &+= 1 }
      }
      start -= 1
      form[start] = number.significand == 0 ? zero : number.isNegative ? ~magnitude : magnitude
      return body(UnsafeRawBufferPointer(rebasing: form[start...]))
    }
  }

  /// Writes the pairs of digits so that they end at an index, and returns the index of the first
  /// one.
  private static func fill(
    _ form: UnsafeMutableRawBufferPointer, endingAt end: Int, with number: DecimalNumber
  ) -> Int {
    var index = end
    var rest = number.significand
    if number.exponent & 1 != 0 {
      index &-= 1
      form[index] = UInt8(truncatingIfNeeded: rest % 10) &* 10
      rest /= 10
    }
    // Divisions of 64 bits are far faster, and suffice for most numbers.
    while rest > UInt64.max {
      let (quotient, remainder) = rest.quotientAndRemainder(dividingBy: 10_000_000_000_000_000)
      var chunk = UInt64(truncatingIfNeeded: remainder)
      for _ in 0..<8 {
        index &-= 1
        form[index] = UInt8(truncatingIfNeeded: chunk % 100)
        chunk /= 100
      }
      rest = quotient
    }
    var last = UInt64(truncatingIfNeeded: rest)
    while last > 0 {
      index &-= 1
      form[index] = UInt8(truncatingIfNeeded: last % 100)
      last /= 100
    }
    return index
  }
}

/// A number as written in the text.
struct RawNumber {
  let bytes: UnsafeBufferPointer<UInt8>
  /// Whether it has neither fraction nor exponent.
  let isInteger: Bool

  /// The nearest double value.
  var double: Double { Double(String(decoding: bytes, as: UTF8.self)) ?? 0 }

  /// The number without its fraction, clamped to the range of integers.
  var integer: Int {
    if isInteger, let integer = Int(String(decoding: bytes, as: UTF8.self)) { return integer }
    return Int(clamping: double)
  }

  /// The number of milliseconds, for a number of seconds.
  var milliseconds: Int64 { Int64(Int(clamping: (double * 1000).rounded())) }
}

extension Int {
  /// Creates the integer part of a double, clamped to the range of integers; 0 for NaN.
  fileprivate init(clamping value: Double) {
    if let exact = Int(exactly: value.rounded(.towardZero)) {
      self = exact
    } else {
      self = value > 0 ? .max : value < 0 ? .min : 0
    }
  }
}

extension JSONReader {
  /// Reads a number.
  mutating func number() throws(DecodingFault) -> RawNumber {
    let start = position
    if base[position] == UInt8(ascii: "-") { position &+= 1 }
    let leading = position
    try digits()
    guard position == leading &+ 1 || base[leading] != UInt8(ascii: "0") else { throw .notJSON }
    var isInteger = true
    if position < count, base[position] == UInt8(ascii: ".") {
      isInteger = false
      position &+= 1
      try digits()
    }
    if position < count, base[position] | 0x20 == UInt8(ascii: "e") {
      isInteger = false
      position &+= 1
      if position < count,
        base[position] == UInt8(ascii: "+") || base[position] == UInt8(ascii: "-")
      {
        position &+= 1
      }
      try digits()
    }
    let bytes = UnsafeBufferPointer(start: base + start, count: position &- start)
    return RawNumber(bytes: bytes, isInteger: isInteger)
  }

  /// Reads one or more digits.
  private mutating func digits() throws(DecodingFault) {
    let start = position
    while position < count, base[position] &- UInt8(ascii: "0") <= 9 { position &+= 1 }
    guard position > start else { throw .notJSON }
  }
}

public import DynamockModel

extension KeyEncoding {
  /// Reads a value from the front of an encoded key, or returns `nil` if the bytes are no encoding of
  /// the type.
  public static func read(
    _ type: ScalarAttributeType, from key: inout ArraySlice<UInt8>
  ) -> AttributeValue? {
    switch type {
    case .n: readNumber(from: &key).map(AttributeValue.number)
    case .s:
      readEscaped(from: &key).flatMap { String(validating: $0, as: UTF8.self) }
        .map(AttributeValue.string)
    case .b: readEscaped(from: &key).map(AttributeValue.binary)
    default: nil
    }
  }

  private static func readEscaped(from key: inout ArraySlice<UInt8>) -> [UInt8]? {
    var bytes: [UInt8] = []
    while let byte = key.popFirst() {
      switch byte {
      case 0: return bytes
      case 1:
        guard let escaped = key.popFirst(), (1...2).contains(escaped) else { return nil }
        bytes.append(escaped - 1)
      default: bytes.append(byte)
      }
    }
    return nil
  }

  private static func readNumber(from key: inout ArraySlice<UInt8>) -> DecimalNumber? {
    guard let first = key.popFirst() else { return nil }
    let isNegative = first < 0x80
    var digits = ""
    var pairs = 0
    while let byte = key.popFirst() {
      if byte == (isNegative ? 102 : 0) {
        // The smallest numbers have the first byte of zero too.
        if first == 0x80, pairs == 0 { return DecimalNumber(0) }
        // The first byte has the number of pairs before the decimal point.
        let before = Int(isNegative ? ~first : first) - 0xC0
        return DecimalNumber("\(isNegative ? "-" : "")\(digits)E\(2 * (before - pairs))")
      }
      let pair = isNegative ? 101 - Int(byte) : Int(byte) - 1
      guard (0...99).contains(pair), pairs < 20 else { return nil }
      digits += (pair < 10 ? "0" : "") + String(pair)
      pairs += 1
    }
    return nil
  }
}

import DynamockModel

extension ConditionOperator.Comparison {
  /// Returns whether a request's value matches one of a policy; a value that is not of the
  /// operator's type matches nothing.
  func matches(_ value: String, _ other: String) -> Bool {
    switch self {
    case .string(let ignoresCase):
      return ignoresCase
        ? value.lowercased().hasSameBytes(as: other.lowercased()) : value.hasSameBytes(as: other)
    case .number(let order): return Self.compare(value, other, order, Self.number)
    case .date(let order): return Self.compare(value, other, order, Self.milliseconds)
    case .bool:
      let (left, right) = (value.lowercased(), other.lowercased())
      return left == right && ["true", "false"].contains(left)
    case .binary:
      guard let left = Self.bytes(value), let right = Self.bytes(other) else { return false }
      return left == right
    case .address:
      guard let address = IPAddress(value), let range = IPRange(other) else { return false }
      return range.contains(address)
    case .like, .arn, .null: return false
    }
  }

  private static func compare<Value: Comparable>(
    _ value: String, _ other: String, _ order: ConditionOperator.Order,
    _ parse: (String) -> Value?
  ) -> Bool {
    guard let left = parse(value), let right = parse(other) else { return false }
    return order.accepts(left, right)
  }

  /// Returns a decimal number, or `nil` for another text such as `nan` or `0x10`.
  private static func number(_ text: String) -> Double? {
    let isDecimal = text.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"),
        UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"):
        true
      default: false
      }
    }
    return isDecimal ? Double(text) : nil
  }

  /// Returns a time in milliseconds since 1970: seconds since then, or a form of ISO 8601.
  private static func milliseconds(_ text: String) -> Double? {
    if let seconds = number(text), text.utf8.count != 4 { return seconds * 1000 }
    return PolicyDate(text).map { Double($0.milliseconds) }
  }

  private static func bytes(_ text: String) -> [UInt8]? {
    Array(text.utf8).withUnsafeBytes { Base64.decode($0) }
  }
}

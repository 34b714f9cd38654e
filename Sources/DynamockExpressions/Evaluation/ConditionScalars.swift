import DynamockModel

/// A value that stored text is compared with.
enum ConditionScalar: Sendable {
  /// A string, by its place among the bytes of all strings.
  case string(Range<Int>)
  case number(DecimalNumber)
  case bool(Bool)
  case null
}

/// The values of a request that stored text is compared with.
struct ConditionScalars: Sendable {
  private(set) var values: [ConditionScalar] = []
  /// The bytes of the strings.
  private(set) var strings: [UInt8] = []

  /// Creates a list with room for a number of values.
  init(capacity: Int) {
    if capacity > 0 { values.reserveCapacity(capacity) }
  }

  /// Adds a value, which is a scalar.
  mutating func append(_ value: AttributeValue) {
    switch value {
    case .string(let text):
      let start = strings.count
      text.withBytes { strings.append(contentsOf: $0) }
      values.append(.string(start..<strings.count))
    case .number(let number): values.append(.number(number))
    case .bool(let flag): values.append(.bool(flag))
    default: values.append(.null)
    }
  }
}

extension AttributeValue {
  /// Whether stored text can be compared with the value.
  ///
  /// Sets and maps are equal in any order, and binary values are not ordered like their text.
  var isScalar: Bool {
    switch self {
    case .string, .number, .bool, .null: true
    default: false
    }
  }
}

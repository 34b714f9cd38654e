public import DynamockModel

/// A type that can be read from JSON.
protocol JSONReadable {
  /// The kind that AWS's message names if there is other JSON instead.
  static var expectedKind: ExpectedKind { get }

  /// Reads the next value, or returns `nil` for JSON's null, which is treated like a missing
  /// member.
  static func read(
    from reader: inout JSONReader, at position: ValuePosition
  ) throws(DecodingFault) -> Self?

  /// The value for a null in a list or map, or `nil` if it is omitted.
  static var standInForNull: Self? { get }
}

extension JSONReadable {
  static var standInForNull: Self? { nil }
}

extension JSONReader {
  /// Reads the value of a member, or returns `nil` for null.
  @inline(__always)
  mutating func read<Value: JSONReadable>() throws(DecodingFault) -> Value? {
    try Value.read(from: &self, at: .member)
  }

  /// Reads the value of an integer member; a fraction is truncated.
  ///
  /// It has 32 bits; greater values are clamped ([dynoxide-captures], 2026-10-20, `Limit`).
  mutating func readInteger() throws(DecodingFault) -> Int? {
    guard let number = try readNumber(.integer) else { return nil }
    let integer = number.integer
    let fitting = min(max(integer, Int(Int32.min)), Int(Int32.max))
    if fitting != integer || !number.isInteger && number.double != Double(integer) {
      isLoose = true
    }
    return fitting
  }

  /// Reads the value of a long member; a fraction is truncated.
  mutating func readLong() throws(DecodingFault) -> Int? {
    try readNumber(.long)?.integer
  }

  fileprivate mutating func readNumber(
    _ expected: ExpectedKind, at position: ValuePosition = .member
  ) throws(DecodingFault) -> RawNumber? {
    switch try peek() {
    case .number: return try number()
    case .null:
      try literal("null")
      return nil
    default: throw try mismatch(expected, at: position)
    }
  }
}

extension String: JSONReadable {
  static var expectedKind: ExpectedKind { .string }

  @inline(__always)
  static func read(
    from reader: inout JSONReader, at position: ValuePosition
  ) throws(DecodingFault) -> String? {
    switch try reader.peek() {
    case .string: return try reader.string()
    case .null:
      try reader.literal("null")
      return nil
    default: throw try reader.mismatch(.string, at: position)
    }
  }
}

extension Bool: JSONReadable {
  static var expectedKind: ExpectedKind { .boolean }

  static func read(
    from reader: inout JSONReader, at position: ValuePosition
  ) throws(DecodingFault) -> Bool? {
    switch try reader.peek() {
    case .true:
      try reader.literal("true")
      return true
    case .false:
      try reader.literal("false")
      return false
    case .null:
      try reader.literal("null")
      return nil
    case .string:
      guard let flag = Bool(word: try reader.string()) else {
        throw .mismatch(expected: .boolean, at: position, found: .string)
      }
      reader.isLoose = true
      return flag
    default: throw try reader.mismatch(.boolean, at: position)
    }
  }

  /// Creates the Boolean that AWS reads from a string, in any case, or returns `nil` for other
  /// strings.
  ///
  /// [dynoxide-captures], us-east-1 and eu-west-2, 2026-10-10.
  private init?(word: String) {
    switch word.lowercased() {
    case "true", "t", "yes", "y", "1": self = true
    case "false", "f", "no", "n", "0": self = false
    default: return nil
    }
  }
}

extension Double: JSONReadable {
  static var expectedKind: ExpectedKind { .double }

  static func read(
    from reader: inout JSONReader, at position: ValuePosition
  ) throws(DecodingFault) -> Double? {
    try reader.readNumber(.double, at: position)?.double
  }
}

extension Timestamp: JSONReadable {
  static var expectedKind: ExpectedKind { .date }

  static func read(
    from reader: inout JSONReader, at position: ValuePosition
  ) throws(DecodingFault) -> Timestamp? {
    try reader.readNumber(.date, at: position).map { Timestamp(milliseconds: $0.milliseconds) }
  }
}

extension JSONReadable where Self: OpenEnumeration {
  static var expectedKind: ExpectedKind { .string }

  static func read(
    from reader: inout JSONReader, at position: ValuePosition
  ) throws(DecodingFault) -> Self? {
    try String.read(from: &reader, at: position).map(Self.init(rawValue:))
  }
}

public import DynamockModel

extension AttributeValue: JSONReadable {
  static var expectedKind: ExpectedKind { .structure("AttributeValue") }

  /// A null in a list or map is a value without a data type.
  static var standInForNull: AttributeValue? { .malformed(.noType) }

  static func read(
    from reader: inout JSONReader, at position: ValuePosition
  ) throws(DecodingFault) -> AttributeValue? {
    try read(from: &reader, at: position, depth: 1)
  }

  /// The maximum depth of values that are built.
  ///
  /// DynamoDB allows 32 levels, so deeper values are rejected anyway; the maximum is high enough to
  /// recognize the more than 62 levels for which AWS uses its older messages.
  private static let greatestDepth = 66

  /// The maximum number of open brackets in a value that is too deep to be built.
  ///
  /// AWS treats thousands of levels as if the body were not JSON: 5,000 levels of values, with two
  /// brackets each, for certain, but not 2,000 in us-east-1 ([dynoxide-captures], 2026-10-09).
  private static let greatestSkippedNesting = 9_000

  /// Reads the object around a value, such as `{"S":"text"}`.
  static func read(
    from reader: inout JSONReader, at position: ValuePosition, depth: Int
  ) throws(DecodingFault) -> AttributeValue? {
    guard try reader.opens(.object, as: expectedKind, at: position) else { return nil }
    guard depth <= greatestDepth else {
      try skipMembers(of: &reader)
      return .null
    }
    var isFirst = true
    var found: AttributeValue?
    var foundType: DataType?
    while let name = try reader.nextMember(&isFirst) {
      guard let type = DataType(name) else {
        try reader.skip()
        continue
      }
      guard let value = try type.read(from: &reader, depth: depth) else { continue }
      // This is nearly always the only type, with nothing after it.
      if foundType == nil, try reader.closes() { return value }
      if let earlier = found, type != foundType {
        found = combine(earlier, with: value)
        reader.isLoose = true
      } else {
        found = value
      }
      foundType = type
    }
    if found == nil { reader.isLoose = true }
    return found ?? .malformed(.noType)
  }

  /// Combines two data types in one value, which is a separate fault unless one of them already has
  /// a fault.
  ///
  /// AWS reports an empty set before an invalid number, and that before a NULL that is false
  /// ([dynoxide-captures], 2026-10-10, us-east-1 and eu-west-2).
  private static func combine(
    _ first: AttributeValue, with second: AttributeValue
  ) -> AttributeValue {
    if first.isSetWithoutMembers { return first }
    if second.isSetWithoutMembers { return second }
    guard case .malformed(let fault) = first, fault != .severalTypes else {
      if case .malformed = second { return second }
      return .malformed(.severalTypes)
    }
    guard fault == .nullIsFalse, case .malformed = second else { return first }
    return second
  }

  private var isSetWithoutMembers: Bool {
    switch self {
    case .stringSet(let members): members.isEmpty
    case .numberSet(let members): members.isEmpty
    case .binarySet(let members): members.isEmpty
    default: false
    }
  }

  private static func skipMembers(of reader: inout JSONReader) throws(DecodingFault) {
    var isFirst = true
    while try reader.nextMember(&isFirst) != nil {
      try reader.skip(greatestNesting: greatestSkippedNesting)
    }
  }
}

extension AttributeValue.DataType {
  /// Creates the data type from the name that precedes a value.
  @inline(__always)
  fileprivate init?(_ name: JSONName) {
    guard name.count == 1 else {
      switch name {
      case "SS": self = .stringSet
      case "NS": self = .numberSet
      case "BS": self = .binarySet
      case "BOOL": self = .bool
      case "NULL": self = .null
      default: return nil
      }
      return
    }
    switch name.start[0] {
    case UInt8(ascii: "S"): self = .string
    case UInt8(ascii: "N"): self = .number
    case UInt8(ascii: "B"): self = .binary
    case UInt8(ascii: "L"): self = .list
    case UInt8(ascii: "M"): self = .map
    default: return nil
    }
  }

  /// Reads the value after the type's name, or returns `nil` for null.
  @inline(__always)
  fileprivate func read(
    from reader: inout JSONReader, depth: Int
  ) throws(DecodingFault) -> AttributeValue? {
    switch self {
    case .string: return try reader.read().map(AttributeValue.string)
    case .number: return try reader.readNumberValue(at: .member)
    case .binary: return try reader.readBinary(at: .member).map(AttributeValue.binary)
    case .bool: return try reader.read().map(AttributeValue.bool)
    case .null:
      let isNull: Bool? = try reader.read()
      return isNull.map { $0 ? .null : .malformed(.nullIsFalse) }
    case .stringSet: return try reader.read().map(AttributeValue.stringSet)
    case .numberSet: return try reader.readNumberSet()
    case .binarySet: return try reader.readBinarySet().map(AttributeValue.binarySet)
    case .list: return try reader.readList(depth: depth).map(AttributeValue.list)
    case .map:
      return try Item.read(from: &reader, at: .member, depth: depth + 1).map(AttributeValue.map)
    }
  }
}

extension JSONReader {
  /// Reads the text of an `N`.
  @inline(__always)
  fileprivate mutating func readNumberValue(
    at position: ValuePosition
  ) throws(DecodingFault) -> AttributeValue? {
    guard try opensString(.string, at: position) else { return nil }
    return try withString { text throws(DecodingFault) in
      switch DecimalNumber.parse(text) {
      case .success(let number): .number(number)
      case .failure(let fault): .malformed(fault)
      }
    }
  }

  /// Reads the base64 of a `B`.
  fileprivate mutating func readBinary(
    at position: ValuePosition
  ) throws(DecodingFault) -> [UInt8]? {
    guard try opensString(.blob, at: position) else { return nil }
    return try withString(Base64.read)
  }

  fileprivate mutating func readNumberSet() throws(DecodingFault) -> AttributeValue? {
    guard try opens(.array, as: .list(of: .string), at: .member) else { return nil }
    var numbers: [DecimalNumber] = []
    var firstFault: AttributeValue?
    var isFirst = true
    while try nextElement(&isFirst) {
      if numbers.isEmpty { numbers.reserveCapacity(4) }
      switch try readNumberValue(at: .element) {
      case .number(let number)?: numbers.append(number)
      case let fault?: firstFault = firstFault ?? fault
      case nil: break
      }
    }
    return firstFault ?? .numberSet(numbers)
  }

  fileprivate mutating func readBinarySet() throws(DecodingFault) -> [[UInt8]]? {
    guard try opens(.array, as: .list(of: .blob), at: .member) else { return nil }
    var members: [[UInt8]] = []
    var isFirst = true
    while try nextElement(&isFirst) {
      if let bytes = try readBinary(at: .element) { members.append(bytes) }
    }
    return members
  }

  fileprivate mutating func readList(depth: Int) throws(DecodingFault) -> [AttributeValue]? {
    guard try opens(.array, as: .list(of: AttributeValue.expectedKind), at: .member) else {
      return nil
    }
    var values: [AttributeValue] = []
    var isFirst = true
    while try nextElement(&isFirst) {
      if values.isEmpty { values.reserveCapacity(4) }
      let value = try AttributeValue.read(from: &self, at: .element, depth: depth + 1)
      values.append(value ?? .malformed(.noType))
    }
    return values
  }

  /// Returns whether the next value is a string; a null is read, and results in false.
  @inline(__always)
  private mutating func opensString(
    _ expected: ExpectedKind, at position: ValuePosition
  ) throws(DecodingFault) -> Bool {
    switch try peek() {
    case .string: return true
    case .null:
      try literal("null")
      return false
    default: throw try mismatch(expected, at: position)
    }
  }
}

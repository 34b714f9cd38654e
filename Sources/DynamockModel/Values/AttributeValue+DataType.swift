extension AttributeValue {
  /// The data types, with DynamoDB's names in JSON and in `attribute_type`.
  public enum DataType: String, Sendable, Hashable, CaseIterable {
    /// A number.
    case number = "N"
    /// A string.
    case string = "S"
    /// A binary value.
    case binary = "B"
    /// A Boolean.
    case bool = "BOOL"
    /// The null value.
    case null = "NULL"
    /// A set of strings.
    case stringSet = "SS"
    /// A set of numbers.
    case numberSet = "NS"
    /// A set of binary values.
    case binarySet = "BS"
    /// A list.
    case list = "L"
    /// A map.
    case map = "M"
  }

  /// The value's data type, or `nil` if a request contained no value.
  public var dataType: DataType? {
    switch self {
    case .string: .string
    case .number: .number
    case .binary: .binary
    case .bool: .bool
    case .null: .null
    case .stringSet: .stringSet
    case .numberSet: .numberSet
    case .binarySet: .binarySet
    case .list: .list
    case .map: .map
    case .malformed: nil
    }
  }

  /// The data type's name, such as `S` or `BOOL`; empty if a request contained no value.
  public var typeName: String { dataType?.rawValue ?? "" }
}

extension AttributeValue {
  /// DynamoDB's names of the data types, as they stand in JSON and in `attribute_type`.
  public enum DataType: String, Sendable, Hashable, CaseIterable {
    /// A number.
    case number = "N"
    /// Text.
    case string = "S"
    /// Bytes.
    case binary = "B"
    /// True or false.
    case bool = "BOOL"
    /// The null value.
    case null = "NULL"
    /// A set of texts.
    case stringSet = "SS"
    /// A set of numbers.
    case numberSet = "NS"
    /// A set of bytes.
    case binarySet = "BS"
    /// A list.
    case list = "L"
    /// A map.
    case map = "M"
  }

  /// The value's data type; nil where a request held no value.
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

  /// The data type's name, such as `S` or `BOOL`; empty where a request held no value.
  public var typeName: String { dataType?.rawValue ?? "" }
}

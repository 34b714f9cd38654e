import DynamockModel

// Vector indexes ([parity-suite] `vectors`, [extenddb-vectors]).

extension VectorFault {
  /// AWS's message.
  var sentence: String {
    switch self {
    case .notVector(let attribute, let index):
      Self.invalid + "Invalid type for parameter \(attribute), Expected: 32-bit floating point "
        + "number list IndexName: \(index)"
    case .dimensions(let attribute, let expected, let actual, let index):
      Self.invalid + "Invalid size for parameter \(attribute), Expected: \(expected), Actual: "
        + "\(actual) IndexName: \(index)"
    case .elementType(let element, let actual):
      Self.invalid + "Invalid type for parameter \(element.text), Expected: 32-bit floating point "
        + "number, Actual: \(actual). IndexName: \(element.index)"
    case .elementRange(let element, let number):
      Self.invalid + "Invalid value for parameter \(element.text), Value: \(number) is outside "
        + "valid range [-3.4028235E38, 3.4028235E38]. IndexName: \(element.index)"
    case .attributeType(let attribute, let expected, let actual, let index):
      Self.invalid + "Attribute '\(attribute)' type mismatch. Expected: \(expected.rawValue), "
        + "Actual: \(actual). IndexName: \(index)"
    case .backfilling(let index): "Cannot search backfilling vector index: \(index)"
    case .searchElements:
      "Search vector contains invalid values. All values in the search vector must be a 32-bit "
        + "floating-point number attribute"
    case .searchDimensions(let count, let expected):
      "Input search vector dimension \(count) does not match vector index dimension \(expected)"
    case .hashMissing:
      "SearchConditionExpression must be provided when SearchSchema has a HASH key"
    case .otherAttribute(let attribute, _):
      "SearchConditionExpression must not contain any attributes that is not in SearchSchema. "
        + "Invalid attribute: \(attribute)"
    case .operandType(let attribute, let found, let expected):
      "Type of '\(attribute)' attribute in SearchConditionExpression (\(found)) does not match type "
        + "in search schema (\(expected.rawValue))"
    // Only the message for Query ends with a period.
    case .unreadable(.query): "Query operation not supported on this index type."
    case .unreadable: "Scan operation not supported on this index type"
    }
  }

  private static let invalid = "One or more parameter values were invalid. "
}

extension VectorFault.Element {
  fileprivate var text: String { "\(attribute)[\(position)]" }
}

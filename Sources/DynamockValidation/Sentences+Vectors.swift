import DynamockModel

// SearchVectors ([parity-suite] `vectors`, [extenddb-vectors]).

extension SearchFault {
  /// AWS's message.
  var sentence: String {
    switch self {
    case .resultCount(let count):
      "Provided TopK value '\(count)' is out of valid range. The value must be between 1 and "
        + "\(Limits.searchResults) inclusive"
    case .comparator:
      "Invalid SearchConditionExpression: Invalid comparator used in SearchConditionExpression"
    case .nestedPath:
      "Invalid SearchConditionExpression: SearchConditionExpression cannot have conditions on "
        + "nested attributes"
    case .repeatedAttribute:
      "Invalid SearchConditionExpression: SearchConditionExpression must only contain one "
        + "condition per attribute"
    }
  }
}

/// An operator of conditions, such as `StringLike` or `ForAllValues:NumericLessThanIfExists`.
///
/// All operators of the IAM user guide, "IAM JSON policy elements: Condition operators" and
/// "Set operators for multivalued context keys" ([aws-iam-guide]).
package struct ConditionOperator: Sendable, Equatable {
  var comparison: Comparison
  /// Whether the operator is the negation of its comparison, as `StringNotEquals`.
  var isNegated = false
  /// Whether a request without the key meets the condition.
  var ifExists = false
  /// How several values of the request are treated.
  var quantifier = Quantifier.none

  /// The treatment of several values of a request.
  enum Quantifier: Sendable {
    case none
    /// At least one value meets the condition.
    case any
    /// Every value meets the condition, also if there is none.
    case all
  }

  /// A comparison of a request's value with one of the policy.
  enum Comparison: Sendable, Equatable {
    case string(ignoresCase: Bool)
    case like
    case number(Order)
    case date(Order)
    case bool
    case binary
    case address
    case arn
    /// Whether the key is missing.
    case null
  }

  /// The accepted orders of a request's value and one of the policy.
  enum Order: Sendable {
    case equal
    case less
    case lessOrEqual
    case greater
    case greaterOrEqual
  }

  /// Parses the name of an operator, or returns `nil` if there is none of this name.
  package init?(_ name: String) {
    var rest = name[...]
    if Self.remove("ForAnyValue:", from: &rest) {
      quantifier = .any
    } else if Self.remove("ForAllValues:", from: &rest) {
      quantifier = .all
    }
    if rest.hasSuffix("IfExists") {
      ifExists = true
      rest = rest.dropLast("IfExists".count)
    }
    guard let (comparison, isNegated) = Self.comparison(String(rest)),
      !(ifExists && comparison == .null)
    else { return nil }
    self.comparison = comparison
    self.isNegated = isNegated
  }

  private static func remove(_ prefix: String, from text: inout Substring) -> Bool {
    guard text.hasPrefix(prefix) else { return false }
    text = text.dropFirst(prefix.count)
    return true
  }

  private static func comparison(_ name: String) -> (Comparison, isNegated: Bool)? {
    switch name {
    case "StringEquals": (.string(ignoresCase: false), false)
    case "StringNotEquals": (.string(ignoresCase: false), true)
    case "StringEqualsIgnoreCase": (.string(ignoresCase: true), false)
    case "StringNotEqualsIgnoreCase": (.string(ignoresCase: true), true)
    case "StringLike": (.like, false)
    case "StringNotLike": (.like, true)
    case "Bool": (.bool, false)
    case "BinaryEquals": (.binary, false)
    case "IpAddress": (.address, false)
    case "NotIpAddress": (.address, true)
    // Both have the same effect.
    case "ArnEquals", "ArnLike": (.arn, false)
    case "ArnNotEquals", "ArnNotLike": (.arn, true)
    case "Null": (.null, false)
    default: ordered(name)
    }
  }

  private static func ordered(_ name: String) -> (Comparison, isNegated: Bool)? {
    let isDate = name.hasPrefix("Date")
    guard isDate || name.hasPrefix("Numeric") else { return nil }
    let order: (Order, isNegated: Bool)? =
      switch name.dropFirst(isDate ? "Date".count : "Numeric".count) {
      case "Equals": (.equal, false)
      case "NotEquals": (.equal, true)
      case "LessThan": (.less, false)
      case "LessThanEquals": (.lessOrEqual, false)
      case "GreaterThan": (.greater, false)
      case "GreaterThanEquals": (.greaterOrEqual, false)
      default: nil
      }
    return order.map { (isDate ? .date($0.0) : .number($0.0), $0.isNegated) }
  }
}

extension ConditionOperator.Order {
  /// Returns whether the order of two values is accepted.
  func accepts<Value: Comparable>(_ left: Value, _ right: Value) -> Bool {
    switch self {
    case .equal: left == right
    case .less: left < right
    case .lessOrEqual: left <= right
    case .greater: left > right
    case .greaterOrEqual: left >= right
    }
  }
}

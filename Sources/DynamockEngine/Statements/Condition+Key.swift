import DynamockExpressions
import DynamockModel

// The conditions of a WHERE clause on key attributes.

extension Condition {
  /// The conditions that must all be true, with nested ANDs flattened.
  var conjuncts: [Condition] {
    if case .all(let parts) = self { parts.flatMap(\.conjuncts) } else { [self] }
  }

  /// Returns the conjunction of conditions, or `nil` if there are none.
  static func joining(_ parts: [Condition]) -> Condition? {
    parts.count > 1 ? .all(parts) : parts.first
  }

  /// Returns the value that the condition requires an attribute to have.
  func equality(on attribute: String) -> AttributeValue? {
    guard case .equal(let value) = keyTest(of: attribute) else { return nil }
    return value
  }

  /// Returns the value that the condition requires an attribute to have, also if it is the only one
  /// of an `IN`.
  func onlyValue(of attribute: String) -> AttributeValue? {
    if case .isIn(.path(let path), let values) = self, values.count == 1,
      path.isAttribute(attribute), case .value(let value)? = values.first
    {
      return value
    }
    return equality(on: attribute)
  }

  /// Returns the values of an attribute's `IN`.
  func members(of attribute: String) -> [AttributeValue]? {
    guard case .isIn(.path(let path), let operands) = self, path.isAttribute(attribute) else {
      return nil
    }
    let values = operands.compactMap { operand -> AttributeValue? in
      if case .value(let value) = operand { value } else { nil }
    }
    return values.count == operands.count ? values : nil
  }

  /// Returns the test of an attribute, if a key condition can express it.
  func keyTest(of attribute: String) -> KeyCondition.KeyTest? {
    switch self {
    case .comparison(.path(let path), let comparator, .value(let value))
    where path.isAttribute(attribute):
      comparator.keyTest(value)
    case .comparison(.value(let value), let comparator, .path(let path))
    where path.isAttribute(attribute):
      comparator.mirrored.keyTest(value)
    case .between(.path(let path), .value(let lower), .value(let upper))
    where path.isAttribute(attribute):
      .between(lower, upper)
    case .beginsWith(.path(let path), .value(let prefix)) where path.isAttribute(attribute):
      .beginsWith(prefix)
    default: nil
    }
  }

  /// Returns whether the condition contains a test of a key attribute that is not negated.
  func testsKey(_ key: KeyShape) -> Bool {
    switch self {
    case .all(let parts), .any(let parts): parts.contains { $0.testsKey(key) }
    default:
      key.attributes.contains { keyTest(of: $0.name) != nil || members(of: $0.name) != nil }
    }
  }

  /// Returns whether the condition is a negated test of an attribute: `NOT …` or `<>`.
  func negates(_ attribute: String) -> Bool {
    switch self {
    case .not(let condition):
      condition.paths.contains { $0.attribute.hasSameBytes(as: attribute) }
    case .comparison(.path(let path), .notEqual, _), .comparison(_, .notEqual, .path(let path)):
      path.isAttribute(attribute)
    default: false
    }
  }
}

extension DocumentPath {
  /// Returns whether the operand is an attribute, rather than a path below one.
  fileprivate func isAttribute(_ name: String) -> Bool {
    steps.isEmpty && attribute.hasSameBytes(as: name)
  }
}

extension Condition.Comparator {
  fileprivate func keyTest(_ value: AttributeValue) -> KeyCondition.KeyTest? {
    switch self {
    case .equal: .equal(value)
    case .less: .less(value)
    case .lessOrEqual: .lessOrEqual(value)
    case .greater: .greater(value)
    case .greaterOrEqual: .greaterOrEqual(value)
    case .notEqual: nil
    }
  }

  /// The comparator for exchanged operands.
  fileprivate var mirrored: Condition.Comparator {
    switch self {
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    case .equal, .notEqual: self
    }
  }
}

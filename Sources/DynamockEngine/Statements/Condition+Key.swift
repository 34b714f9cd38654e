import DynamockExpressions
import DynamockModel

// What a WHERE clause says of key attributes.

extension Condition {
  /// The parts that all have to hold; nested ANDs are taken apart.
  var conjuncts: [Condition] {
    if case .all(let parts) = self { parts.flatMap(\.conjuncts) } else { [self] }
  }

  /// All of some conditions; nil where there is none.
  static func joining(_ parts: [Condition]) -> Condition? {
    parts.count > 1 ? .all(parts) : parts.first
  }

  /// The value that the condition asks an attribute to have.
  func equality(on attribute: String) -> AttributeValue? {
    guard case .equal(let value) = keyTest(of: attribute) else { return nil }
    return value
  }

  /// The value that the condition asks an attribute to have, be it as the only one of `IN`.
  func onlyValue(of attribute: String) -> AttributeValue? {
    if case .isIn(.path(let path), let values) = self, values.count == 1,
      path.isAttribute(attribute), case .value(let value)? = values.first
    {
      return value
    }
    return equality(on: attribute)
  }

  /// The values of an `IN` on an attribute.
  func members(of attribute: String) -> [AttributeValue]? {
    guard case .isIn(.path(let path), let operands) = self, path.isAttribute(attribute) else {
      return nil
    }
    let values = operands.compactMap { operand -> AttributeValue? in
      if case .value(let value) = operand { value } else { nil }
    }
    return values.count == operands.count ? values : nil
  }

  /// What the condition asks of an attribute, where a key condition can hold it.
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

  /// Whether a key attribute is tested somewhere in it, and not negated.
  func testsKey(_ key: KeyShape) -> Bool {
    switch self {
    case .all(let parts), .any(let parts): parts.contains { $0.testsKey(key) }
    default:
      key.attributes.contains { keyTest(of: $0.name) != nil || members(of: $0.name) != nil }
    }
  }

  /// Whether it is a negated test of an attribute: `NOT …` or `<>`.
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
  /// Whether it is an attribute and nothing below it.
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

  /// The comparator with its operands on the other sides.
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

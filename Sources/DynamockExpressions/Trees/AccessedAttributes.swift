package import DynamockModel

// The top-level attributes that an expression names, which policies can restrict.

extension Condition {
  /// The top-level attributes that the condition reads, in the order written, with duplicates.
  package var accessedAttributes: [String] {
    switch self {
    case .comparison(let left, _, let right):
      left.accessedAttributes + right.accessedAttributes
    case .between(let operand, let lower, let upper):
      operand.accessedAttributes + lower.accessedAttributes + upper.accessedAttributes
    case .isIn(let operand, let list):
      operand.accessedAttributes + list.flatMap(\.accessedAttributes)
    case .attributeExists(let path), .attributeNotExists(let path): [path.attribute]
    case .attributeType(let operand, _): operand.accessedAttributes
    case .beginsWith(let operand, let other), .contains(let operand, let other),
      .notContains(let operand, let other):
      operand.accessedAttributes + other.accessedAttributes
    case .not(let condition): condition.accessedAttributes
    case .all(let conditions), .any(let conditions): conditions.flatMap(\.accessedAttributes)
    }
  }

  /// The values that an attribute has to equal, one or a list of them, for the condition to be true;
  /// `nil` if it is true for others too.
  package func requiredValues(of attribute: String) -> [AttributeValue]? {
    let own = Operand.path(DocumentPath(attribute))
    switch self {
    case .comparison(let left, .equal, .value(let value)) where left == own: return [value]
    case .comparison(.value(let value), .equal, let right) where right == own: return [value]
    case .isIn(let operand, let list) where operand == own:
      var values: [AttributeValue] = []
      for case .value(let value) in list { values.append(value) }
      return values.count == list.count ? values : nil
    case .all(let conditions):
      return conditions.lazy.compactMap { $0.requiredValues(of: attribute) }.first
    case .any(let conditions):
      var values: [AttributeValue] = []
      for condition in conditions {
        guard let more = condition.requiredValues(of: attribute) else { return nil }
        values += more
      }
      return values
    default: return nil
    }
  }
}

extension Condition.Operand {
  fileprivate var accessedAttributes: [String] {
    switch self {
    case .path(let path): [path.attribute]
    case .value: []
    case .size(let operand): operand.accessedAttributes
    }
  }
}

extension UpdateExpression {
  /// The top-level attributes that the update writes or reads, in the order written, with
  /// duplicates.
  package var accessedAttributes: [String] {
    var names: [String] = []
    for action in form.actions {
      names.append(form.names[action.path.slot])
      if case .set(_, let operand) = action {
        operand.forEachPath { names.append(form.names[$0.slot]) }
      }
    }
    return names
  }
}

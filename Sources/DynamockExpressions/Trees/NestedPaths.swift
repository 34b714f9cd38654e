extension Condition {
  /// Whether the condition reads a path below an attribute, as few conditions do.
  package var readsNestedPaths: Bool {
    switch self {
    case .comparison(let left, _, let right): left.isNested || right.isNested
    case .between(let operand, let lower, let upper):
      operand.isNested || lower.isNested || upper.isNested
    case .isIn(let operand, let others): operand.isNested || others.contains(where: \.isNested)
    case .attributeExists(let path), .attributeNotExists(let path): !path.steps.isEmpty
    case .attributeType(let operand, _): operand.isNested
    case .beginsWith(let operand, let other), .contains(let operand, let other),
      .notContains(let operand, let other):
      operand.isNested || other.isNested
    case .not(let condition): condition.readsNestedPaths
    case .all(let conditions), .any(let conditions):
      conditions.contains(where: \.readsNestedPaths)
    }
  }
}

extension Condition.Operand {
  fileprivate var isNested: Bool {
    switch self {
    case .path(let path): !path.steps.isEmpty
    case .value: false
    case .size(let operand): operand.isNested
    }
  }
}

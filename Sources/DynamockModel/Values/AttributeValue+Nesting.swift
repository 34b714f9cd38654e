extension AttributeValue {
  /// How many levels of lists and maps the value has: 0 for one that is neither.
  public var nestingDepth: Int {
    switch self {
    case .list(let elements): 1 + elements.reduce(0) { max($0, $1.nestingDepth) }
    case .map(let entries): 1 + entries.nestingDepth
    default: 0
    }
  }
}

extension Item {
  /// How many levels of lists and maps the deepest attribute has; AWS takes up to 31.
  ///
  /// The limit of 32 counts the attribute itself as a level (fact sheet `semantics` §4, captured).
  public var nestingDepth: Int { attributes.reduce(0) { max($0, $1.value.nestingDepth) } }
}

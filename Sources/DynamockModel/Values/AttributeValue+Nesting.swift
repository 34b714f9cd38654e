extension AttributeValue {
  /// The number of levels of lists and maps in the value, or 0 if it is neither.
  public var nestingDepth: Int {
    switch self {
    case .list(let elements): 1 + elements.reduce(0) { max($0, $1.nestingDepth) }
    case .map(let entries): 1 + entries.nestingDepth
    default: 0
    }
  }
}

extension Item {
  /// The number of levels of lists and maps in the deepest attribute; AWS accepts up to 31.
  ///
  /// The limit of 32 counts the attribute itself as a level ([parity-suite] `nestingDepth`).
  public var nestingDepth: Int { attributes.reduce(0) { max($0, $1.value.nestingDepth) } }
}

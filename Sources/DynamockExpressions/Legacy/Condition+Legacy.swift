package import DynamockModel

extension Condition {
  /// Returns the condition of a legacy `Expected`, or `nil` if it is empty.
  package static func expected(
    _ expected: NamedValues<ExpectedAttributeValue>, joinedBy conjunction: ConditionalOperator?
  ) throws(LegacyError) -> Condition? {
    var conditions: [Condition] = []
    for (attribute, expectation) in expected.entries {
      conditions.append(try condition(on: attribute, expectation))
    }
    return try join(conditions, by: conjunction)
  }

  /// Returns the condition of a legacy `QueryFilter` or `ScanFilter`, or `nil` if it is empty.
  package static func filter(
    _ filter: NamedValues<LegacyCondition>, joinedBy conjunction: ConditionalOperator?
  ) throws(LegacyError) -> Condition? {
    var conditions: [Condition] = []
    for (attribute, condition) in filter.entries {
      conditions.append(try LegacyArguments(checking: condition, of: attribute).condition)
    }
    return try join(conditions, by: conjunction)
  }

  private static func condition(
    on attribute: String, _ expectation: ExpectedAttributeValue
  ) throws(LegacyError) -> Condition {
    if expectation.value != nil, expectation.attributeValueList != nil {
      throw .valueAndList(attribute: attribute)
    }
    guard let comparison = expectation.comparisonOperator else {
      return try existence(of: attribute, expectation)
    }
    if case .unrecognized(let sent) = comparison { throw .unknownComparison(sent) }
    if expectation.exists != nil { throw .existsAndOperator(attribute: attribute) }
    let values = expectation.attributeValueList ?? expectation.value.map { [$0] }
    if values == nil, comparison != .null, comparison != .notNull {
      throw .operandMissing(comparison, attribute: attribute)
    }
    let arguments = LegacyArguments(
      attribute: attribute, comparison: comparison, values: values ?? [])
    try arguments.check()
    return arguments.condition
  }

  private static func existence(
    of attribute: String, _ expectation: ExpectedAttributeValue
  ) throws(LegacyError) -> Condition {
    if expectation.attributeValueList != nil { throw .listWithoutOperator(attribute: attribute) }
    let path = DocumentPath(attribute)
    switch (expectation.exists ?? true, expectation.value) {
    case (true, let value?): return .comparison(.path(path), .equal, .value(value))
    case (true, nil): throw .valueMissing(attribute: attribute, exists: expectation.exists)
    case (false, nil): return .attributeNotExists(path)
    case (false, _): throw .valueUnexpected(attribute: attribute)
    }
  }

  private static func join(
    _ conditions: [Condition], by conjunction: ConditionalOperator?
  ) throws(LegacyError) -> Condition? {
    if conjunction != nil, conditions.count < 2 { throw .conditionalOperatorAlone }
    guard let first = conditions.first else { return nil }
    if conditions.count == 1 { return first }
    return conjunction == .or ? .any(conditions) : .all(conditions)
  }
}

extension LegacyArguments {
  /// Creates the arguments of a filter's or key's condition; throws if they are invalid.
  init(checking condition: LegacyCondition, of attribute: String) throws(LegacyError) {
    // A missing operator violates the model's constraints, which are checked first.
    self.init(
      attribute: attribute, comparison: condition.comparisonOperator ?? .eq,
      values: condition.attributeValueList ?? [])
    try check()
  }
}

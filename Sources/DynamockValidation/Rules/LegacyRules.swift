import DynamockExpressions
import DynamockModel

/// The rules of `Expected`, `QueryFilter`, `ScanFilter`, `KeyConditions` and `AttributeUpdates`
/// around the trees they are made (§10).
///
/// The newer layer looks at ConditionalOperator before it looks at values, the older one after
/// (conformance `deepRequests` and `query`, 2026-10-09).
enum LegacyRules {
  /// The condition of `Expected`; nil where it is absent or empty.
  static func condition(
    expected: NamedValues<ExpectedAttributeValue>?, joinedBy conjunction: ConditionalOperator?,
    in layer: Layer
  ) throws(RequestFault) -> Condition? {
    guard let expected else {
      if conjunction != nil { throw .legacy(.conditionalOperatorWithoutConditions) }
      return nil
    }
    try checkNames(expected.entries.map(\.name), of: "Expected")
    if !layer.isOlder {
      try check(conjunction, conditions: expected.count)
    }
    for (name, expectation) in expected.entries {
      if let value = expectation.value {
        try check([value], under: name, of: "Expected", in: layer)
      }
      try check(expectation.attributeValueList, under: name, of: "Expected", in: layer)
    }
    do {
      return try Condition.expected(expected, joinedBy: conjunction)
    } catch {
      throw .legacy(error)
    }
  }

  /// The condition of `QueryFilter` or `ScanFilter`; nil where it is absent or empty.
  static func condition(
    filter: NamedValues<LegacyCondition>?, named parameter: String,
    joinedBy conjunction: ConditionalOperator?, in layer: Layer
  ) throws(RequestFault) -> Condition? {
    guard let filter else {
      if conjunction != nil { throw .legacy(.conditionalOperatorWithoutConditions) }
      return nil
    }
    if !layer.isOlder { try check(conjunction, conditions: filter.count) }
    for (name, condition) in filter.entries {
      try check(condition.attributeValueList, under: name, of: parameter, in: layer)
    }
    do {
      return try Condition.filter(filter, joinedBy: conjunction)
    } catch {
      throw .legacy(error)
    }
  }

  /// The key condition of `KeyConditions`.
  static func keyCondition(
    _ conditions: NamedValues<LegacyCondition>, in layer: Layer
  ) throws(RequestFault) -> KeyCondition {
    for (name, condition) in conditions.entries {
      try check(condition.attributeValueList, under: name, of: "KeyConditions", in: layer)
    }
    do {
      return try KeyCondition(keyConditions: conditions)
    } catch {
      throw .legacy(error)
    }
  }

  /// The update of `AttributeUpdates`.
  static func update(
    _ updates: NamedValues<AttributeValueUpdate>
  ) throws(RequestFault) -> UpdateExpression {
    try checkNames(updates.entries.map(\.name), of: "AttributeUpdates")
    for (name, update) in updates.entries {
      if let value = update.value {
        try ValueRules.check(value, of: .legacy("AttributeUpdates"), under: name)
      }
    }
    do {
      return try UpdateExpression(attributeUpdates: updates)
    } catch {
      throw .legacy(error)
    }
  }

  /// The projection of `AttributesToGet`, in which no attribute may stand twice.
  static func projection(_ names: [String]) throws(RequestFault) -> Projection {
    try checkNames(names, of: "AttributesToGet")
    var seen: Set<ByteName> = []
    for name in names where !seen.insert(ByteName(name)).inserted {
      throw .duplicateAttribute(name)
    }
    return Projection(attributesToGet: names)
  }

  /// A ConditionalOperator needs two conditions to stand between, and is AND or OR.
  private static func check(
    _ conjunction: ConditionalOperator?, conditions count: Int
  ) throws(RequestFault) {
    guard let conjunction else { return }
    if count < 2 { throw .legacy(.conditionalOperatorAlone) }
    if case .unrecognized(let sent) = conjunction { throw .unknownConditionalOperator(sent) }
  }

  /// Rejects attributes without a name, then those whose name is too long.
  ///
  /// The filters and KeyConditions take an empty name: it is the name of no attribute (captured
  /// 2026-10-09 in us-east-1 and eu-west-2, Query).
  private static func checkNames(_ names: [String], of parameter: String) throws(RequestFault) {
    guard !names.contains("") else {
      throw .value(.emptyName, ValuePlace(parameter: .legacy(parameter), path: [""]))
    }
    for name in names { try ValueRules.check(name: name, of: parameter) }
  }

  private static func check(
    _ values: [AttributeValue]?, under name: String, of parameter: String, in layer: Layer
  ) throws(RequestFault) {
    try ValueRules.check(name: name, of: parameter)
    for value in values ?? [] {
      try ValueRules.check(
        value, of: .legacy(parameter), under: name,
        upTo: ValueRules.maximumDepth(comparedIn: layer))
    }
  }
}

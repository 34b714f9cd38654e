import DynamockExpressions
import DynamockModel

/// The rules for `Expected`, `QueryFilter`, `ScanFilter`, `KeyConditions` and `AttributeUpdates`
/// that do not concern the trees created from them.
///
/// The newer layer checks ConditionalOperator before values, the older one after them
/// ([parity-suite] `deepRequests` and `query`, 2026-10-09).
enum LegacyRules {
  /// Returns the condition of `Expected`, or `nil` if it is missing or empty.
  static func condition(
    expected: NamedValues<ExpectedAttributeValue>?, joinedBy conjunction: ConditionalOperator?,
    in layer: Layer
  ) throws(RequestFault) -> CompiledCondition? {
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
      return try Condition.expected(expected, joinedBy: conjunction).map { CompiledCondition($0) }
    } catch {
      throw .legacy(error)
    }
  }

  /// Returns the condition of `QueryFilter` or `ScanFilter`, or `nil` if it is missing or empty.
  static func condition(
    filter: NamedValues<LegacyCondition>?, named parameter: String,
    joinedBy conjunction: ConditionalOperator?, in layer: Layer
  ) throws(RequestFault) -> CompiledCondition? {
    guard let filter else {
      if conjunction != nil { throw .legacy(.conditionalOperatorWithoutConditions) }
      return nil
    }
    if !layer.isOlder { try check(conjunction, conditions: filter.count) }
    for (name, condition) in filter.entries {
      try check(condition.attributeValueList, under: name, of: parameter, in: layer)
    }
    do {
      return try Condition.filter(filter, joinedBy: conjunction).map { CompiledCondition($0) }
    } catch {
      throw .legacy(error)
    }
  }

  /// Returns the key condition of `KeyConditions`.
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

  /// Returns the update of `AttributeUpdates`.
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

  /// Returns the projection of `AttributesToGet`, whose attributes must be distinct.
  static func projection(_ names: [String]) throws(RequestFault) -> Projection {
    try checkNames(names, of: "AttributesToGet")
    var seen: Set<ByteName> = []
    for name in names where !seen.insert(ByteName(name)).inserted {
      throw .duplicateAttribute(name)
    }
    return Projection(attributesToGet: names)
  }

  /// Checks a ConditionalOperator, which must be AND or OR and requires two conditions.
  private static func check(
    _ conjunction: ConditionalOperator?, conditions count: Int
  ) throws(RequestFault) {
    guard let conjunction else { return }
    if count < 2 { throw .legacy(.conditionalOperatorAlone) }
    if case .unrecognized(let sent) = conjunction { throw .unknownConditionalOperator(sent) }
  }

  /// Rejects attributes with an empty name, then those whose name is too long.
  ///
  /// The filters and KeyConditions accept an empty name, which no attribute has
  /// ([dynoxide-captures], 2026-10-09 in us-east-1 and eu-west-2, Query).
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

import DynamockExpressions
import DynamockModel

// The Scan of 20 of 33 regions on 2026-10-20 ([dynoxide-captures], eu-west-2 and eu-central-1): in
// the order of Query, with Select, the segments and the start key after the expressions.

extension ScanRequest {
  /// Applies the current layer's rules in AWS's order.
  init(checkingAsCurrent input: ScanInput, in layer: Layer) throws(RequestFault) {
    let table = try input.checkCurrentMembers()
    try input.checkMix()
    var projection: Projection?
    if let names = input.attributesToGet { projection = try LegacyRules.projection(names) }
    var filter = try LegacyRules.condition(
      filter: input.scanFilter, named: "ScanFilter", joinedBy: input.conditionalOperator, in: layer)
    if input.hasExpression {
      var expressions = try ExpressionRules(
        names: input.expressionAttributeNames, values: input.expressionAttributeValues, in: layer)
      if let text = input.filterExpression {
        filter = try expressions.condition(text, as: .filter)
      }
      if let text = input.projectionExpression { projection = try expressions.projection(text) }
      try expressions.finish()
    }
    try input.checkCurrentSelect()
    let segment = try input.checkedSegment()
    if let key = input.exclusiveStartKey { try ValueRules.check(key, of: .startKey) }
    self.init(
      read: input.read(of: table, filter: filter, projection: projection), segment: segment,
      isReadByCurrentLayer: true)
  }
}

extension ScanInput {
  /// Returns the table, after checking the limits of numbers and an empty name together, then the
  /// name's format.
  fileprivate func checkCurrentMembers() throws(RequestFault) -> TableReference {
    var check = ConstraintCheck()
    check.bounds(1, nil, of: limit, named: "Limit")
    check.bounds(0, Limits.scanSegments - 1, of: segment, named: "Segment")
    check.bounds(1, Limits.scanSegments, of: totalSegments, named: "TotalSegments")
    if let tableName { check.emptyTableName(tableName) }
    try check.finish()
    if let tableName {
      check.currentTableName(tableName)
    } else {
      check.itemTableName(tableName)
    }
    check.capacity(returnConsumedCapacity)
    check.indexName(indexName)
    check.newerAttributesToGet(attributesToGet, at: "AttributesToGet")
    try check.finish()
    return try TableReference(checked: tableName ?? "")
  }

  fileprivate func checkCurrentSelect() throws(RequestFault) {
    var check = ConstraintCheck()
    check.select(select)
    try check.finish()
    try SelectRules.check(
      select, hasProjectionExpression: projectionExpression != nil,
      hasAttributesToGet: attributesToGet != nil, hasIndex: indexName != nil, isEnveloped: true)
  }
}

extension ConstraintCheck {
  /// Checks the limits of a number, which is reported by its name alone.
  fileprivate mutating func bounds(
    _ minimum: Int, _ maximum: Int?, of value: Int?, named name: String
  ) {
    guard let value else { return }
    if value < minimum {
      add(ConstraintViolation(report: .named(path: name), constraint: .minimumValue(minimum)))
    }
    if let maximum, value > maximum {
      add(ConstraintViolation(report: .named(path: name), constraint: .maximumValue(maximum)))
    }
  }
}

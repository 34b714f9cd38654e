import DynamockExpressions
import DynamockModel

extension ScanRequest {
  /// Checks a Scan by every rule that needs only the request.
  package init(validating input: ScanInput) throws(DynamoDBError) {
    do {
      try self.init(checking: input)
    } catch {
      throw DynamoDBError(error, in: Dialect.current.scan)
    }
  }

  /// The rules in AWS's order (§14, steps 5 to 11; Dynalite `validations/scan.js`).
  private init(checking input: ScanInput) throws(RequestFault) {
    let table = try input.checkMembers()
    try input.checkMix()
    var projection: Projection?
    if let names = input.attributesToGet { projection = try LegacyRules.projection(names) }
    var filter = try LegacyRules.condition(
      filter: input.scanFilter, named: "ScanFilter", joinedBy: input.conditionalOperator,
      in: Dialect.current.scan)
    try SelectRules.check(
      input.select, hasProjectionExpression: input.projectionExpression != nil,
      hasAttributesToGet: input.attributesToGet != nil, hasIndex: input.indexName != nil,
      isEnveloped: false)
    if let key = input.exclusiveStartKey { try ValueRules.check(key, of: .startKey) }
    let segment = try input.checkedSegment()
    if input.hasExpression {
      var expressions = try ExpressionRules(
        names: input.expressionAttributeNames, values: input.expressionAttributeValues,
        in: Dialect.current.scan)
      if let text = input.filterExpression {
        filter = try expressions.condition(text, as: .filter)
      }
      if let text = input.projectionExpression { projection = try expressions.projection(text) }
      try expressions.finish()
    }

    self.init(
      read: input.read(of: table, filter: filter, projection: projection), segment: segment)
  }
}

extension ScanInput {
  fileprivate var hasExpression: Bool { filterExpression != nil || projectionExpression != nil }

  fileprivate func read(
    of table: TableReference, filter: Condition?, projection: Projection?
  ) -> PagedRead {
    PagedRead(
      table: table, indexName: indexName, filter: filter,
      filterIsLegacy: filterExpression == nil && scanFilter != nil, projection: projection,
      select: select, limit: limit, exclusiveStartKey: exclusiveStartKey,
      isConsistent: consistentRead ?? false, capacity: returnConsumedCapacity ?? .nothing)
  }

  /// Step 6.
  fileprivate func checkMix() throws(RequestFault) {
    if hasExpression, attributesToGet != nil || scanFilter != nil || conditionalOperator != nil {
      throw ParameterMix(
        expressions: [
          "ProjectionExpression": projectionExpression != nil,
          "FilterExpression": filterExpression != nil,
        ],
        legacy: [
          "AttributesToGet": attributesToGet != nil, "ScanFilter": scanFilter != nil,
          "ConditionalOperator": conditionalOperator != nil,
        ]
      ).fault
    }
    if expressionAttributeNames != nil, !hasExpression { throw .namesWithoutExpression }
    if expressionAttributeValues != nil, filterExpression == nil {
      throw .valuesWithoutExpression(absent: ["FilterExpression"])
    }
  }

  /// Segment and TotalSegments come together, and the segments count from 0.
  fileprivate func checkedSegment() throws(RequestFault) -> ScanSegment? {
    switch (segment, totalSegments) {
    case (nil, nil): return nil
    case (_?, nil): throw .segments(.totalMissing)
    case (nil, _?): throw .segments(.segmentMissing)
    case (let segment?, let total?):
      guard segment < total else {
        throw .segments(.outOfRange(segment: segment, total: total))
      }
      return ScanSegment(index: segment, total: total)
    }
  }

  /// The older layer's constraints, in the order of Dynalite `test/scan.js` "incorrect attributes".
  fileprivate func checkMembers() throws(RequestFault) -> TableReference {
    var check = ConstraintCheck()
    check.select(select)
    check.indexName(indexName)
    check.minimum(1, of: totalSegments, at: "totalSegments")
    check.maximum(Limits.scanSegments, of: totalSegments, at: "totalSegments")
    check.capacity(returnConsumedCapacity)
    check.itemTableName(tableName)
    check.conditionalOperator(conditionalOperator)
    check.comparisons(of: scanFilter, at: "scanFilter")
    check.minimum(0, of: segment, at: "segment")
    check.maximum(Limits.scanSegments - 1, of: segment, at: "segment")
    check.minimum(1, of: limit, at: "limit")
    check.attributesToGet(attributesToGet, at: "attributesToGet")
    try check.finish()
    return try TableReference(checked: tableName ?? "")
  }
}

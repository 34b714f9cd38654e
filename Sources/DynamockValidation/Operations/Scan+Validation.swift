import DynamockExpressions
package import DynamockModel

extension ScanRequest {
  /// Validates a Scan by the rules that depend only on the request.
  package init(validating input: ScanInput) throws(DynamoDBError) {
    try self.init(validating: input, in: Dialect.current.scan)
  }

  /// Validates a Scan by the rules of a layer.
  package init(validating input: ScanInput, in layer: Layer) throws(DynamoDBError) {
    do {
      if layer.isOlder {
        try self.init(checking: input, in: layer)
      } else {
        try self.init(checkingAsCurrent: input, in: layer)
      }
    } catch {
      throw DynamoDBError(error, in: layer)
    }
  }

  /// Applies the rules in AWS's order ([dynalite-suite] `validations/scan.js`).
  private init(checking input: ScanInput, in layer: Layer) throws(RequestFault) {
    let table = try input.checkMembers()
    try input.checkMix()
    var projection: Projection?
    if let names = input.attributesToGet { projection = try LegacyRules.projection(names) }
    var filter = try LegacyRules.condition(
      filter: input.scanFilter, named: "ScanFilter", joinedBy: input.conditionalOperator,
      in: layer)
    try SelectRules.check(
      input.select, hasProjectionExpression: input.projectionExpression != nil,
      hasAttributesToGet: input.attributesToGet != nil, hasIndex: input.indexName != nil,
      isEnveloped: false)
    if let key = input.exclusiveStartKey { try ValueRules.check(key, of: .startKey) }
    let segment = try input.checkedSegment()
    if input.hasExpression {
      var expressions = try ExpressionRules(
        names: input.expressionAttributeNames, values: input.expressionAttributeValues,
        in: layer)
      if let text = input.filterExpression {
        filter = try expressions.condition(text, as: .filter)
      }
      if let text = input.projectionExpression { projection = try expressions.projection(text) }
      try expressions.finish()
    }

    self.init(
      read: input.read(of: table, filter: filter, projection: projection), segment: segment,
      isReadByCurrentLayer: false)
  }
}

extension ScanInput {
  var hasExpression: Bool { filterExpression != nil || projectionExpression != nil }

  func read(
    of table: TableReference, filter: CompiledCondition?, projection: Projection?
  ) -> PagedRead {
    PagedRead(
      table: table, indexName: indexName, filter: filter,
      filterIsLegacy: filterExpression == nil && scanFilter != nil, projection: projection,
      select: select, limit: limit, exclusiveStartKey: exclusiveStartKey,
      isConsistent: consistentRead ?? false, capacity: returnConsumedCapacity ?? .nothing)
  }

  /// Rejects a mixture of expressions and legacy parameters, in the order of [dynalite-suite]
  /// `validations/scan.js`.
  func checkMix() throws(RequestFault) {
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

  /// Returns the segment; Segment and TotalSegments have to be used together, and segments count
  /// from 0.
  func checkedSegment() throws(RequestFault) -> ScanSegment? {
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

  /// Returns the table, after checking the older layer's constraints in the order of
  /// [dynalite-suite] `test/scan.js` "incorrect attributes".
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

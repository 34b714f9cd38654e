import DynamockExpressions
package import DynamockModel

extension QueryRequest {
  /// Validates a Query by the rules that depend only on the request.
  ///
  /// - Parameter isLoose: whether its JSON has a form that only AWS's older layer accepts.
  package init(validating input: QueryInput, isLoose: Bool = false) throws(DynamoDBError) {
    self = try LayeredValidation.run(
      in: Dialect.current.query, isLoose: isLoose, isOlder: { input.isReadInOlderForm }
    ) {
      (layer) throws(RequestFault) in try Self(checking: input, in: layer)
    }
  }

  /// Applies the rules in AWS's order ([dynalite-suite] `validations/query.js`; Select after the
  /// filter's ConditionalOperator: [parity-suite] `query`, 2026-10-09).
  private init(checking input: QueryInput, in layer: Layer) throws(RequestFault) {
    let table = try input.checkMembers(in: layer)
    try input.checkMix()
    var filter = try LegacyRules.condition(
      filter: input.queryFilter, named: "QueryFilter", joinedBy: input.conditionalOperator,
      in: layer)
    try input.checkSelect()
    var projection: Projection?
    if let names = input.attributesToGet { projection = try LegacyRules.projection(names) }
    if let key = input.exclusiveStartKey { try ValueRules.check(key, of: .startKey) }
    guard input.keyConditions != nil || input.keyConditionExpression != nil else {
      throw .noKeyCondition
    }

    var keyCondition: KeyCondition?
    if input.hasExpression {
      var expressions = try ExpressionRules(
        names: input.expressionAttributeNames, values: input.expressionAttributeValues, in: layer)
      let keys = try input.keyConditionExpression.map { (text) throws(RequestFault) in
        try expressions.parsedCondition(text, as: .keyCondition)
      }
      if let text = input.filterExpression {
        filter = try expressions.condition(text, as: .filter)
      }
      if let text = input.projectionExpression { projection = try expressions.projection(text) }
      try expressions.finish()
      if let keys { keyCondition = try ExpressionRules.keyCondition(of: keys) }
    }
    if keyCondition == nil, let conditions = input.keyConditions {
      keyCondition = try LegacyRules.keyCondition(conditions, in: layer)
    }
    guard let keyCondition else { throw .noKeyCondition }

    self.init(
      read: input.read(of: table, filter: filter, projection: projection),
      keyCondition: keyCondition, keyConditionIsLegacy: input.keyConditionExpression == nil,
      isForward: input.scanIndexForward ?? true)
  }
}

extension QueryInput {
  fileprivate var hasExpression: Bool {
    keyConditionExpression != nil || filterExpression != nil || projectionExpression != nil
  }

  fileprivate var isReadInOlderForm: Bool {
    tableName == nil || LayeredValidation.isDeep(exclusiveStartKey)
      || LayeredValidation.isDeep(expressionAttributeValues)
      || lacksOperator(queryFilter) || lacksOperator(keyConditions)
  }

  private func lacksOperator(_ conditions: NamedValues<LegacyCondition>?) -> Bool {
    conditions?.entries.contains { $0.value.comparisonOperator == nil } ?? false
  }

  fileprivate func read(
    of table: TableReference, filter: CompiledCondition?, projection: Projection?
  ) -> PagedRead {
    PagedRead(
      table: table, indexName: indexName, filter: filter,
      filterIsLegacy: filterExpression == nil && queryFilter != nil, projection: projection,
      select: select, limit: limit, exclusiveStartKey: exclusiveStartKey,
      isConsistent: consistentRead ?? false, capacity: returnConsumedCapacity ?? .nothing)
  }

  /// Rejects a mixture of expressions and legacy parameters; KeyConditions may be used with
  /// expressions unless there is a KeyConditionExpression.
  fileprivate func checkMix() throws(RequestFault) {
    let hasMixedKeys = keyConditions != nil && keyConditionExpression != nil
    if hasExpression,
      attributesToGet != nil || queryFilter != nil || conditionalOperator != nil || hasMixedKeys
    {
      throw ParameterMix(
        expressions: [
          "ProjectionExpression": projectionExpression != nil,
          "FilterExpression": filterExpression != nil,
          "KeyConditionExpression": keyConditionExpression != nil,
        ],
        legacy: [
          "AttributesToGet": attributesToGet != nil, "QueryFilter": queryFilter != nil,
          "ConditionalOperator": conditionalOperator != nil, "KeyConditions": hasMixedKeys,
        ]
      ).fault
    }
    if expressionAttributeNames != nil, !hasExpression { throw .namesWithoutExpression }
    if expressionAttributeValues != nil, filterExpression == nil, keyConditionExpression == nil {
      throw .valuesWithoutExpression(absent: ["FilterExpression", "KeyConditionExpression"])
    }
  }

  fileprivate func checkSelect() throws(RequestFault) {
    var check = ConstraintCheck()
    check.select(select)
    try check.finish()
    try SelectRules.check(
      select, hasProjectionExpression: projectionExpression != nil,
      hasAttributesToGet: attributesToGet != nil, hasIndex: indexName != nil, isEnveloped: true)
  }

  fileprivate func checkMembers(in layer: Layer) throws(RequestFault) -> TableReference {
    var check = ConstraintCheck()
    if !layer.isOlder, let tableName {
      // Reported first and together, without the other members ([dynoxide-captures], 2026-10-09 and
      // 20).
      if let limit, limit < 1 {
        check.add(
          ConstraintViolation(report: .named(path: "Limit"), constraint: .minimumValue(1)))
      }
      check.emptyTableName(tableName)
      try check.finish()
      check.currentTableName(tableName)
      check.capacity(returnConsumedCapacity)
      check.indexName(indexName)
      check.newerAttributesToGet(attributesToGet, at: "AttributesToGet")
      check.comparisons(of: queryFilter, at: "queryFilter")
      check.comparisons(of: keyConditions, at: "keyConditions")
      try check.finish()
      return try TableReference(checked: tableName)
    }
    // In the order of [dynalite-suite] `test/query.js` "incorrect attributes".
    check.select(select)
    check.indexName(indexName)
    check.capacity(returnConsumedCapacity)
    check.comparisons(of: queryFilter, at: "queryFilter")
    check.itemTableName(tableName)
    check.conditionalOperator(conditionalOperator)
    check.attributesToGet(attributesToGet, at: "attributesToGet")
    check.minimum(1, of: limit, at: "limit")
    check.comparisons(of: keyConditions, at: "keyConditions")
    try check.finish()
    return try TableReference(checked: tableName ?? "")
  }
}

extension ConstraintCheck {
  /// Checks an index's name, which has 3 to 255 characters of the pattern.
  mutating func indexName(_ name: String?) {
    if let name { self.name(name, minimum: 3, at: "indexName") }
  }
}

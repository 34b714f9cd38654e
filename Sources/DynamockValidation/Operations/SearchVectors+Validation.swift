import DynamockExpressions
package import DynamockModel

extension SearchVectorsRequest {
  /// Validates a SearchVectors by the rules that depend only on the request.
  package init(validating input: SearchVectorsInput) throws(DynamoDBError) {
    do {
      try self.init(checking: input)
    } catch {
      throw DynamoDBError(error, in: .reads)
    }
  }

  /// Applies the rules in AWS's order ([extenddb-vectors]): members, TopK, expressions.
  private init(checking input: SearchVectorsInput) throws(RequestFault) {
    var check = ConstraintCheck()
    check.newerModel(input)
    try check.finish()
    let count = input.topK ?? 0
    guard count <= Limits.searchResults else { throw .search(.resultCount(count)) }
    let table = try TableReference(checked: input.tableName ?? "")
    try input.checkSubstitutions()
    var conditions: [SearchCondition]?
    var projection: Projection?
    if input.hasExpression {
      var expressions = try ExpressionRules(
        names: input.expressionAttributeNames, values: input.expressionAttributeValues,
        in: .reads)
      let condition = try input.searchConditionExpression.map { text throws(RequestFault) in
        try expressions.parsedCondition(text, as: .searchCondition)
      }
      if let text = input.projectionExpression { projection = try expressions.projection(text) }
      try expressions.finish()
      if let condition { conditions = try SearchCondition.equalities(of: condition) }
    }
    self.init(
      table: table, indexName: input.indexName ?? "", vector: input.searchVector ?? [],
      resultCount: count, conditions: conditions, projection: projection,
      capacity: input.returnConsumedCapacity ?? .nothing)
  }
}

extension SearchVectorsInput {
  fileprivate var hasExpression: Bool {
    searchConditionExpression != nil || projectionExpression != nil
  }

  fileprivate func checkSubstitutions() throws(RequestFault) {
    if expressionAttributeNames != nil, !hasExpression { throw .namesWithoutExpression }
    if expressionAttributeValues != nil, searchConditionExpression == nil {
      throw .valuesWithoutExpression(absent: ["SearchConditionExpression"])
    }
  }
}

extension SearchCondition {
  /// Returns the equalities that a condition consists of.
  fileprivate static func equalities(of condition: Condition) throws(RequestFault) -> [Self] {
    var found: [Self] = []
    var isNested = false
    guard collect(condition, &found, &isNested) else { throw .search(.comparator) }
    if isNested { throw .search(.nestedPath) }
    guard Set(found.map(\.attribute)).count == found.count else {
      throw .search(.repeatedAttribute)
    }
    return found
  }

  /// Collects the equalities of a condition; returns false for any other comparison.
  private static func collect(
    _ condition: Condition, _ found: inout [Self], _ isNested: inout Bool
  ) -> Bool {
    switch condition {
    case .all(let parts):
      return parts.allSatisfy { collect($0, &found, &isNested) }
    case .comparison(.path(let path), .equal, .value(let value)),
      .comparison(.value(let value), .equal, .path(let path)):
      if !path.steps.isEmpty { isNested = true }
      found.append(Self(attribute: path.attribute, value: value))
      return true
    default: return false
    }
  }
}

extension ConstraintCheck {
  /// Applies the rules of the API's model to an input, with messages that do not contain the value.
  fileprivate mutating func newerModel(_ input: some ModelChecked) {
    for violation in ModelCheck.violations(of: input) {
      add(
        ConstraintViolation(report: .named(path: violation.newerPath), constraint: violation.rule))
    }
  }
}

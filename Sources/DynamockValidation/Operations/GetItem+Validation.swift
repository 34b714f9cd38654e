import DynamockExpressions
package import DynamockModel

extension GetItemRequest {
  /// Validates a GetItem by the rules that depend only on the request.
  ///
  /// - Parameter isLoose: whether its JSON has a form that only AWS's older layer accepts.
  package init(validating input: GetItemInput, isLoose: Bool = false) throws(DynamoDBError) {
    self = try LayeredValidation.run(
      in: Dialect.current.getItem, isLoose: isLoose, isOlder: { input.isReadInOlderForm }
    ) {
      (layer) throws(RequestFault) in try Self(checking: input, in: layer)
    }
  }

  /// Applies the rules in AWS's order ([parity-suite] `validation-ordering`).
  private init(checking input: GetItemInput, in layer: Layer) throws(RequestFault) {
    let table = try input.checkMembers(in: layer)
    let key = input.key ?? Item()
    try ProjectionRules.checkMix(
      projection: input.projectionExpression, attributesToGet: input.attributesToGet,
      names: input.expressionAttributeNames)
    try ValueRules.check(key, of: .key)
    let projection = try ProjectionRules.projection(
      input.projectionExpression, attributesToGet: input.attributesToGet,
      names: input.expressionAttributeNames)

    self.init(
      table: table, key: key, projection: projection, isConsistent: input.consistentRead ?? false,
      capacity: input.returnConsumedCapacity ?? .nothing)
  }
}

extension GetItemInput {
  fileprivate var isReadInOlderForm: Bool {
    tableName == nil || key == nil || LayeredValidation.isDeep(key)
  }

  fileprivate func checkMembers(in layer: Layer) throws(RequestFault) -> TableReference {
    var check = ConstraintCheck()
    if !layer.isOlder, let tableName, key != nil {
      check.emptyTableName(tableName)
      try check.finish()
      check.currentTableName(tableName)
      check.capacity(returnConsumedCapacity)
      check.newerAttributesToGet(attributesToGet, at: "AttributesToGet")
      try check.finish()
      return try TableReference(checked: tableName)
    }
    check.capacity(returnConsumedCapacity)
    check.attributesToGet(attributesToGet, at: "attributesToGet")
    check.itemTableName(tableName)
    check.require(key != nil, at: "key")
    try check.finish()
    return try TableReference(checked: tableName ?? "")
  }
}

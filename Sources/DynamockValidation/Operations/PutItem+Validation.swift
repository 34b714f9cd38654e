import DynamockExpressions
import DynamockModel

extension PutItemRequest {
  /// Checks a PutItem by every rule that needs only the request.
  ///
  /// - Parameter isLoose: whether its JSON is written as only AWS's older layer reads it.
  package init(validating input: PutItemInput, isLoose: Bool = false) throws(DynamoDBError) {
    self = try LayeredValidation.run(
      in: Dialect.current.putItem, isLoose: isLoose, isOlder: { input.isReadInOlderForm }
    ) {
      (layer) throws(RequestFault) in try Self(checking: input, in: layer)
    }
  }

  /// The rules in AWS's order (§14, steps 5 to 11, and the item's own size before the table).
  private init(checking input: PutItemInput, in layer: Layer) throws(RequestFault) {
    let table = try input.checkMembers(in: layer)
    let item = input.item ?? Item()
    try SingleCondition.checkMix(
      condition: input.conditionExpression, expected: input.expected,
      conjunction: input.conditionalOperator, names: input.expressionAttributeNames,
      values: input.expressionAttributeValues)
    try ValueRules.check(item, of: .item)
    let expected = try LegacyRules.condition(
      expected: input.expected, joinedBy: input.conditionalOperator, in: layer)
    let condition = try SingleCondition.parse(
      input.conditionExpression, names: input.expressionAttributeNames,
      values: input.expressionAttributeValues, in: layer)
    try ItemSizeRule.check(item)

    let members = input.members
    self.init(
      table: table, item: item, condition: condition ?? expected,
      returnsOld: members.returnValues == .allOld,
      returnsItemOnFailure: members.returnsItemOnFailure, report: members.report)
  }
}

extension PutItemInput {
  fileprivate var members: WriteMembers {
    WriteMembers(
      returnValues: returnValues, capacity: returnConsumedCapacity,
      collectionMetrics: returnItemCollectionMetrics,
      valuesOnFailure: returnValuesOnConditionCheckFailure)
  }

  fileprivate var isReadInOlderForm: Bool {
    tableName == nil || item == nil || LayeredValidation.isDeep(item)
      || LayeredValidation.isDeep(expected)
      || LayeredValidation.isDeep(expressionAttributeValues)
  }

  fileprivate func checkMembers(in layer: Layer) throws(RequestFault) -> TableReference {
    if !layer.isOlder, let tableName, item != nil {
      try members.checkCurrentPut(of: tableName)
      return try TableReference(checked: tableName)
    }
    var check = ConstraintCheck()
    check.capacity(returnConsumedCapacity)
    check.itemTableName(tableName)
    check.conditionalOperator(conditionalOperator)
    members.addOlder(to: &check)
    check.comparisons(of: expected)
    check.require(item != nil, at: "item")
    try check.finish()
    try members.checkOlderPut()
    return try TableReference(checked: tableName ?? "")
  }
}

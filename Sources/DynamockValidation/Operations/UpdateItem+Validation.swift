import DynamockExpressions
package import DynamockModel

extension UpdateItemRequest {
  /// Validates an UpdateItem by the rules that depend only on the request.
  ///
  /// - Parameter isLoose: whether its JSON has a form that only AWS's older layer accepts.
  package init(validating input: UpdateItemInput, isLoose: Bool = false) throws(DynamoDBError) {
    self = try LayeredValidation.run(
      in: Dialect.current.updateItem, isLoose: isLoose, isOlder: { input.isReadInOlderForm }
    ) {
      (layer) throws(RequestFault) in try Self(checking: input, in: layer)
    }
  }

  /// Applies the rules in AWS's order ([parity-suite] `validation-ordering`).
  private init(checking input: UpdateItemInput, in layer: Layer) throws(RequestFault) {
    let table = try input.checkMembers(in: layer)
    let key = input.key ?? Item()
    try input.checkMix()
    try ValueRules.check(key, of: .key)
    var update: UpdateExpression?
    if let updates = input.attributeUpdates { update = try LegacyRules.update(updates) }
    var condition = try LegacyRules.condition(
      expected: input.expected, joinedBy: input.conditionalOperator, in: layer)
    if input.hasExpression {
      var expressions = try ExpressionRules(
        names: input.expressionAttributeNames, values: input.expressionAttributeValues, in: layer)
      // An empty condition is reported before an empty update ([dynoxide-captures], 2026-10-09).
      if input.conditionExpression == "" { throw .expression(.init(.condition, .empty)) }
      if let text = input.updateExpression { update = try expressions.update(text) }
      if let text = input.conditionExpression {
        condition = try expressions.condition(text, as: .condition)
      }
      try expressions.finish()
    }

    let members = input.members
    self.init(
      table: table, key: key, update: update, isLegacy: input.attributeUpdates != nil,
      condition: condition, returnValues: members.returnValues ?? .nothing,
      returnsItemOnFailure: members.returnsItemOnFailure, report: members.report)
  }
}

extension UpdateItemInput {
  fileprivate var members: WriteMembers {
    WriteMembers(
      returnValues: returnValues, capacity: returnConsumedCapacity,
      collectionMetrics: returnItemCollectionMetrics,
      valuesOnFailure: returnValuesOnConditionCheckFailure)
  }

  fileprivate var hasExpression: Bool { updateExpression != nil || conditionExpression != nil }

  fileprivate var isReadInOlderForm: Bool {
    tableName == nil || key == nil || LayeredValidation.isDeep(key)
      || LayeredValidation.isDeep(expected) || LayeredValidation.isDeep(attributeUpdates)
      || LayeredValidation.isDeep(expressionAttributeValues)
  }

  /// Rejects a mixture of expressions and legacy parameters, in the order of [dynalite-suite]
  /// `validations/scan.js`.
  fileprivate func checkMix() throws(RequestFault) {
    if hasExpression {
      guard attributeUpdates == nil, expected == nil, conditionalOperator == nil else {
        throw ParameterMix(
          expressions: [
            "UpdateExpression": updateExpression != nil,
            "ConditionExpression": conditionExpression != nil,
          ],
          legacy: [
            "AttributeUpdates": attributeUpdates != nil, "Expected": expected != nil,
            "ConditionalOperator": conditionalOperator != nil,
          ]
        ).fault
      }
      return
    }
    if expressionAttributeNames != nil { throw .namesWithoutExpression }
    if expressionAttributeValues != nil {
      throw .valuesWithoutExpression(absent: ["UpdateExpression", "ConditionExpression"])
    }
  }

  fileprivate func checkMembers(in layer: Layer) throws(RequestFault) -> TableReference {
    if !layer.isOlder, let tableName, key != nil {
      try members.checkCurrentUpdate(of: tableName)
      try checkActions()
      return try TableReference(checked: tableName)
    }
    var check = ConstraintCheck()
    check.capacity(returnConsumedCapacity)
    check.itemTableName(tableName)
    check.conditionalOperator(conditionalOperator)
    members.addOlder(to: &check)
    if key == nil {
      check.comparisons(of: expected)
      check.actions(of: attributeUpdates)
    }
    check.require(key != nil, at: "key")
    try check.finish()
    try checkActions()
    return try TableReference(checked: tableName ?? "")
  }

  /// Rejects invalid actions, which are reported before any other fault of an update
  /// ([dynoxide-captures], 2026-10-10).
  private func checkActions() throws(RequestFault) {
    for (_, update) in attributeUpdates?.entries ?? [] {
      if case .unrecognized(let sent)? = update.action { throw .unknownUpdateAction(sent) }
    }
  }
}

extension ConstraintCheck {
  /// Checks the actions of `AttributeUpdates`.
  fileprivate mutating func actions(of updates: NamedValues<AttributeValueUpdate>?) {
    for (name, update) in updates?.entries ?? [] {
      enumeration(update.action, at: "attributeUpdates.\(name).member.action")
    }
  }
}

import DynamockExpressions
import DynamockModel

/// The input of a PutItem or a DeleteItem, whose parameters are the same but for the item or the
/// key.
protocol SingleWriteInput {
  /// Whether it is a PutItem.
  static var isPut: Bool { get }
  /// The item or the key.
  var written: NewItem? { get }

  var tableName: String? { get }
  var conditionExpression: String? { get }
  var expected: NamedValues<ExpectedAttributeValue>? { get }
  var conditionalOperator: ConditionalOperator? { get }
  var expressionAttributeNames: NamedValues<String>? { get }
  var expressionAttributeValues: Item? { get }
  var returnValues: ReturnValue? { get }
  var returnConsumedCapacity: ReturnConsumedCapacity? { get }
  var returnItemCollectionMetrics: ReturnItemCollectionMetrics? { get }
  var returnValuesOnConditionCheckFailure: ReturnValuesOnConditionCheckFailure? { get }
}

/// The valid parameters of a PutItem or a DeleteItem.
struct SingleWrite {
  let table: TableReference
  /// The item or the key.
  let written: NewItem
  let condition: CompiledCondition?
  let members: WriteMembers

  /// Applies the rules in AWS's order ([parity-suite] `validation-ordering`), including an item's
  /// own size, which is checked before the table.
  init<Input: SingleWriteInput>(checking input: Input, in layer: Layer) throws(RequestFault) {
    let members = WriteMembers(
      returnValues: input.returnValues, capacity: input.returnConsumedCapacity,
      collectionMetrics: input.returnItemCollectionMetrics,
      valuesOnFailure: input.returnValuesOnConditionCheckFailure)
    table = try input.check(members, in: layer)
    written = input.written ?? NewItem(Item())
    try SingleCondition.checkMix(
      condition: input.conditionExpression, expected: input.expected,
      conjunction: input.conditionalOperator, names: input.expressionAttributeNames,
      values: input.expressionAttributeValues)
    try ValueRules.check(written, of: Input.isPut ? .item : .key)
    let expected = try LegacyRules.condition(
      expected: input.expected, joinedBy: input.conditionalOperator, in: layer)
    let parsed = try SingleCondition.parse(
      input.conditionExpression, names: input.expressionAttributeNames,
      values: input.expressionAttributeValues, in: layer)
    if Input.isPut { try ItemSizeRule.check(written) }
    condition = parsed ?? expected
    self.members = members
  }
}

extension SingleWriteInput {
  /// Whether AWS reads the request by its older layer.
  var isReadInOlderForm: Bool {
    tableName == nil || written == nil || LayeredValidation.isDeep(written?.unchecked)
      || LayeredValidation.isDeep(expected)
      || LayeredValidation.isDeep(expressionAttributeValues)
  }

  fileprivate func check(
    _ members: WriteMembers, in layer: Layer
  ) throws(RequestFault) -> TableReference {
    if !layer.isOlder, let tableName, written != nil {
      try members.checkCurrentPut(of: tableName)
      return try TableReference(checked: tableName)
    }
    var check = ConstraintCheck()
    check.capacity(returnConsumedCapacity)
    check.itemTableName(tableName)
    check.conditionalOperator(conditionalOperator)
    members.addOlder(to: &check)
    if written == nil { check.comparisons(of: expected) }
    check.require(written != nil, at: Self.isPut ? "item" : "key")
    try check.finish()
    try members.checkOlderPut()
    return try TableReference(checked: tableName ?? "")
  }
}

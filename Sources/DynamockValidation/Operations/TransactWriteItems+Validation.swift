import DynamockExpressions
import DynamockModel

extension TransactWriteItemsRequest {
  /// Checks a TransactWriteItems by every rule that needs only the request.
  ///
  /// Actions are checked one by one, in order; the first fault wins, as a plain ValidationException
  /// (§12).
  package init(validating input: TransactWriteItemsInput) throws(DynamoDBError) {
    do {
      try self.init(checking: input)
    } catch {
      throw DynamoDBError(error, in: .older)
    }
  }

  private init(checking input: TransactWriteItemsInput) throws(RequestFault) {
    var check = ConstraintCheck()
    // AWS tells the token before the enumerations (C+ transactions, us-east-1, 2026-10-09).
    check.model(input, first: "ClientRequestToken")
    for (position, item) in (input.transactItems ?? []).enumerated() {
      check.transactTable(item.conditionCheck?.tableName, of: "conditionCheck", at: position)
      check.transactTable(item.put?.tableName, of: "put", at: position)
      check.transactTable(item.delete?.tableName, of: "delete", at: position)
      check.transactTable(item.update?.tableName, of: "update", at: position)
    }
    try check.finish()
    var actions: [Action] = []
    var fingerprint = RequestFingerprint()
    var payload = 0
    for item in input.transactItems ?? [] {
      let members = try TransactMembers(item)
      actions.append(try Action(checking: members))
      if input.clientRequestToken != nil { members.add(to: &fingerprint) }
      payload += members.payload
    }
    if payload > Limits.transactionSize { throw .transactionTooLarge(payload) }
    self.init(
      actions: actions, clientRequestToken: input.clientRequestToken, fingerprint: fingerprint,
      report: WriteReport(
        capacity: input.returnConsumedCapacity ?? .nothing,
        itemCollectionMetrics: input.returnItemCollectionMetrics == .size))
  }
}

extension TransactWriteItemsRequest.Action {
  /// The rules of one action, in AWS's order: the expressions before the item or key (C+
  /// deepRequests, a Delete with both at fault), and a put item's own size.
  fileprivate init(checking members: TransactMembers) throws(RequestFault) {
    let table = try TableReference(checked: members.tableName ?? "")
    var update: UpdateExpression?
    var condition: Condition?
    if members.updateText != nil || members.conditionText != nil {
      var expressions = try ExpressionRules(
        names: members.names, values: members.values, in: .older)
      if let text = members.updateText { update = try Self.update(text, in: &expressions) }
      if let text = members.conditionText {
        condition = try expressions.condition(text, as: .condition)
      }
      try expressions.finish()
    } else {
      if members.names != nil { throw .namesWithoutExpression }
      if members.values != nil { throw .valuesWithoutExpression(absent: ["ConditionExpression"]) }
    }
    try ValueRules.check(members.attributes, of: members.kind == .put ? .item : .key)
    if members.kind == .put { try ItemSizeRule.check(members.attributes) }
    self.init(
      table: table, kind: members.kind.with(members.attributes, update), condition: condition,
      returnsItemOnFailure: members.valuesOnFailure == .allOld)
  }

  private static func update(
    _ text: String, in expressions: inout ExpressionRules
  ) throws(RequestFault) -> UpdateExpression {
    do {
      return try expressions.update(text)
    } catch {
      if case .expression(let found) = error, case .tooLong(let bytes) = found.fault {
        throw .transactUpdateTooLong(bytes: bytes)
      }
      throw error
    }
  }
}

/// The members that the four actions share.
private struct TransactMembers {
  enum Kind: UInt8 {
    case put, update, delete, check

    /// The kind with what it does and where; an update without an expression was refused before.
    func with(
      _ attributes: Item, _ update: UpdateExpression?
    ) -> TransactWriteItemsRequest.Kind {
      switch (self, update) {
      case (.put, _): .put(attributes)
      case (.update, let update?): .update(key: attributes, update)
      case (.delete, _): .delete(key: attributes)
      case (.check, _), (.update, nil): .check(key: attributes)
      }
    }
  }

  let kind: Kind
  let tableName: String?
  /// The item of a put, the key of the others.
  let attributes: Item
  var updateText: String?
  let conditionText: String?
  let names: NamedValues<String>?
  let values: Item?
  let valuesOnFailure: ReturnValuesOnConditionCheckFailure?

  /// Takes the one action of an entry.
  init(_ item: TransactWriteItem) throws(RequestFault) {
    let isPresent = [
      item.conditionCheck != nil, item.put != nil, item.delete != nil, item.update != nil,
    ]
    let count = isPresent.count { $0 }
    guard count == 1 else { throw .transactActions(count: count) }
    if let put = item.put {
      self.init(
        .put, put.tableName, put.item, put.conditionExpression, put.expressionAttributeNames,
        put.expressionAttributeValues, put.returnValuesOnConditionCheckFailure)
    } else if let update = item.update {
      self.init(
        .update, update.tableName, update.key, update.conditionExpression,
        update.expressionAttributeNames, update.expressionAttributeValues,
        update.returnValuesOnConditionCheckFailure)
      updateText = update.updateExpression
    } else if let delete = item.delete {
      self.init(
        .delete, delete.tableName, delete.key, delete.conditionExpression,
        delete.expressionAttributeNames, delete.expressionAttributeValues,
        delete.returnValuesOnConditionCheckFailure)
    } else {
      let check = item.conditionCheck
      self.init(
        .check, check?.tableName, check?.key, check?.conditionExpression,
        check?.expressionAttributeNames, check?.expressionAttributeValues,
        check?.returnValuesOnConditionCheckFailure)
    }
  }

  private init(
    _ kind: Kind, _ tableName: String?, _ attributes: Item?, _ conditionText: String?,
    _ names: NamedValues<String>?, _ values: Item?,
    _ valuesOnFailure: ReturnValuesOnConditionCheckFailure?
  ) {
    self.kind = kind
    self.tableName = tableName
    self.attributes = attributes ?? Item()
    self.conditionText = conditionText
    self.names = names
    self.values = values
    self.valuesOnFailure = valuesOnFailure
  }

  /// The bytes that count against the 4 MB of a transaction (semantics §4, ScyllaDB).
  var payload: Int { attributes.size + (values?.size ?? 0) }

  func add(to fingerprint: inout RequestFingerprint) {
    fingerprint.add([kind.rawValue])
    fingerprint.add(tableName)
    fingerprint.add(attributes)
    fingerprint.add(updateText)
    fingerprint.add(conditionText)
    fingerprint.add(names)
    fingerprint.add(values)
    fingerprint.add(valuesOnFailure?.rawValue)
  }
}

extension ConstraintCheck {
  /// The table of one action of a transaction; a missing or empty one is the model's to tell.
  mutating func transactTable(_ name: String?, of action: String, at position: Int) {
    guard let name, !name.isEmpty, !TableNameRule.isARN(name) else { return }
    self.name(
      name, minimum: TableNameRule.minimumForItems,
      at: "transactItems.\(position + 1).member.\(action).tableName")
  }
}

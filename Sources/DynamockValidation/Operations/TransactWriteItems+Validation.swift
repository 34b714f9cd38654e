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
      throw DynamoDBError(error, in: Dialect.current.transactWriteItems)
    }
  }

  private init(checking input: TransactWriteItemsInput) throws(RequestFault) {
    try input.checkMembers()
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

extension TransactWriteItemsInput {
  /// Members in AWS's order (captured 2026-10-09): what the model says of the entries, the token and the
  /// enumerations together; then an entry that is no action; then the names of tables.
  fileprivate func checkMembers() throws(RequestFault) {
    var check = ConstraintCheck()
    check.model(self, first: ["TransactItems", "ClientRequestToken"])
    try check.finish()
    let items = transactItems ?? []
    for item in items where item.actionCount != 1 {
      throw .transactActions(count: item.actionCount)
    }
    for (position, item) in items.enumerated() {
      check.transactTable(item.conditionCheck?.tableName, of: "conditionCheck", at: position)
      check.transactTable(item.put?.tableName, of: "put", at: position)
      check.transactTable(item.delete?.tableName, of: "delete", at: position)
      check.transactTable(item.update?.tableName, of: "update", at: position)
    }
    try check.finish()
  }
}

extension TransactWriteItem {
  /// How many of the four actions an entry has.
  fileprivate var actionCount: Int {
    [conditionCheck != nil, put != nil, delete != nil, update != nil].count { $0 }
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
        names: members.names, values: members.values, in: Dialect.current.transactWriteItems)
      if let text = members.updateText { update = try expressions.update(text) }
      if let text = members.conditionText {
        condition = try expressions.condition(text, as: .condition)
      }
      try expressions.finish()
    } else {
      if members.names != nil { throw .namesWithoutExpression }
      let isAccepted = Dialect.current.acceptsValuesOfUnconditionalTransactPut
      if members.values != nil, members.kind != .put || !isAccepted {
        throw .valuesWithoutExpression(absent: ["ConditionExpression"])
      }
    }
    try ValueRules.check(members.attributes, of: members.kind == .put ? .item : .key)
    if members.kind == .put { try ItemSizeRule.check(members.attributes) }
    self.init(
      table: table, kind: members.kind.with(members.attributes, update), condition: condition,
      returnsItemOnFailure: members.valuesOnFailure == .allOld)
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
    guard item.actionCount == 1 else { throw .transactActions(count: item.actionCount) }
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
    // The length before the pattern, and both (captured 2026-10-09).
    let path = "transactItems.\(position + 1).member.\(action).tableName"
    length(name.utf8.count, in: TableNameRule.lengths, at: path, echo: name)
    if !name.isTableName { add(.namePattern, name, at: path) }
  }
}

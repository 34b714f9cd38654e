import DynamockExpressions
package import DynamockModel

extension TransactWriteItemsRequest {
  /// Validates a TransactWriteItems by the rules that depend only on the request.
  ///
  /// Actions are checked one by one, in order; the first fault is reported as a plain
  /// ValidationException ([parity-suite], [scylla-alternator]).
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
  /// Checks members in AWS's order ([dynoxide-captures], 2026-10-09): the model's rules for the
  /// entries, the token and the enumerations together, then entries that are not an action, then
  /// the names of tables.
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
  /// The number of actions in an entry, out of the four kinds.
  fileprivate var actionCount: Int {
    [conditionCheck != nil, put != nil, delete != nil, update != nil].count { $0 }
  }
}

extension TransactWriteItemsRequest.Action {
  /// Applies the rules for an action in AWS's order: the expressions before the item or key
  /// ([parity-suite] `deepRequests`, a Delete with a fault in both), and the size of a put item.
  fileprivate init(checking members: TransactMembers) throws(RequestFault) {
    let table = try TableReference(checked: members.tableName ?? "")
    var update: UpdateExpression?
    var condition: CompiledCondition?
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

/// The members that the four actions have in common.
private struct TransactMembers {
  enum Kind: UInt8 {
    case put, update, delete, check

    /// Returns the kind of action with its update and condition; an update without an expression
    /// has already been rejected.
    func with(
      _ attributes: NewItem, _ update: UpdateExpression?
    ) -> TransactWriteItemsRequest.Kind {
      switch (self, update) {
      case (.put, _): .put(attributes)
      case (.update, let update?): .update(key: attributes.item, update)
      case (.delete, _): .delete(key: attributes.item)
      case (.check, _), (.update, nil): .check(key: attributes.item)
      }
    }
  }

  let kind: Kind
  let tableName: String?
  /// The item of a put, or the key of any other action.
  let attributes: NewItem
  var updateText: String?
  let conditionText: String?
  let names: NamedValues<String>?
  let values: Item?
  let valuesOnFailure: ReturnValuesOnConditionCheckFailure?

  /// Extracts the only action of an entry.
  init(_ item: TransactWriteItem) throws(RequestFault) {
    guard item.actionCount == 1 else { throw .transactActions(count: item.actionCount) }
    if let put = item.put {
      self.init(
        .put, put.tableName, put.newItem, put.conditionExpression, put.expressionAttributeNames,
        put.expressionAttributeValues, put.returnValuesOnConditionCheckFailure)
    } else if let update = item.update {
      self.init(
        .update, update.tableName, update.key.map(NewItem.init(_:)), update.conditionExpression,
        update.expressionAttributeNames, update.expressionAttributeValues,
        update.returnValuesOnConditionCheckFailure)
      updateText = update.updateExpression
    } else if let delete = item.delete {
      self.init(
        .delete, delete.tableName, delete.key.map(NewItem.init(_:)), delete.conditionExpression,
        delete.expressionAttributeNames, delete.expressionAttributeValues,
        delete.returnValuesOnConditionCheckFailure)
    } else {
      let check = item.conditionCheck
      self.init(
        .check, check?.tableName, check?.key.map(NewItem.init(_:)), check?.conditionExpression,
        check?.expressionAttributeNames, check?.expressionAttributeValues,
        check?.returnValuesOnConditionCheckFailure)
    }
  }

  private init(
    _ kind: Kind, _ tableName: String?, _ attributes: NewItem?, _ conditionText: String?,
    _ names: NamedValues<String>?, _ values: Item?,
    _ valuesOnFailure: ReturnValuesOnConditionCheckFailure?
  ) {
    self.kind = kind
    self.tableName = tableName
    self.attributes = attributes ?? NewItem(Item())
    self.conditionText = conditionText
    self.names = names
    self.values = values
    self.valuesOnFailure = valuesOnFailure
  }

  /// The number of bytes that count towards the 4 MB of a transaction ([scylla-alternator]).
  var payload: Int { attributes.size + (values?.size ?? 0) }

  func add(to fingerprint: inout RequestFingerprint) {
    fingerprint.add([kind.rawValue])
    fingerprint.add(tableName)
    fingerprint.add(attributes.item)
    fingerprint.add(updateText)
    fingerprint.add(conditionText)
    fingerprint.add(names)
    fingerprint.add(values)
    // A missing mode means NONE, as AWS does for the statements of ExecuteTransaction
    // ([dynoxide-captures] `partiql-failed-items`, us-east-1, 2026-10).
    fingerprint.add((valuesOnFailure ?? .nothing).rawValue)
  }
}

extension ConstraintCheck {
  /// Checks the table of an action of a transaction; the model's rules report a missing or empty
  /// one.
  mutating func transactTable(_ name: String?, of action: String, at position: Int) {
    guard let name, !name.isEmpty, !TableNameRule.isARN(name) else { return }
    // The length is reported before the pattern, and both are reported ([dynoxide-captures],
    // 2026-10-09).
    func path() -> String { "transactItems.\(position + 1).member.\(action).tableName" }
    length(name.utf8.count, in: TableNameRule.lengths, at: path(), echo: name)
    if !name.isTableName { add(.namePattern, name, at: path()) }
  }
}

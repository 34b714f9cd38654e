package import DynamockModel

extension TransactGetItemsRequest {
  /// Validates a TransactGetItems by the rules that depend only on the request.
  package init(validating input: TransactGetItemsInput) throws(DynamoDBError) {
    do {
      try self.init(checking: input)
    } catch {
      throw DynamoDBError(error, in: Dialect.current.transactGetItems)
    }
  }

  private init(checking input: TransactGetItemsInput) throws(RequestFault) {
    var check = ConstraintCheck()
    // The enumeration is checked first, then entries without a Get, then the names of tables
    // ([dynoxide-captures], 2026-10-09).
    check.capacity(input.returnConsumedCapacity)
    try check.finish()
    check.model(input)
    try check.finish()
    for (position, item) in (input.transactItems ?? []).enumerated() {
      check.transactTable(item.get?.tableName, of: "get", at: position)
    }
    try check.finish()
    var gets: [Get] = []
    for item in input.transactItems ?? [] {
      guard let get = item.get else { throw .transactActions(count: 0) }
      let table = try TableReference(checked: get.tableName ?? "")
      try ProjectionRules.checkMix(
        projection: get.projectionExpression, attributesToGet: nil,
        names: get.expressionAttributeNames)
      let key = get.key ?? Item()
      try ValueRules.check(key, of: .key)
      let projection = try ProjectionRules.projection(
        get.projectionExpression, attributesToGet: nil, names: get.expressionAttributeNames)
      gets.append(Get(table: table, key: key, projection: projection))
    }
    self.init(gets: gets, capacity: input.returnConsumedCapacity ?? .nothing)
  }
}

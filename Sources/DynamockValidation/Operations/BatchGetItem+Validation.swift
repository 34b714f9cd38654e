import DynamockExpressions
package import DynamockModel

extension BatchGetItemRequest {
  /// Validates a BatchGetItem by the rules that depend only on the request.
  ///
  /// - Parameter isLoose: whether its JSON has a form that only AWS's older layer accepts.
  package init(validating input: BatchGetItemInput, isLoose: Bool = false) throws(DynamoDBError) {
    self = try LayeredValidation.run(
      in: Dialect.current.batchGetItem, isLoose: isLoose, isOlder: { input.isReadInOlderForm }
    ) {
      (layer) throws(RequestFault) in try Self(checking: input, in: layer)
    }
  }

  /// Applies the rules in AWS's order ([dynalite-suite] `validations/batchGetItem.js`).
  private init(checking input: BatchGetItemInput, in layer: Layer) throws(RequestFault) {
    try input.checkMembers(in: layer)
    let entries = input.requestItems?.entries ?? []
    try Self.checkMix(entries.map(\.value))
    var tables: [KeysOfTable] = []
    tables.reserveCapacity(entries.count)
    var keyCount = 0
    for (name, request) in entries {
      let projection = try ProjectionRules.projection(
        request.projectionExpression, attributesToGet: request.attributesToGet,
        names: request.expressionAttributeNames)
      let keys = request.keyList ?? KeyList([])
      for key in keys.unchecked ?? [] { try ValueRules.check(key, of: .key) }
      keyCount += keys.count
      if keyCount > Limits.batchGetKeys { throw .tooManyKeys(keyCount) }
      tables.append(
        KeysOfTable(
          table: try TableReference(checked: name), keys: keys, projection: projection,
          isConsistent: request.consistentRead ?? false, asSent: request))
    }
    self.init(tables: tables, capacity: input.returnConsumedCapacity ?? .nothing)
  }

  /// Rejects a request in which one table's projection is an expression and another's is legacy
  /// ([parity-suite] `batchGetItem`; the message for that case is unknown).
  private static func checkMix(_ requests: [KeysAndAttributes]) throws(RequestFault) {
    for request in requests {
      try ProjectionRules.checkMix(
        projection: request.projectionExpression, attributesToGet: request.attributesToGet,
        names: request.expressionAttributeNames)
    }
    if requests.contains(where: { $0.projectionExpression != nil }),
      requests.contains(where: { $0.attributesToGet != nil })
    {
      throw .mixedParameters(legacy: ["AttributesToGet"], expressions: ["ProjectionExpression"])
    }
  }
}

extension BatchGetItemInput {
  fileprivate var isReadInOlderForm: Bool {
    guard let requestItems else { return true }
    return requestItems.entries.contains { $0.value.keyList == nil }
  }

  fileprivate func checkMembers(in layer: Layer) throws(RequestFault) {
    var check = ConstraintCheck()
    if let requestItems {
      check.newerLength(requestItems.count, in: 1...Int.max, at: "RequestItems")
      // The newer layer reports the length of a table's Keys before the map's keys, those before
      // ReturnConsumedCapacity, and prints the map as JSON ([dynoxide-captures], 2026-10-09).
      for (name, request) in requestItems.entries {
        check.keys(of: request, in: name)
      }
      check.tableKeys(of: requestItems.entries.map(\.name)) {
        RequestText.requestItems(requestItems)
      }
    }
    check.capacity(returnConsumedCapacity)
    check.require(requestItems != nil, at: "requestItems")
    try check.finish()
  }
}

extension ConstraintCheck {
  /// Checks the names of tables that are the keys of RequestItems.
  mutating func tableKeys(of names: [String], echo: () -> String) {
    let isSound = names.allSatisfy {
      TableNameRule.isARN($0) || ($0.isTableName && TableNameRule.lengths.contains($0.utf8.count))
    }
    if isSound { return }
    add(
      .mapKeys([.maximumLength(255), .minimumLength(3), .namePattern]), echo(),
      at: "requestItems")
  }

  fileprivate mutating func keys(
    of request: KeysAndAttributes, in table: String
  ) {
    guard let keys = request.keyList else {
      return add(.null("requestItems.\(table).member.keys"))
    }
    newerLength(
      keys.count, in: 1...Limits.batchGetKeys,
      at: "RequestItems.\(table).member.Keys")
    newerAttributesToGet(
      request.attributesToGet, at: "RequestItems.\(table).member.AttributesToGet")
  }
}

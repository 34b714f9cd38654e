import DynamockModel

/// Limits for requests that are executed on an event loop.
private enum Bound {
  /// Bytes of expressions: about fifteen conditions, each of which may search a 400 KB item.
  static let expressions = 256
  /// Conditions of a legacy parameter.
  static let conditions = 16
  /// Keys that are read one after another.
  static let keys = 8
  /// Actions or statements that are executed together, each with an item to read.
  static let actions = 4
  /// Records of a stream, each of which can have two images of 400 KB.
  static let records = 16
}

extension OperationInput {
  /// Whether a request can take long, regardless of the data.
  var isLong: Bool {
    switch self {
    case .putItem(let input):
      isLong(input.conditionExpression) || isLong(input.expected?.count)
    case .deleteItem(let input):
      isLong(input.conditionExpression) || isLong(input.expected?.count)
    case .updateItem(let input):
      isLong(input.conditionExpression, input.updateExpression) || isLong(input.expected?.count)
        || isLong(input.attributeUpdates?.count)
    case .query(let input):
      isLong(input.filterExpression, input.projectionExpression) || isLong(input.queryFilter?.count)
        || isLong(input.attributesToGet?.count)
    case .scan(let input):
      isLong(input.filterExpression, input.projectionExpression) || isLong(input.scanFilter?.count)
        || isLong(input.attributesToGet?.count)
    case .searchVectors(let input):
      isLong(input.searchConditionExpression, input.projectionExpression)
    case .getItem(let input):
      isLong(input.projectionExpression) || isLong(input.attributesToGet?.count)
    case .batchGetItem(let input): input.isLong
    // Without a limit there can be 1,000 records, or 1 MB of them.
    case .getRecords(let input): (input.limit ?? .max) > Bound.records
    case .transactGetItems(let input): (input.transactItems?.count ?? 0) > Bound.keys
    case .transactWriteItems(let input): input.isLong
    case .executeStatement(let input): isLong(input.statement)
    case .batchExecuteStatement(let input): isLong(input.statements?.map(\.statement))
    case .executeTransaction(let input): isLong(input.transactStatements?.map(\.statement))
    // A new index is filled, the items of a deleted table are freed, and those of a backup copied.
    case .updateTable, .deleteTable, .createBackup, .deleteBackup, .restoreTableFromBackup,
      .restoreTableToPointInTime:
      true
    default: false
    }
  }

  /// Whether a request changes the store.
  var isWrite: Bool {
    switch self {
    case .executeStatement(let input): !isSelect(input.statement)
    case .batchExecuteStatement(let input):
      !(input.statements ?? []).allSatisfy { isSelect($0.statement) }
    case .executeTransaction(let input):
      !(input.transactStatements ?? []).allSatisfy { isSelect($0.statement) }
    default: operation.mayWrite
    }
  }

  // Two parameters, since a variable number would allocate an array for each request.
  private func isLong(_ expression: String?, _ other: String? = nil) -> Bool {
    (expression?.utf8.count ?? 0) + (other?.utf8.count ?? 0) > Bound.expressions
  }

  private func length(of texts: [String?]) -> Int {
    var length = 0
    for case let text? in texts { length += text.utf8.count }
    return length
  }

  private func isLong(_ count: Int?) -> Bool { (count ?? 0) > Bound.conditions }

  private func isLong(_ statements: [String?]?) -> Bool {
    guard let statements else { return false }
    return statements.count > Bound.actions || length(of: statements) > 2 * Bound.expressions
  }

  /// Returns whether a statement appears to be a SELECT.
  private func isSelect(_ statement: String?) -> Bool {
    let first = statement?.utf8.first { $0 > UInt8(ascii: " ") }
    return first == UInt8(ascii: "S") || first == UInt8(ascii: "s")
  }
}

extension BatchGetItemInput {
  fileprivate var isLong: Bool {
    var keys = 0
    for entry in requestItems?.entries ?? [] {
      keys += entry.value.keyList?.count ?? 0
      if (entry.value.projectionExpression?.utf8.count ?? 0) > Bound.expressions { return true }
      if (entry.value.attributesToGet?.count ?? 0) > Bound.conditions { return true }
    }
    return keys > Bound.keys
  }
}

extension TransactWriteItemsInput {
  fileprivate var isLong: Bool {
    guard let transactItems else { return false }
    if transactItems.count > Bound.actions { return true }
    var length = 0
    for item in transactItems {
      let expressions = [
        item.conditionCheck?.conditionExpression, item.put?.conditionExpression,
        item.delete?.conditionExpression, item.update?.conditionExpression,
        item.update?.updateExpression,
      ]
      for case let expression? in expressions { length += expression.utf8.count }
    }
    return length > Bound.expressions
  }
}

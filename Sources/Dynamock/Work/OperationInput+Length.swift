import DynamockModel

/// Bounds of what is carried out on an event loop.
private enum Bound {
  /// Bytes of expressions: about fifteen conditions, each of which may search an item of 400 KB.
  static let expressions = 256
  /// Conditions of a legacy parameter.
  static let conditions = 16
  /// Keys that are read one after the other.
  static let keys = 8
  /// Actions or statements that are carried out together, each with an item to look at.
  static let actions = 4
}

extension OperationInput {
  /// Whether a request may take long, whatever the data.
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
    case .getItem(let input):
      isLong(input.projectionExpression) || isLong(input.attributesToGet?.count)
    case .batchGetItem(let input): input.isLong
    case .transactGetItems(let input): (input.transactItems?.count ?? 0) > Bound.keys
    case .transactWriteItems(let input): input.isLong
    case .executeStatement(let input): isLong(input.statement)
    case .batchExecuteStatement(let input): isLong(input.statements?.map(\.statement))
    case .executeTransaction(let input): isLong(input.transactStatements?.map(\.statement))
    // A new index is filled, and the items of a deleted table are freed.
    case .updateTable, .deleteTable: true
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

  private func isLong(_ expressions: String?...) -> Bool {
    length(of: expressions) > Bound.expressions
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

  /// Whether a statement begins like a SELECT.
  private func isSelect(_ statement: String?) -> Bool {
    let first = statement?.utf8.first { $0 > UInt8(ascii: " ") }
    return first == UInt8(ascii: "S") || first == UInt8(ascii: "s")
  }
}

extension BatchGetItemInput {
  fileprivate var isLong: Bool {
    var keys = 0
    for entry in requestItems?.entries ?? [] {
      keys += entry.value.keys?.count ?? 0
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

extension Operation {
  /// Whether the operation changes the store, or may do so.
  var mayWrite: Bool {
    switch self {
    case .batchExecuteStatement, .batchWriteItem, .createTable, .deleteItem, .deleteTable,
      .executeStatement, .executeTransaction, .putItem, .tagResource, .transactWriteItems,
      .untagResource, .updateItem, .updateTable, .updateTimeToLive:
      true
    default: false
    }
  }
}

import DynamockExpressions
import DynamockModel
import DynamockPartiQL
import DynamockValidation

/// A statement that writes, as the request of the operation that it is.
enum StatementWrite {
  case put(PutItemRequest)
  case update(UpdateItemRequest)
  case delete(DeleteItemRequest)
}

extension ReadSession {
  /// The write that a statement is.
  ///
  /// - Throws: what can be told without looking at the item.
  func write(of statement: StatementRequest) throws(DynamoDBError) -> StatementWrite {
    let (table, action) = try target(of: statement)
    switch action {
    case .insert(let item):
      try table.requireKey(in: item)
      return .put(statement.insertion(of: item, keyAttribute: table.partitionKey))
    case .update(let update, let condition, let returning):
      let (key, rest) = try table.singleKey(in: condition)
      return .update(
        statement.update(
          update, of: key, condition: .existing(table, rest), returning: returning))
    case .delete(let condition, let returning):
      let (key, rest) = try table.singleKey(in: condition)
      return .delete(
        statement.deletion(
          of: key, condition: rest.map { .absent(table, or: $0) }, returning: returning))
    case .select, .check: throw .invalid(Sentence.statementNeedsKey)
    }
  }
}

extension WriteSession {
  /// Carries a statement's write out and adds up what that consumes; nothing is written when this
  /// throws.
  ///
  /// - Returns: the item that RETURNING asks for; nil where there is none to see.
  mutating func carryOut(
    _ write: StatementWrite, _ consumption: inout Consumption
  ) throws(DynamoDBError) -> ItemImage? {
    do throws(DynamoDBError) {
      switch write {
      case .put(let request):
        try reading.refuseNesting(of: request)
        return try putItem(request, ReadyPut(request.item), &consumption).attributes
      case .update(let request): return try updateItem(request, &consumption).attributes
      case .delete(let request): return try deleteItem(request, &consumption).attributes
      }
    } catch {
      var error = error
      error.item = error.item?.inOrder(of: .statementFailure)
      if case .put = write { throw error.tellingDuplicate }
      throw error.tellingDepthShortly
    }
  }
}

extension ReadSession {
  /// Refuses an item that a parameter makes too deep to be stored; one that is there already is a
  /// duplicate first (captures `depth`, us-east-1, 2026-10).
  fileprivate func refuseNesting(of request: PutItemRequest) throws(DynamoDBError) {
    guard request.item.nestingDepth >= Limits.nestingDepth else { return }
    let table = try activeTable(request.table)
    let key = try table.primaryKey(ofItem: request.item)
    guard try image(for: key.rowKey, in: table.keyspace) == nil else {
      throw DynamoDBError(.conditionalCheckFailed, Sentence.conditionFailed)
    }
    throw .invalid(Sentence.statementNestingTooDeep)
  }
}

extension DynamoDBError {
  /// Whether a key value is longer than keys can be.
  var isKeyTooLong: Bool {
    message == Sentence.partitionKeyTooLong || message == Sentence.sortKeyTooLong
  }
}

extension DynamoDBError {
  /// The failed condition of an INSERT as what it is.
  fileprivate var tellingDuplicate: DynamoDBError {
    guard code == .conditionalCheckFailed else { return self }
    return DynamoDBError(.duplicateItem, Sentence.duplicateItem)
  }

  /// A statement that leaves an item too deep is told so in fewer words than an UpdateItem (captured
  /// in eu-west-2, 2026-09-17).
  fileprivate var tellingDepthShortly: DynamoDBError {
    guard message == Sentence.nestingTooDeep else { return self }
    return .invalid(Sentence.statementNestingTooDeep)
  }
}

extension Table {
  /// The partition key's name.
  var partitionKey: String { key.partition.first?.name ?? "" }

  /// The key that the condition of a write names, and what else it asks.
  fileprivate func singleKey(
    in condition: Condition?
  ) throws(DynamoDBError) -> (key: Item, rest: Condition?) {
    let found = StatementKey(of: key, in: condition)
    guard found.isComplete(for: key) else { throw .invalid(Sentence.statementNeedsKey) }
    if let name = found.conflict { throw .invalid(Sentence.severalKeyValues(name)) }
    for attribute in key.attributes {
      if let value = found.key[attribute.name] { try attribute.checkType(of: value) }
    }
    return (found.key, Condition.joining(found.rest))
  }

  /// Refuses an item that lacks a key attribute or has it of another type.
  fileprivate func requireKey(in item: Item) throws(DynamoDBError) {
    for attribute in key.attributes {
      guard let value = item[attribute.name] else {
        throw .invalid(Sentence.statementKeyMissing(attribute.name))
      }
      guard attribute.accepts(value) else {
        throw .invalid(Sentence.statementKeyType(attribute.name))
      }
    }
  }
}

extension Condition {
  /// True of an item that is there and meets what else is asked: an UPDATE makes no items.
  static func existing(_ table: Table, _ rest: Condition?) -> Condition {
    let exists = Condition.attributeExists(DocumentPath(table.partitionKey))
    return rest.map { .all([exists, $0]) } ?? exists
  }

  /// True of an item that is not there, or meets what is asked: a DELETE of nothing does nothing
  /// (Parity Suite `executeStatement`, 2026-07).
  static func absent(_ table: Table, or rest: Condition) -> Condition {
    .any([.attributeNotExists(DocumentPath(table.partitionKey)), rest])
  }
}

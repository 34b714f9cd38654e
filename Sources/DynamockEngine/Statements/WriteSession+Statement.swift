import DynamockExpressions
import DynamockModel
import DynamockPartiQL
import DynamockValidation

extension WriteSession {
  /// Carries out an INSERT, UPDATE or DELETE and adds up what that consumes; nothing is written when
  /// this throws.
  ///
  /// - Returns: the item that RETURNING asks for; nil where there is none to see.
  mutating func carryOut(
    _ statement: StatementRequest, _ consumption: inout Consumption
  ) throws(DynamoDBError) -> ItemImage? {
    let (table, action) = try reading.target(of: statement)
    switch action {
    case .insert(let item):
      try table.requireKey(in: item)
      let request = statement.insertion(of: item, keyAttribute: table.partitionKey)
      do {
        return try putItem(request, &consumption).attributes
      } catch  where error.code == .conditionalCheckFailed {
        throw DynamoDBError(.duplicateItem, Sentence.duplicateItem)
      }
    case .update(let update, let condition, let returning):
      let (key, rest) = try table.singleKey(in: condition)
      let request = statement.update(
        update, of: key, condition: .existing(table, rest), returning: returning)
      return try updateItem(request, &consumption).attributes
    case .delete(let condition, let returning):
      let (key, rest) = try table.singleKey(in: condition)
      let request = statement.deletion(
        of: key, condition: rest.map { .absent(table, or: $0) }, returning: returning)
      return try deleteItem(request, &consumption).attributes
    case .select, .check: return nil
    }
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
      guard let value = found.key[attribute.name], attribute.accepts(value) else {
        throw .invalid(Sentence.statementKeyType(attribute.name))
      }
    }
    return (found.key, Condition.joining(found.rest))
  }

  /// Refuses an item to be inserted without its key.
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

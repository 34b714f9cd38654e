import DynamockExpressions
import DynamockModel
import DynamockPartiQL
import DynamockValidation

/// A writing statement, as a request of the corresponding operation.
enum StatementWrite {
  case put(PutItemRequest)
  case update(UpdateItemRequest)
  case delete(DeleteItemRequest)
}

extension ReadSession {
  /// Returns the write of a statement.
  ///
  /// - Throws: faults that can be detected without reading the item.
  func write(of statement: StatementRequest) throws(EngineFault) -> StatementWrite {
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
    case .select, .check: throw .statement(.needsKey)
    }
  }
}

extension WriteSession {
  /// Executes the write of a statement and accumulates the consumed capacity; nothing is written if
  /// this throws.
  ///
  /// - Returns: the item that RETURNING specifies, or `nil` if there is none.
  mutating func carryOut(
    _ write: StatementWrite, _ consumption: inout Consumption
  ) throws(EngineFault) -> ItemImage? {
    do throws(EngineFault) {
      switch write {
      case .put(let request):
        try reading.refuseNesting(of: request)
        return try putItem(SinglePut(request), nil, &consumption).attributes
      case .update(let request): return try updateItem(request, nil, &consumption).attributes
      case .delete(let request): return try deleteItem(request, nil, &consumption).attributes
      }
    } catch {
      guard case .conditionFailed(let item, let exists) = error else { throw error }
      if case .put = write { throw .statement(.duplicateItem(nil)) }
      throw .conditionFailed(item: item?.inOrder(of: .statementFailure), exists: exists)
    }
  }
}

extension ReadSession {
  /// Rejects an item that a parameter nests too deeply; an existing item is reported as a duplicate
  /// first ([dynoxide-captures] `depth`, us-east-1, 2026-10).
  fileprivate func refuseNesting(of request: PutItemRequest) throws(EngineFault) {
    guard request.item.unchecked?.nestingDepth ?? 0 >= Limits.nestingDepth else { return }
    let table = try activeTable(request.table)
    let key = try table.primaryKey(ofItem: request.item)
    guard try image(for: key.rowKey, in: table.keyspace) == nil else {
      throw .conditionFailed(item: nil, exists: true)
    }
    throw .item(.nestedTooDeep)
  }
}

extension Table {
  /// The partition key's name.
  var partitionKey: String { key.partition.first?.name ?? "" }

  /// Returns the key in a write's condition, and the other conditions.
  fileprivate func singleKey(
    in condition: Condition?
  ) throws(EngineFault) -> (key: Item, rest: Condition?) {
    let found = StatementKey(of: key, in: condition)
    guard found.isComplete(for: key) else { throw .statement(.needsKey) }
    if let name = found.conflict { throw .statement(.severalKeyValues(name)) }
    for attribute in key.attributes {
      if let value = found.key[attribute.name] { try attribute.checkType(of: value) }
    }
    return (found.key, Condition.joining(found.rest))
  }

  /// Rejects an item in which a key attribute is missing or has another type.
  fileprivate func requireKey(in item: Item) throws(EngineFault) {
    for attribute in key.attributes {
      guard let value = item[attribute.name] else {
        throw .statement(.keyMissing(attribute.name))
      }
      guard attribute.accepts(value) else {
        throw .statement(.keyType(attribute.name))
      }
    }
  }
}

extension Condition {
  /// Returns a condition that requires an existing item and the other conditions, since an UPDATE
  /// creates no items.
  static func existing(_ table: Table, _ rest: Condition?) -> Condition {
    let exists = Condition.attributeExists(DocumentPath(table.partitionKey))
    return rest.map { .all([exists, $0]) } ?? exists
  }

  /// Returns a condition that requires a missing item or the other conditions, since a DELETE of a
  /// missing item does nothing ([parity-suite] `executeStatement`, 2026-07).
  static func absent(_ table: Table, or rest: Condition) -> Condition {
    .any([.attributeNotExists(DocumentPath(table.partitionKey)), rest])
  }
}

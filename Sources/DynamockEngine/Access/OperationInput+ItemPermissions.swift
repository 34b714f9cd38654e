import DynamockExpressions
import DynamockModel
import DynamockValidation

extension OperationInput {
  /// The permissions of an operation on items.
  func itemPermissions(isLoose: Bool) -> [Permission] {
    switch self {
    case .getItem(let input):
      return on(input.tableName) { AccessFacts(input, isLoose: isLoose) }
    case .putItem(let input):
      return on(input.tableName) { AccessFacts(input, isLoose: isLoose) }
    case .updateItem(let input):
      return on(input.tableName) { AccessFacts(input, isLoose: isLoose) }
    case .deleteItem(let input):
      return on(input.tableName) { AccessFacts(input, isLoose: isLoose) }
    case .query(let input):
      return on(input.tableName, input.indexName) { AccessFacts(input, isLoose: isLoose) }
    case .scan(let input): return on(input.tableName, input.indexName) { AccessFacts(input) }
    case .searchVectors(let input):
      return on(input.tableName, input.indexName) { AccessFacts(input) }
    case .batchGetItem(let input):
      return (input.requestItems?.entries ?? []).flatMap { table in
        on(table.name) { AccessFacts(input, table: table.name, isLoose: isLoose) }
      }
    case .batchWriteItem(let input):
      return (input.requestItems?.entries ?? []).flatMap { table in
        on(table.name) { AccessFacts(table.value, input.returnConsumedCapacity) }
      }
    case .transactGetItems(let input): return input.permissions
    case .transactWriteItems(let input): return input.permissions
    default: return []
    }
  }

  private func on(
    _ table: String?, _ index: String? = nil, facts: @escaping () -> AccessFacts
  ) -> [Permission] {
    guard let table else { return [] }
    return [Permission(operation.rawValue, on: .table(table, index: index), facts: facts)]
  }
}

extension TransactGetItemsInput {
  /// A permission for each item.
  fileprivate var permissions: [Permission] {
    (transactItems ?? []).enumerated().compactMap { place, item in
      guard let get = item.get, let table = get.tableName else { return nil }
      return Permission("GetItem", on: .table(table)) {
        AccessFacts(self, at: place)
      }
    }
  }
}

extension TransactWriteItemsInput {
  /// A permission for each action.
  fileprivate var permissions: [Permission] {
    (transactItems ?? []).enumerated().flatMap { place, item in
      let actions = [
        ("PutItem", item.put?.tableName), ("UpdateItem", item.update?.tableName),
        ("DeleteItem", item.delete?.tableName),
        ("ConditionCheckItem", item.conditionCheck?.tableName),
      ]
      return actions.compactMap { action, table in
        table.map { table in
          Permission(action, on: .table(table)) { AccessFacts(self, at: place) }
        }
      }
    }
  }
}

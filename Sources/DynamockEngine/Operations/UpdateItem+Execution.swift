import DynamockExpressions
import DynamockModel
import DynamockValidation

extension Database {
  /// Changes the item under a key, or makes one.
  package func updateItem(
    _ request: UpdateItemRequest,
    completion: @escaping @Sendable (Result<UpdateItemOutput, DynamoDBError>) -> Void
  ) {
    write(completion) { [transactions] session throws(DynamoDBError) in
      let table = try session.reading.activeTable(request.table)
      let key = try table.primaryKey(ofLookup: request.key)
      try transactions.refuse(key, in: table)
      try table.refuseKeyUpdates(request.update)
      var old = try session.reading.image(for: key.rowKey, in: table.keyspace).map(StoredItem.init)
      let new = try table.updated(&old, by: request, at: session.now)
      var change = ItemChange(table: table, key: key, old: old, new: new)
      var consumption = Consumption(tableName: request.table.asSent)
      try session.apply(&change, to: &consumption)
      return UpdateItemOutput(
        attributes: try request.returned(old: &change.old, new: &change.new),
        consumedCapacity: consumption.report(request.report.capacity),
        itemCollectionMetrics: try session.metrics(request.report, of: key, in: table))
    }
  }
}

extension UpdateItemRequest {
  /// What ReturnValues asks to see; nil where nothing is there to see.
  fileprivate func returned(
    old: inout StoredItem?, new: inout StoredItem?
  ) throws(DynamoDBError) -> ItemImage? {
    switch returnValues {
    case .allOld: return old?.image
    case .allNew: return new?.image
    case .updatedOld: return try touched(of: &old)
    case .updatedNew: return try touched(of: &new)
    case .nothing, .unrecognized: return nil
    }
  }

  private func touched(of version: inout StoredItem?) throws(DynamoDBError) -> ItemImage? {
    guard let update, let item = try version?.item() else { return nil }
    let attributes = update.updatedAttributes(of: item)
    return attributes.isEmpty ? nil : ItemImage(attributes)
  }
}

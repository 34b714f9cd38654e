import DynamockModel
import DynamockValidation

extension Database {
  /// Removes the item under a key; a missing one is no error.
  package func deleteItem(
    _ request: DeleteItemRequest,
    completion: @escaping @Sendable (Result<DeleteItemOutput, DynamoDBError>) -> Void
  ) {
    write(completion) { [transactions] session throws(DynamoDBError) in
      let table = try session.reading.activeTable(request.table)
      let key = try table.primaryKey(ofLookup: request.key)
      try transactions.refuse(key, in: table)
      var old = try session.reading.image(for: key.rowKey, in: table.keyspace).map(StoredItem.init)
      try request.condition?.require(of: &old, returnsItem: request.returnsItemOnFailure)
      var change = ItemChange(table: table, key: key, old: old, new: nil)
      var consumption = Consumption(tableName: request.table.asSent)
      try session.apply(&change, to: &consumption)
      return DeleteItemOutput(
        attributes: request.returnsOld ? old?.image : nil,
        consumedCapacity: consumption.report(request.report.capacity),
        itemCollectionMetrics: try session.metrics(request.report, of: key, in: table))
    }
  }
}

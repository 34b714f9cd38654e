import DynamockModel
import DynamockValidation

extension Database {
  /// Stores an item, replacing the one under its key.
  package func putItem(
    _ request: PutItemRequest,
    completion: @escaping @Sendable (Result<PutItemOutput, DynamoDBError>) -> Void
  ) {
    write(completion) { [transactions] session throws(DynamoDBError) in
      let table = try session.reading.activeTable(request.table)
      let key = try table.primaryKey(ofItem: request.item)
      try transactions.refuse(key, in: table)
      let new = try table.checkedForPut(request.item, at: session.now)
      var old = try session.reading.image(for: key.rowKey, in: table.keyspace).map(StoredItem.init)
      try request.condition?.require(of: &old, returnsItem: request.returnsItemOnFailure)
      var change = ItemChange(table: table, key: key, old: old, new: new)
      var consumption = Consumption(tableName: request.table.asSent)
      try session.apply(&change, to: &consumption)
      return PutItemOutput(
        attributes: request.returnsOld ? old?.image : nil,
        consumedCapacity: consumption.report(request.report.capacity),
        itemCollectionMetrics: try session.metrics(request.report, of: key, in: table))
    }
  }
}

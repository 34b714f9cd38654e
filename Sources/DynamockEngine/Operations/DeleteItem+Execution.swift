import DynamockExpressions
import DynamockModel
import DynamockStatistics
import DynamockValidation

extension Database {
  /// Removes the item under a key; a missing one is no error.
  package func deleteItem(
    _ request: DeleteItemRequest, meter: CallMeter? = nil,
    completion: @escaping @Sendable (Result<DeleteItemOutput, DynamoDBError>) -> Void
  ) {
    write(completion, meter) { session throws(DynamoDBError) in
      var consumption = Consumption(tableName: request.table.asSent)
      return try session.deleteItem(request, &consumption)
    }
  }
}

extension WriteSession {
  /// Removes an item and adds up what that consumes; nothing is written when this throws.
  mutating func deleteItem(
    _ request: DeleteItemRequest, _ consumption: inout Consumption
  ) throws(DynamoDBError) -> DeleteItemOutput {
    let table = try reading.activeTable(request.table)
    let key = try table.primaryKey(ofLookup: request.key)
    try refuseConflict(at: key, in: table)
    try table.refusePathsIntoKeys(request.condition?.paths, at: now)
    if throttling != nil { try admitWrite(at: key, in: table) }
    var old = try reading.image(for: key.rowKey, in: table.keyspace).map(StoredItem.init)
    do throws(DynamoDBError) {
      try request.condition?.require(of: &old, returnsItem: request.returnsItemOnFailure)
    } catch {
      charge(error, for: old, at: key, in: table)
      throw error
    }
    var change = ItemChange(table: table, key: key, old: old, new: nil)
    if throttling != nil { try admitIndexes(of: &change) }
    try apply(&change, to: &consumption)
    return DeleteItemOutput(
      attributes: request.returnsOld ? old?.image : nil,
      consumedCapacity: consumption.report(request.report.capacity),
      itemCollectionMetrics: try metrics(request.report, of: key, in: table))
  }
}

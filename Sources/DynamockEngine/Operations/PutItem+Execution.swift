import DynamockExpressions
import DynamockModel
import DynamockStatistics
import DynamockValidation

extension Database {
  /// Stores an item, replacing the one under its key.
  package func putItem(
    _ request: PutItemRequest, meter: CallMeter? = nil,
    completion: @escaping @Sendable (Result<PutItemOutput, DynamoDBError>) -> Void
  ) {
    let put = ReadyPut(request.item)
    write(completion, meter) { session throws(DynamoDBError) in
      var consumption = Consumption(tableName: request.table.asSent)
      return try session.putItem(request, put, &consumption)
    }
  }
}

extension WriteSession {
  /// Stores an item and adds up what that consumes; nothing is written when this throws.
  mutating func putItem(
    _ request: PutItemRequest, _ put: ReadyPut, _ consumption: inout Consumption
  ) throws(DynamoDBError) -> PutItemOutput {
    let table = try reading.activeTable(request.table)
    let key = try table.primaryKey(ofItem: request.item)
    try refuseConflict(at: key, in: table)
    let new = try table.checkedForPut(put, at: now)
    try table.refusePathsIntoKeys(request.condition?.paths, at: now)
    if throttling != nil { try admitWrite(at: key, in: table) }
    var old = try reading.image(for: key.rowKey, in: table.keyspace).map(StoredItem.init)
    do throws(DynamoDBError) {
      try request.condition?.require(of: &old, returnsItem: request.returnsItemOnFailure)
    } catch {
      charge(error, for: old, at: key, in: table)
      throw error
    }
    var change = ItemChange(table: table, key: key, old: old, new: new)
    if throttling != nil { try admitIndexes(of: &change) }
    try apply(&change, to: &consumption)
    return PutItemOutput(
      attributes: request.returnsOld ? old?.image : nil,
      consumedCapacity: consumption.report(request.report.capacity),
      itemCollectionMetrics: try metrics(request.report, of: key, in: table))
  }
}

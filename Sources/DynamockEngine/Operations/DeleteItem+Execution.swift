import DynamockExpressions
package import DynamockModel
package import DynamockStatistics
package import DynamockValidation

extension Database {
  /// Removes the item with a key, if it exists.
  package func deleteItem(
    _ request: DeleteItemRequest, meter: UseMeter? = nil,
    completion: @escaping @Sendable (Result<DeleteItemOutput, DynamoDBError>) -> Void
  ) {
    write(completion, meter) { session throws(EngineFault) in
      var consumption = Consumption(tableName: request.table.asSent)
      return try session.deleteItem(request, &consumption)
    }
  }
}

extension WriteSession {
  /// Removes an item and accumulates the consumed capacity; nothing is written if this throws.
  mutating func deleteItem(
    _ request: DeleteItemRequest, _ consumption: inout Consumption
  ) throws(EngineFault) -> DeleteItemOutput {
    let table = try reading.activeTable(request.table)
    let key = try table.primaryKey(ofLookup: request.key)
    try refuseConflict(at: key, in: table)
    try table.refusePathsIntoKeys(request.condition?.paths, at: now)
    let change = try write(at: key, in: table, &consumption) { old throws(EngineFault) in
      try request.condition?.require(of: old, returnsItem: request.returnsItemOnFailure)
      return nil
    }
    return DeleteItemOutput(
      attributes: request.returnsOld ? change.old?.image : nil,
      consumedCapacity: consumption.report(request.report.capacity),
      itemCollectionMetrics: try metrics(request.report, of: key, in: table))
  }
}

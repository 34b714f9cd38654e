import DynamockExpressions
package import DynamockModel
package import DynamockStatistics
package import DynamockValidation

extension Database {
  /// Stores an item, replacing any item with the same key.
  package func putItem(
    _ request: PutItemRequest, meter: UseMeter? = nil,
    completion: @escaping @Sendable (Result<PutItemOutput, DynamoDBError>) -> Void
  ) {
    let put = ReadyPut(request.item)
    write(completion, meter) { session throws(EngineFault) in
      var consumption = Consumption(tableName: request.table.asSent)
      return try session.putItem(request, put, &consumption)
    }
  }
}

extension WriteSession {
  /// Stores an item and accumulates the consumed capacity; nothing is written if this throws.
  mutating func putItem(
    _ request: PutItemRequest, _ put: ReadyPut, _ consumption: inout Consumption
  ) throws(EngineFault) -> PutItemOutput {
    let table = try reading.activeTable(request.table)
    let key = try table.primaryKey(ofItem: request.item)
    try refuseConflict(at: key, in: table)
    let new = try table.checkedForPut(put, at: now)
    try table.refusePathsIntoKeys(request.condition?.paths, at: now)
    let change = try write(at: key, in: table, &consumption) { old throws(EngineFault) in
      try request.condition?.require(of: old, returnsItem: request.returnsItemOnFailure)
      return new
    }
    return PutItemOutput(
      attributes: request.returnsOld ? change.old?.image : nil,
      consumedCapacity: consumption.report(request.report.capacity),
      itemCollectionMetrics: try metrics(request.report, of: key, in: table))
  }
}

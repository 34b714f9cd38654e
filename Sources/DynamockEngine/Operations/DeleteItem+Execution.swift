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
    let draft: WriteDraft?
    do throws(DynamoDBError) { draft = try self.draft(request) } catch {
      return completion(.failure(error))
    }
    write(completion, meter) { session throws(EngineFault) in
      var consumption = Consumption(tableName: request.table.asSent)
      return try session.deleteItem(request, draft, &consumption)
    }
  }
}

extension WriteSession {
  /// Removes an item and accumulates the consumed capacity; nothing is written if this throws.
  mutating func deleteItem(
    _ request: DeleteItemRequest, _ draft: WriteDraft?, _ consumption: inout Consumption
  ) throws(EngineFault) -> DeleteItemOutput {
    let change = try write(request, draft, &consumption)
    return DeleteItemOutput(
      attributes: request.returnsOld ? change.old?.image : nil,
      consumedCapacity: consumption.report(request.report.capacity),
      itemCollectionMetrics: try metrics(request.report, of: change.key, in: change.table))
  }
}

extension DeleteItemRequest: DraftableWrite {
  var dependsOnItem: Bool { condition != nil }

  func key(in table: Table) throws(EngineFault) -> PrimaryKey {
    try table.primaryKey(ofLookup: key)
  }

  func check(against table: Table, at now: Timestamp) throws(EngineFault) {
    try table.refusePathsIntoKeys(of: condition, at: now)
  }

  func version(
    in _: Table, replacing old: inout StoredItem?, at _: Timestamp
  ) throws(EngineFault) -> StoredItem? {
    try condition?.require(of: old, returnsItem: returnsItemOnFailure)
    return nil
  }
}

import DynamockExpressions
package import DynamockModel
package import DynamockStatistics
package import DynamockValidation

extension Database {
  /// Updates the item with a key, or creates one.
  package func updateItem(
    _ request: UpdateItemRequest, meter: UseMeter? = nil,
    completion: @escaping @Sendable (Result<UpdateItemOutput, DynamoDBError>) -> Void
  ) {
    write(completion, meter) { session throws(EngineFault) in
      var consumption = Consumption(tableName: request.table.asSent)
      return try session.updateItem(request, &consumption)
    }
  }
}

extension WriteSession {
  /// Updates an item and accumulates the consumed capacity; nothing is written if this throws.
  mutating func updateItem(
    _ request: UpdateItemRequest, _ consumption: inout Consumption
  ) throws(EngineFault) -> UpdateItemOutput {
    let table = try reading.activeTable(request.table)
    let key = try table.primaryKey(ofLookup: request.key)
    try refuseConflict(at: key, in: table)
    try table.refuseSize(of: request)
    try table.refuseKeyUpdates(request.update, at: now)
    try table.refusePathsIntoKeys(request.condition?.paths, at: now)
    let now = now
    var change = try write(at: key, in: table, &consumption) { old throws(EngineFault) in
      try table.updated(&old, by: request, at: now)
    }
    return UpdateItemOutput(
      attributes: try request.returned(old: &change.old, new: &change.new),
      consumedCapacity: consumption.report(request.report.capacity),
      itemCollectionMetrics: try metrics(request.report, of: key, in: table))
  }
}

extension UpdateItemRequest {
  /// Returns the attributes that ReturnValues specifies, or `nil` if there are none.
  fileprivate func returned(
    old: inout StoredItem?, new: inout StoredItem?
  ) throws(EngineFault) -> ItemImage? {
    switch returnValues {
    case .allOld: return old?.image
    case .allNew: return new?.image
    case .updatedOld: return try touched(of: &old)
    case .updatedNew: return try touched(of: &new)
    case .nothing, .unrecognized: return nil
    }
  }

  private func touched(of version: inout StoredItem?) throws(EngineFault) -> ItemImage? {
    guard let update, let item = try version?.item() else { return nil }
    let attributes = update.updatedAttributes(of: item)
    return attributes.isEmpty ? nil : ItemImage(attributes)
  }
}

import DynamockExpressions
import DynamockModel
import DynamockStatistics
import DynamockValidation

extension Database {
  /// Changes the item under a key, or makes one.
  package func updateItem(
    _ request: UpdateItemRequest, meter: CallMeter? = nil,
    completion: @escaping @Sendable (Result<UpdateItemOutput, DynamoDBError>) -> Void
  ) {
    write(completion, meter) { session throws(DynamoDBError) in
      var consumption = Consumption(tableName: request.table.asSent)
      return try session.updateItem(request, &consumption)
    }
  }
}

extension WriteSession {
  /// Changes an item and adds up what that consumes; nothing is written when this throws.
  mutating func updateItem(
    _ request: UpdateItemRequest, _ consumption: inout Consumption
  ) throws(DynamoDBError) -> UpdateItemOutput {
    let table = try reading.activeTable(request.table)
    let key = try table.primaryKey(ofLookup: request.key)
    try refuseConflict(at: key, in: table)
    try table.refuseSize(of: request)
    try table.refuseKeyUpdates(request.update, at: now)
    try table.refusePathsIntoKeys(request.condition?.paths, at: now)
    if throttling != nil { try admitWrite(at: key, in: table) }
    var old = try reading.image(for: key.rowKey, in: table.keyspace).map(StoredItem.init)
    let new: StoredItem?
    do throws(DynamoDBError) {
      new = try table.updated(&old, by: request, at: now)
    } catch {
      charge(error, for: old, at: key, in: table)
      throw error
    }
    var change = ItemChange(table: table, key: key, old: old, new: new)
    if throttling != nil { try admitIndexes(of: &change) }
    try apply(&change, to: &consumption)
    return UpdateItemOutput(
      attributes: try request.returned(old: &change.old, new: &change.new),
      consumedCapacity: consumption.report(request.report.capacity),
      itemCollectionMetrics: try metrics(request.report, of: key, in: table))
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

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
    let draft: WriteDraft?
    do throws(DynamoDBError) { draft = try self.draft(request) } catch {
      return completion(.failure(error))
    }
    write(completion, meter) { session throws(EngineFault) in
      var consumption = Consumption(tableName: request.table.asSent)
      return try session.updateItem(request, draft, &consumption)
    }
  }
}

extension WriteSession {
  /// Updates an item and accumulates the consumed capacity; nothing is written if this throws.
  mutating func updateItem(
    _ request: UpdateItemRequest, _ draft: WriteDraft?, _ consumption: inout Consumption
  ) throws(EngineFault) -> UpdateItemOutput {
    let change = try write(request, draft, &consumption)
    return UpdateItemOutput(
      attributes: try request.returned(old: change.old, new: change.new),
      consumedCapacity: consumption.report(request.report.capacity),
      itemCollectionMetrics: try metrics(request.report, of: change.key, in: change.table))
  }
}

extension UpdateItemRequest: DraftableWrite {
  var dependsOnItem: Bool { true }

  func key(in table: Table) throws(EngineFault) -> PrimaryKey {
    try table.primaryKey(ofLookup: key)
  }

  func check(against table: Table, at now: Timestamp) throws(EngineFault) {
    try table.refuseSize(of: self)
    try table.refuseKeyUpdates(update, at: now)
    try table.refusePathsIntoKeys(of: condition, at: now)
  }

  func version(
    in table: Table, replacing old: inout StoredItem?, at now: Timestamp
  ) throws(EngineFault) -> StoredItem? {
    try table.updated(&old, by: self, at: now)
  }
}

extension UpdateItemRequest {
  /// Returns the attributes that ReturnValues specifies, or `nil` if there are none.
  fileprivate func returned(
    old: StoredItem?, new: StoredItem?
  ) throws(EngineFault) -> ItemImage? {
    switch returnValues {
    case .allOld: return old?.image
    case .allNew: return new?.image
    case .updatedOld: return try touched(of: old)
    case .updatedNew: return try touched(of: new)
    case .nothing, .unrecognized: return nil
    }
  }

  private func touched(of version: StoredItem?) throws(EngineFault) -> ItemImage? {
    guard let update, let version else { return nil }
    guard let item = version.image.decoded(keeping: update.rootAttributes) else {
      throw .damagedItem
    }
    let attributes = update.updatedAttributes(of: item)
    return attributes.isEmpty ? nil : ItemImage(attributes)
  }
}

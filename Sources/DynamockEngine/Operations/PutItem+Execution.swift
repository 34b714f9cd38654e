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
    let put = SinglePut(request)
    let draft: WriteDraft?
    do throws(DynamoDBError) { draft = try self.draft(put) } catch {
      return completion(.failure(error))
    }
    write(completion, meter) { session throws(EngineFault) in
      var consumption = Consumption(tableName: put.table.asSent)
      return try session.putItem(put, draft, &consumption)
    }
  }
}

extension WriteSession {
  /// Stores an item and accumulates the consumed capacity; nothing is written if this throws.
  mutating func putItem(
    _ put: SinglePut, _ draft: WriteDraft?, _ consumption: inout Consumption
  ) throws(EngineFault) -> PutItemOutput {
    let change = try write(put, draft, &consumption)
    let report = put.request.report
    return PutItemOutput(
      attributes: put.request.returnsOld ? change.old?.image : nil,
      consumedCapacity: consumption.report(report.capacity),
      itemCollectionMetrics: try metrics(report, of: change.key, in: change.table))
  }
}

/// A PutItem with the bytes of its item: an object, since it is passed on several times.
final class SinglePut: DraftableWrite {
  let request: PutItemRequest
  private let put: ReadyPut

  convenience init(_ request: PutItemRequest) { self.init(request, ReadyPut(request.item)) }

  private init(_ request: PutItemRequest, _ put: ReadyPut) {
    self.request = request
    self.put = put
  }

  func prepared(for table: Table) -> SinglePut {
    put.needsAttributes(of: table) ? SinglePut(request, put.prepared(for: table)) : self
  }

  var table: TableReference { request.table }
  var dependsOnItem: Bool { request.condition != nil }

  func key(in table: Table) throws(EngineFault) -> PrimaryKey {
    try table.primaryKey(ofItem: put.item)
  }

  func check(against table: Table, at now: Timestamp) throws(EngineFault) {
    try table.check(put, at: now)
    try table.refusePathsIntoKeys(of: request.condition, at: now)
  }

  func version(
    in _: Table, replacing old: inout StoredItem?, at _: Timestamp
  ) throws(EngineFault) -> StoredItem? {
    try request.condition?.require(of: old, returnsItem: request.returnsItemOnFailure)
    return put.stored
  }
}

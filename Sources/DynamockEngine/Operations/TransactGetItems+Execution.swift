import DynamockExpressions
package import DynamockModel
package import DynamockStatistics
package import DynamockValidation

extension Database {
  /// Reads up to 100 items of several tables as of a single point in time.
  package func transactGetItems(
    _ request: TransactGetItemsRequest, meter: UseMeter? = nil
  ) throws(DynamoDBError) -> TransactGetItemsOutput {
    try read(meter) { session throws(EngineFault) in
      let keys = try session.keys(of: request)
      try session.admitTransaction(.read, on: keys)
      var consumptions = TransactionConsumption()
      var responses: [ItemResponse] = []
      let images = try session.transactedImages(at: keys)
      for (position, (get, (table, key))) in zip(request.gets, keys).enumerated() {
        let image = images[position]
        var consumption = Consumption(tableName: get.table.asSent)
        session.charge(image, at: key, in: table, .transactional, to: &consumption)
        consumptions.add(consumption)
        let shown = try image?.projected(by: get.projection)
        responses.append(ItemResponse(item: shown?.inOrder(of: .transactionRead)))
      }
      return TransactGetItemsOutput(
        consumedCapacity: consumptions.report(request.capacity, as: .read), responses: responses)
    }
  }
}

extension ReadSession {
  /// Returns the tables and keys of all reads; no item may occur twice.
  fileprivate func keys(
    of request: TransactGetItemsRequest
  ) throws(EngineFault) -> [(Table, PrimaryKey)] {
    var keys: [(Table, PrimaryKey)] = []
    for (position, get) in request.gets.enumerated() {
      let table = try activeTable(get.table)
      do throws(EngineFault) {
        try table.refusePathsIntoKeys(get.projection?.paths, at: now)
        keys.append((table, try table.primaryKey(ofLookup: get.key)))
      } catch {
        guard !error.concernsWholeRequest else { throw error }
        throw .cancelled(by: error, at: position, of: request.gets.count)
      }
    }
    var seen: Set<ItemAddress> = []
    for (table, key) in keys {
      let address = ItemAddress(keyspace: table.keyspace, rowKey: key.rowKey)
      guard seen.insert(address).inserted else {
        throw .transaction(.duplicateItem)
      }
    }
    return keys
  }
}

import DynamockExpressions
package import DynamockModel
package import DynamockStatistics
package import DynamockValidation

extension Database {
  /// Reads an item; without a projection the response contains the stored JSON.
  package func getItem(_ request: GetItemRequest, meter: UseMeter? = nil) throws(DynamoDBError)
    -> GetItemOutput
  {
    try read(meter) { session throws(EngineFault) in
      let table = try session.activeTable(request.table)
      try table.refusePathsIntoKeys(request.projection?.paths, at: session.now)
      let key = try table.primaryKey(ofLookup: request.key)
      let image = try session.admittedImage(
        at: key, in: table)
      var consumption = Consumption(tableName: request.table.asSent)
      session.charge(
        image, at: key, in: table, ReadRate(consistent: request.isConsistent), to: &consumption)
      return GetItemOutput(
        item: try image?.projected(by: request.projection),
        consumedCapacity: consumption.report(request.capacity))
    }
  }
}

extension ItemImage {
  /// Returns the part of the item that a projection includes, or all of it without a projection.
  func projected(by projection: Projection?) throws(EngineFault) -> ItemImage {
    guard let projection else { return self }
    guard projection.paths.allSatisfy(\.steps.isEmpty) else {
      return ItemImage(projection.project(try item()))
    }
    return try keepingStored(projection.rootAttributes)
  }
}

import DynamockModel
import DynamockValidation

extension TableDefinition {
  /// Refuses units beyond what an account may give one table (ack DDB-TABLE-170 and 171); the sum of
  /// all tables is not counted.
  func checkQuotas(of request: UpdateTableRequest) throws(DynamoDBError) {
    let quota = UnitQuota(region: region)
    try quota.check(request.provisionedThroughput, index: nil)
    try quota.check(request.onDemandThroughput, index: nil)
    try quota.check(request.warmThroughput, index: nil)
    for update in request.globalSecondaryIndexUpdates {
      let name = update.update?.indexName ?? update.create?.indexName
      try quota.check(
        update.update?.provisionedThroughput ?? update.create?.provisionedThroughput, index: name)
      try quota.check(
        update.update?.onDemandThroughput ?? update.create?.onDemandThroughput, index: name)
      try quota.check(update.update?.warmThroughput ?? update.create?.warmThroughput, index: name)
    }
  }

  /// The same for a new table.
  static func checkQuotas(
    of request: CreateTableRequest, in region: String
  ) throws(DynamoDBError) {
    let quota = UnitQuota(region: region)
    try quota.check(request.provisionedThroughput, index: nil)
    try quota.check(request.onDemandThroughput, index: nil)
    try quota.check(request.warmThroughput, index: nil)
    for index in request.globalSecondaryIndexes {
      try quota.check(index.provisionedThroughput, index: index.indexName)
      try quota.check(index.onDemandThroughput, index: index.indexName)
      try quota.check(index.warmThroughput, index: index.indexName)
    }
  }
}

/// The account's bound for one table or index in a region.
private struct UnitQuota {
  let region: String

  func check(_ units: ProvisionedThroughput?, index: String?) throws(DynamoDBError) {
    for (value, unit) in [
      (units?.readCapacityUnits, "ReadCapacityUnits"),
      (units?.writeCapacityUnits, "WriteCapacityUnits"),
    ] {
      guard let value, value > Limits.tableCapacityUnits else { continue }
      throw DynamoDBError(
        .limitExceeded,
        "The requested \(unit)" + (index.map { " for index \($0)" } ?? "")
          + ", \(value), is above the per \(index == nil ? "table" : "index") maximum for the "
          + "account in \(region). Per table maximum: \(Limits.tableCapacityUnits). Refer to the "
          + "Amazon DynamoDB Developer Guide for current limits and how to request higher limits.")
    }
  }

  func check(_ limits: OnDemandThroughput?, index: String?) throws(DynamoDBError) {
    let resource = index.map { "index : \($0)" } ?? "table"
    let purpose = "for OnDemandThroughput"
    try check(limits?.maxReadRequestUnits, .read, "MaxReadRequestUnits \(purpose)", resource)
    try check(limits?.maxWriteRequestUnits, .write, "MaxWriteRequestUnits \(purpose)", resource)
  }

  func check(_ warm: WarmThroughput?, index: String?) throws(DynamoDBError) {
    let resource = index.map { "index \($0)" } ?? "table"
    let purpose = "for WarmThroughput"
    try check(warm?.readUnitsPerSecond, .read, "ReadUnitsPerSecond \(purpose)", resource)
    try check(warm?.writeUnitsPerSecond, .write, "WriteUnitsPerSecond \(purpose)", resource)
  }

  /// The name of the account's quota that a request went over.
  private enum Quota: String {
    case read = "TableMaxReadCapacityUnits"
    case write = "TableMaxWriteCapacityUnits"
  }

  private func check(
    _ value: Int?, _ quota: Quota, _ unit: String, _ resource: String
  ) throws(DynamoDBError) {
    guard let value, value > Limits.tableCapacityUnits else { return }
    throw DynamoDBError(
      .limitExceeded,
      "Subscriber limit exceeded: Requested \(unit) for \(resource) exceeds \(quota.rawValue) of "
        + "the account in region \(region)")
  }
}

import DynamockModel
import DynamockValidation

extension TableDefinition {
  /// Rejects units beyond the account's quota for a single table ([ack-quirks] DDB-TABLE-170 and
  /// 171); the sum over all tables is not checked.
  func checkQuotas(of request: UpdateTableRequest) throws(EngineFault) {
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

  /// Rejects units of a new table beyond the account's quota.
  static func checkQuotas(
    of request: CreateTableRequest, in region: String
  ) throws(EngineFault) {
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

extension TableDefinition {
  /// Rejects units of a restored table beyond the account's quota.
  static func checkQuotas(
    of overrides: RestoreOverrides, in region: String
  ) throws(EngineFault) {
    let quota = UnitQuota(region: region)
    try quota.check(overrides.throughput, index: nil)
    try quota.check(overrides.onDemandThroughput, index: nil)
    for index in overrides.globalIndexes ?? [] {
      try quota.check(index.provisionedThroughput, index: index.indexName)
      try quota.check(index.onDemandThroughput, index: index.indexName)
    }
  }
}

/// The account's quota for a table or index in a region.
private struct UnitQuota {
  let region: String

  func check(_ units: ProvisionedThroughput?, index: String?) throws(EngineFault) {
    try check(units?.readCapacityUnits, units?.writeCapacityUnits, .provisioned, index)
  }

  func check(_ limits: OnDemandThroughput?, index: String?) throws(EngineFault) {
    try check(limits?.maxReadRequestUnits, limits?.maxWriteRequestUnits, .onDemand, index)
  }

  func check(_ warm: WarmThroughput?, index: String?) throws(EngineFault) {
    try check(warm?.readUnitsPerSecond, warm?.writeUnitsPerSecond, .warm, index)
  }

  private func check(
    _ read: Int?, _ write: Int?, _ kind: TableDefinitionFault.Quota.Kind, _ index: String?
  ) throws(EngineFault) {
    for (value, unit) in [(read, TableDefinitionFault.Unit.read), (write, .write)] {
      guard let value, value > Limits.tableCapacityUnits else { continue }
      throw .table(
        .beyondQuota(
          .init(
            kind: kind, unit: unit, value: value, target: ThroughputTarget(index: index),
            region: region)))
    }
  }
}

import DynamockModel
import DynamockValidation

extension TableUpdate {
  /// Applies a change of the billing mode or of the table's throughput.
  mutating func applyBilling(_ request: UpdateTableRequest) throws(EngineFault) {
    let oldMode = definition.billing.mode
    let mode = request.billingMode ?? oldMode
    if mode == .payPerRequest {
      guard request.provisionedThroughput == nil else {
        throw .table(.throughputOnDemand)
      }
      if oldMode != .payPerRequest { switchToOnDemand() }
      if let limits = request.onDemandThroughput {
        // AWS responds with HTTP 500 and no message (captured twice in [stackd-captures],
        // us-east-1, 2026-09-18).
        if limits == OnDemandThroughput() { throw .table(.noLimits) }
        do throws(DynamoDBError) { try request.checkOnDemandLimits() } catch {
          throw .request(error)
        }
        definition.onDemandThroughput = limits.merged(into: definition.onDemandThroughput)
      }
      return
    }
    try request.onDemandThroughput?.refuseOnProvisioned(.table)
    if oldMode == .payPerRequest {
      try switchToProvisioned(request)
    } else if let throughput = request.provisionedThroughput {
      try definition.throughput.change(to: throughput, of: .table, at: time.timeOfDay)
    }
  }

  private mutating func switchToOnDemand() {
    definition.billing = .init(mode: .payPerRequest, lastOnDemandAt: time.timeOfDay)
    definition.throughput = .none
    for position in definition.globalIndexes.indices {
      definition.globalIndexes[position].throughput = .none
    }
  }

  private mutating func switchToProvisioned(_ request: UpdateTableRequest) throws(EngineFault) {
    guard let throughput = request.provisionedThroughput else {
      throw .table(.throughputMissing)
    }
    guard definition.searchIndexes.allSatisfy({ $0.lifecycle.isGone(at: now) }) else {
      throw .table(.vectorIndexesOnProvisioned)
    }
    definition.billing.mode = .provisioned
    definition.onDemandThroughput = nil
    definition.throughput = Throughput(throughput)
    var withoutUnits: [String] = []
    for position in definition.globalIndexes.indices {
      let index = definition.globalIndexes[position]
      let update = request.globalSecondaryIndexUpdates.compactMap(\.update)
        .first { $0.indexName == index.name }
      guard let units = update?.provisionedThroughput else {
        withoutUnits.append(index.name)
        continue
      }
      definition.globalIndexes[position].throughput = Throughput(units)
      definition.globalIndexes[position].onDemandThroughput = nil
    }
    guard withoutUnits.isEmpty else {
      throw .table(.indexThroughputMissing(withoutUnits))
    }
  }
}

import DynamockModel

/// Rules for the throughput of tables and indexes, depending on their billing mode ([ack-quirks]
/// DDB-TABLE-128, 2026-10-08).
enum ThroughputRules {
  /// The initial throughput of an on-demand table ([aws-warm-throughput]).
  static let initialReadUnits = 12_000
  static let initialWriteUnits = 4_000

  /// Rejects units that exceed DynamoDB's limits; the engine checks the account's quotas.
  static func checkBounds(
    _ throughput: ProvisionedThroughput?, index: String? = nil
  ) throws(TableFault) {
    for (value, unit) in [
      (throughput?.readCapacityUnits, TableFault.CapacityUnit.read),
      (throughput?.writeCapacityUnits, .write),
    ] {
      if let value, value > Limits.capacityUnitsBound {
        throw .outOfBounds(value, unit: unit, index: index)
      }
    }
  }

  /// Checks the throughput of a new table.
  static func checkTable(
    provisioned: ProvisionedThroughput?, onDemand: OnDemandThroughput?, warm: WarmThroughput?,
    isOnDemand: Bool
  ) throws(TableFault) {
    if isOnDemand, provisioned != nil { throw .provisionedThroughputForbidden }
    if !isOnDemand, provisioned == nil { throw .provisionedThroughputMissing }
    try checkBounds(provisioned)
    try check(onDemand, index: nil, isOnDemand: isOnDemand, mayClear: false)
    guard let warm else { return }
    if isOnDemand { return try checkInitial(warm, index: nil) }
    if let units = warm.readUnitsPerSecond, units < provisioned?.readCapacityUnits ?? 0 {
      throw .warmBelowProvisioned(unit: .read)
    }
    if let units = warm.writeUnitsPerSecond, units < provisioned?.writeCapacityUnits ?? 0 {
      throw .warmBelowProvisioned(unit: .write)
    }
  }

  /// Checks the throughput of a new index.
  static func checkIndex(
    _ name: String, provisioned: ProvisionedThroughput?, onDemand: OnDemandThroughput?,
    warm: WarmThroughput?, isOnDemand: Bool
  ) throws(TableFault) {
    if isOnDemand, provisioned != nil { throw .indexThroughputForbidden(index: name) }
    if !isOnDemand, provisioned == nil { throw .indexThroughputMissing(index: name) }
    try checkBounds(provisioned, index: name)
    try check(onDemand, index: name, isOnDemand: isOnDemand, mayClear: false)
    if isOnDemand, let warm { try checkInitial(warm, index: name) }
  }

  /// Checks on-demand limits, which only on-demand tables have: at least 1, or -1 in an update,
  /// which removes a limit.
  static func check(
    _ limits: OnDemandThroughput?, index: String?, isOnDemand: Bool, mayClear: Bool
  ) throws(TableFault) {
    for (value, unit) in [
      (limits?.maxReadRequestUnits, TableFault.OnDemandUnit.read),
      (limits?.maxWriteRequestUnits, .write),
    ] {
      guard let value else { continue }
      if !isOnDemand { throw .onDemandForbidden(unit: unit, index: index) }
      if value < 1, !(mayClear && value == -1) {
        throw .onDemandOutOfRange(unit: unit, index: index)
      }
    }
  }

  private static func checkInitial(_ warm: WarmThroughput, index: String?) throws(TableFault) {
    if let units = warm.readUnitsPerSecond, units < initialReadUnits {
      throw .warmBelowInitial(unit: .read, index: index)
    }
    if let units = warm.writeUnitsPerSecond, units < initialWriteUnits {
      throw .warmBelowInitial(unit: .write, index: index)
    }
  }
}

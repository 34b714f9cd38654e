import DynamockModel

/// Throughput of tables and indexes against their billing mode (§13; ack DDB-TABLE-128, 2026-10-08).
enum ThroughputRules {
  /// What an on-demand table can take from its first second on (AWS page "Warm throughput").
  static let initialReadUnits = 12_000
  static let initialWriteUnits = 4_000

  /// Neither unit is out of DynamoDB's bounds; the account's quotas are the engine's.
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

  /// The throughput of a new table.
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

  /// The throughput of a new index.
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

  /// On-demand limits: for on-demand tables only, from 1 on; -1 takes a limit away in an update.
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

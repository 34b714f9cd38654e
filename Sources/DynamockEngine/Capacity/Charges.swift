import DynamockModel
import DynamockStatistics
import DynamockValidation

// Units are computed once, for the report, statistics and throttling.

extension ReadSession {
  /// Charges the read of an item, whether or not it exists.
  func charge(
    _ image: ItemImage?, sized size: Int? = nil, at key: some LookupKey, in table: Table,
    _ rate: ReadRate,
    to consumption: inout Consumption
  ) {
    let units = CapacityUnits.read(size ?? image?.size ?? 0, rate)
    consumption.addTable(units)
    meter?.read(image, at: key, in: table, units: units)
    take(units, at: key, in: table)
  }
}

extension WriteSession {
  /// Charges an item for the second write of a transaction, or for its condition check
  /// ([aws-capacity-units], [dynoxide-captures]).
  func charge(_ change: ItemChange, to consumption: inout Consumption) {
    consumption.addTable(change.tableUnits)
    meter?.checked(change)
    takeTable(change)
  }

  /// Charges a write whose condition failed, by the existing item ([aws-conditional-writes]); other
  /// rejections cost nothing.
  func charge(
    _ fault: EngineFault, for old: StoredItem?, at key: PrimaryKey, in table: Table
  ) {
    guard case .conditionFailed = fault else { return }
    chargeRefusal(by: old?.size ?? 0, at: key, in: table)
  }

  /// Charges a rejected write by the size in bytes of the existing item, or 0 if there is none.
  private func chargeRefusal(by size: Int, at key: PrimaryKey, in table: Table) {
    meter?.refused(size, at: key, in: table)
    throttling?.take(
      CapacityUnits.write(size), .write, of: ReadSource(table: table, index: nil),
      at: key.rowKey, now: now)
  }

  /// Charges the consumption of a cancelled transaction.
  ///
  /// Every action was prepared and none committed ([aws-transactions]: each item is written twice,
  /// to prepare and to commit); each is charged by the existing item, like any failed condition. No
  /// response reports this, and no capture is known.
  func chargeCancellation(of actions: [TransactionAction]) throws(EngineFault) {
    guard meter != nil || throttling != nil else { return }
    for action in actions {
      let image = try reading.image(for: action.key.rowKey, in: action.table.keyspace)
      chargeRefusal(by: image?.size ?? 0, at: action.key, in: action.table)
    }
  }

  /// Charges a failed statement of a batch, whatever the failure: the larger of its item and the
  /// existing one, minus what was already charged, in the report, in statistics and for throttling.
  func chargeFailure(
    of statement: StatementRequest, _ fault: EngineFault, to consumption: inout BatchConsumption
  ) throws(EngineFault) {
    let (carried, existing, address) = try reading.sizes(of: statement)
    let units = CapacityUnits.write(max(carried, existing))
    consumption.addFailure(of: statement.table.asSent, units: units)
    let isCharged =
      switch fault {
      case .conditionFailed, .statement(.duplicateItem): true
      default: false
      }
    let rest = units - (isCharged ? CapacityUnits.write(existing) : 0)
    guard rest > 0, let table = try? reading.activeTable(statement.table) else { return }
    meter?.add(Touch(units: Units(write: rest)), to: table.source)
    throttling?.take(
      rest, .write, of: ReadSource(table: table, index: nil), at: address?.rowKey ?? [], now: now)
  }
}

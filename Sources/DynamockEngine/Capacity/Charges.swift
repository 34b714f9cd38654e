import DynamockModel
import DynamockStatistics
import DynamockValidation

// Units are reckoned once, for the report, statistics and throttling alike.

extension ReadSession {
  /// Charges the reading of one item, or the looking for it.
  func charge(
    _ image: ItemImage?, sized size: Int? = nil, at key: PrimaryKey, in table: Table,
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
  /// Charges an item for the second write of a transaction, or for being looked at by its condition
  /// (semantics §2, captured).
  func charge(_ change: ItemChange, to consumption: inout Consumption) {
    consumption.addTable(change.tableUnits)
    meter?.checked(change)
    takeTable(change)
  }

  /// Charges a write whose condition failed by the item that is there (developer guide, "Conditional
  /// writes"); other refusals cost nothing.
  func charge(
    _ error: DynamoDBError, for old: StoredItem?, at key: PrimaryKey, in table: Table
  ) {
    guard error.code == .conditionalCheckFailed else { return }
    chargeRefusal(by: old?.size ?? 0, at: key, in: table)
  }

  /// Charges a write that was refused on account of an item of a size in bytes, 0 where there is none.
  private func chargeRefusal(by size: Int, at key: PrimaryKey, in table: Table) {
    meter?.refused(size, at: key, in: table)
    throttling?.take(
      CapacityUnits.write(size), .write, of: ReadSource(table: table, index: nil),
      at: key.rowKey, now: now)
  }

  /// Charges what a cancelled transaction consumed.
  ///
  /// It prepared every action and committed none (developer guide, transactions: each item is written
  /// twice, to prepare and to commit), each by the item that is there, as with any failed condition. No
  /// answer reports it, and none was captured.
  func chargeCancellation(of actions: [TransactionAction]) throws(DynamoDBError) {
    guard meter != nil || throttling != nil else { return }
    for action in actions {
      let image = try reading.image(for: action.key.rowKey, in: action.table.keyspace)
      chargeRefusal(by: image?.size ?? 0, at: action.key, in: action.table)
    }
  }

  /// Charges a statement of a batch that failed, whatever it failed for: the larger of what it carries and
  /// what is there, in the report, in statistics and of the throughput, less what was charged already.
  func chargeFailure(
    of statement: StatementRequest, _ error: DynamoDBError, to consumption: inout BatchConsumption
  ) throws(DynamoDBError) {
    let (carried, existing, address) = try reading.sizes(of: statement)
    let units = CapacityUnits.write(max(carried, existing))
    consumption.addFailure(of: statement.table.asSent, units: units)
    let isCharged = error.code == .conditionalCheckFailed || error.code == .duplicateItem
    let rest = units - (isCharged ? CapacityUnits.write(existing) : 0)
    guard rest > 0, let table = try? reading.activeTable(statement.table) else { return }
    meter?.add(Touch(table.source, units: Units(write: rest)))
    throttling?.take(
      rest, .write, of: ReadSource(table: table, index: nil), at: address?.rowKey ?? [], now: now)
  }
}

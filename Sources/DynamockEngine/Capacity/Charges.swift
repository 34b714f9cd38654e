import DynamockModel
import DynamockStatistics
import DynamockValidation

// Units are reckoned once, for the report and for statistics alike.

extension ReadSession {
  /// Charges the reading of one item, or the looking for it.
  func charge(
    _ image: ItemImage?, at key: PrimaryKey, in table: Table, _ rate: ReadRate,
    to consumption: inout Consumption
  ) {
    let units = CapacityUnits.read(image?.size ?? 0, rate)
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

  /// Counts what a cancelled transaction consumed.
  ///
  /// It prepared every action and committed none (developer guide, transactions: each item is written
  /// twice, to prepare and to commit), each by the item that is there, as with any failed condition. No
  /// answer reports it, and none was captured.
  func chargeCancellation(of actions: [TransactionAction]) throws(DynamoDBError) {
    guard let meter else { return }
    for action in actions {
      let image = try reading.image(for: action.key.rowKey, in: action.table.keyspace)
      meter.refused(image?.size ?? 0, at: action.key, in: action.table)
    }
  }

  /// Charges a statement of a batch that failed: what the report has, less what was counted already.
  func chargeFailure(
    of statement: StatementRequest, _ error: DynamoDBError, to consumption: inout BatchConsumption
  ) throws(DynamoDBError) {
    let (carried, existing) = try reading.sizes(of: statement)
    let units = CapacityUnits.write(max(carried, existing))
    consumption.addFailure(of: statement.table.asSent, units: units)
    let isRefusal = error.code == .conditionalCheckFailed || error.code == .duplicateItem
    let rest = units - (isRefusal ? CapacityUnits.write(existing) : 0)
    guard let meter, rest > 0, let table = try? reading.activeTable(statement.table) else { return }
    meter.add(Touch(table: table.name, units: Units(write: rest)))
  }
}

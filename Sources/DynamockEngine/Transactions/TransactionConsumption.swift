import DynamockModel

/// The consumed capacity of a transaction, per table, in the order of first use.
///
/// Callers add the units of a table twice and those of its indexes once ([aws-capacity-units],
/// [dynoxide-captures]).
struct TransactionConsumption {
  private var consumptions: [Consumption] = []

  /// Whether reports include read or write units next to the sum.
  enum Side {
    case read
    case write
  }

  /// Adds the consumption of an action.
  mutating func add(_ consumption: Consumption) {
    if let position = consumptions.firstIndex(where: { $0.tableName == consumption.tableName }) {
      consumptions[position].add(consumption)
    } else {
      consumptions.append(consumption)
    }
  }

  /// Returns one report per table.
  func report(_ detail: ReturnConsumedCapacity, as side: Side) -> [ConsumedCapacity]? {
    consumptions.compactMap { $0.report(detail)?.split(as: side) }.nonEmpty
  }
}

extension Consumption {
  /// Adds the units of another consumption.
  mutating func add(_ other: Consumption) {
    addTable(other.tableUnits)
    for (index, units) in other.indexUnits { add(units, of: index) }
    for (index, bytes) in other.vectorBytes { add(bytes: bytes, of: index) }
  }
}

extension ConsumedCapacity {
  /// Returns the same report with read or write units next to each sum, as for transactions.
  fileprivate func split(as side: TransactionConsumption.Side) -> ConsumedCapacity {
    var report = self
    switch side {
    case .read: report.readCapacityUnits = capacityUnits
    case .write: report.writeCapacityUnits = capacityUnits
    }
    report.table = table?.split(as: side)
    report.localSecondaryIndexes = localSecondaryIndexes?.mapValues { $0.split(as: side) }
    report.globalSecondaryIndexes = globalSecondaryIndexes?.mapValues { $0.split(as: side) }
    return report
  }
}

extension Capacity {
  fileprivate func split(as side: TransactionConsumption.Side) -> Capacity {
    var capacity = self
    switch side {
    case .read: capacity.readCapacityUnits = capacityUnits
    case .write: capacity.writeCapacityUnits = capacityUnits
    }
    return capacity
  }
}

import DynamockModel

/// What a transaction consumed, table by table in the order of first mention.
///
/// Whoever adds to it charges the table's units twice, those of its indexes once (semantics §2,
/// captured).
struct TransactionConsumption {
  private var consumptions: [Consumption] = []

  /// Which of the two figures a report adds to the sum.
  enum Side {
    case read
    case write
  }

  /// Adds what one action consumed.
  mutating func add(_ consumption: Consumption) {
    if let position = consumptions.firstIndex(where: { $0.tableName == consumption.tableName }) {
      consumptions[position].add(consumption)
    } else {
      consumptions.append(consumption)
    }
  }

  /// A report a table.
  func report(_ detail: ReturnConsumedCapacity, as side: Side) -> [ConsumedCapacity]? {
    consumptions.compactMap { $0.report(detail)?.split(as: side) }.nonEmpty
  }
}

extension Consumption {
  /// Adds all of another's units.
  mutating func add(_ other: Consumption) {
    addTable(other.tableUnits)
    for (index, units) in other.indexUnits { add(units, of: index) }
  }
}

extension ConsumedCapacity {
  /// The same report with read or write units beside each sum, as transactions give it.
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

import DynamockModel

/// The consumed capacity of a batch of statements, per table, in the order of first use.
///
/// Failed statements count towards their table's total but not towards its parts; a table whose
/// statements all failed is not reported ([dynoxide-captures], eu-west-2, 2026-08).
struct BatchConsumption {
  private var consumptions: [Consumption] = []
  private var failures: [(table: String, units: Double)] = []

  /// Adds the consumption of a statement.
  mutating func add(_ consumption: Consumption) {
    if let position = consumptions.firstIndex(where: { $0.tableName == consumption.tableName }) {
      consumptions[position].add(consumption)
    } else {
      consumptions.append(consumption)
    }
  }

  /// Adds the units that a failed statement would have consumed.
  mutating func addFailure(of table: String, units: Double) { failures.append((table, units)) }

  /// Returns one report per table.
  func report(_ detail: ReturnConsumedCapacity) -> [ConsumedCapacity]? {
    consumptions.compactMap { consumption -> ConsumedCapacity? in
      guard var report = consumption.report(detail) else { return nil }
      let failed = failures.reduce(0) { sum, failure in
        sum + (failure.table == consumption.tableName ? failure.units : 0)
      }
      report.capacityUnits = (report.capacityUnits ?? 0) + failed
      return report
    }.nonEmpty
  }
}

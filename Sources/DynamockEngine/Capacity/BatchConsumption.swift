import DynamockModel

/// What a batch of statements consumed, table by table in the order of first mention.
///
/// Statements that failed count for their table's sum and for none of its arms; a table of which all
/// statements failed is not reported (captured in eu-west-2 by Dynoxide, 2026-08).
struct BatchConsumption {
  private var consumptions: [Consumption] = []
  private var failures: [(table: String, units: Double)] = []

  /// Adds what a statement consumed.
  mutating func add(_ consumption: Consumption) {
    if let position = consumptions.firstIndex(where: { $0.tableName == consumption.tableName }) {
      consumptions[position].add(consumption)
    } else {
      consumptions.append(consumption)
    }
  }

  /// Adds what a statement that failed would have consumed.
  mutating func addFailure(of table: String, units: Double) { failures.append((table, units)) }

  /// A report a table.
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

import DynamockModel
import DynamockStorage

extension Database {
  /// The bytes of the logs of all tables with recovery to a point in time, or `nil` if there are
  /// none.
  package var recoveryLogBytes: Int? {
    let logs = published.tables.values.compactMap(\.recoveryLog)
    return logs.isEmpty ? nil : logs.reduce(0) { $0 + $1.counters.bytes }
  }

  /// Begins the logs of tables whose recovery was enabled by a version without logs.
  func beginMissingLogs() {
    guard published.lacksLogs else { return }
    write({ (_: Result<Void, DynamoDBError>) in }) { session throws(EngineFault) in
      for table in session.catalog.tables.values {
        guard var recovery = table.definition.control.recovery, recovery.log == nil else {
          continue
        }
        var catalog = session.catalog
        recovery.log = try session.beginLog(in: &catalog)
        recovery.keptSince = max(recovery.keptSince, session.timeOfDay)
        var definition = table.definition
        definition.control.recovery = recovery
        catalog.set(definition)
        try session.store(definition, in: catalog)
      }
    }
  }
}

extension Catalog {
  /// Whether tables have recovery to a point in time and no log.
  fileprivate var lacksLogs: Bool {
    tables.values.contains { table in
      table.definition.control.recovery.map { $0.log == nil } ?? false
    }
  }
}

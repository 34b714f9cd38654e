import Dynamock
import Logging
import Synchronization

/// Logs when a client requests a table that does not exist in its database but in another one, once
/// per table and database.
final class ElsewhereLog: Sendable {
  static let level = Logger.Level.info
  /// The maximum number of remembered tables and databases, since forks with new names are created
  /// and dropped over time.
  static let capacity = 10_000

  private let told = Mutex<Set<[String]>>([])

  /// Returns a closure that a service calls for such requests, or `nil` if the log level excludes
  /// them.
  static func listener(_ logger: Logger) -> (@Sendable (TableElsewhere) -> Void)? {
    guard logger.logLevel <= level else { return nil }
    let log = ElsewhereLog()
    return { found in
      guard log.isNew(found) else { return }
      logger.log(
        level: level, "a missing table is in another database",
        metadata: [
          "table": "\(found.table)", "database": "\(found.database)", "passes": "\(found.remedy)",
        ])
    }
  }

  private func isNew(_ found: TableElsewhere) -> Bool {
    told.withLock { told in
      if told.count >= Self.capacity { told.removeAll() }
      return told.insert([found.table, found.database]).inserted
    }
  }
}

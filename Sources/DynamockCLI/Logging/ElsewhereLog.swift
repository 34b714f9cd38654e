import Dynamock
import Logging
import Synchronization

/// Writes a line for a client that asks one database for a table of another's, once for each table
/// and database.
final class ElsewhereLog: Sendable {
  static let level = Logger.Level.info
  /// How many tables and databases are remembered; forks come and go, and so may their names.
  static let capacity = 10_000

  private let told = Mutex<Set<[String]>>([])

  /// What a service tells of such requests; nil where the level keeps them out of the log.
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

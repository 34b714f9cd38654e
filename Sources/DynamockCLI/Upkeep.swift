import Dynamock
import DynamockModel
import DynamockStorage
import Logging

/// Does what databases need as time goes by: lets go of those that have expired, says so when the log
/// of a file grows long, and, unless the settings want none of it, deletes expired items, trims streams
/// and closes shards.
struct Upkeep: Sendable {
  private let databases: DatabaseRegistry
  /// Between two sweeps; nil for none.
  private let sweepInterval: Duration?
  /// Between two looks at what the settings cannot turn off.
  private let watchInterval: Duration
  private let logger: Logger
  private let failures = LogPace()

  /// Makes the service of a server's databases.
  /// - Parameter watchInterval: between two looks for expired databases and long logs.
  init(
    of databases: DatabaseRegistry, settings: Settings.Upkeep,
    watchInterval: Duration = .seconds(1), logger: Logger
  ) {
    self.databases = databases
    sweepInterval = settings.interval > 0 ? .milliseconds(settings.interval) : nil
    self.watchInterval = watchInterval
    self.logger = logger
  }

  /// Looks after the databases until the task is cancelled.
  func run() async {
    await withDiscardingTaskGroup { group in
      group.addTask { await watch() }
      if let sweepInterval { group.addTask { await sweep(every: sweepInterval) } }
    }
  }

  private func watch() async {
    var watches: [String: LogWatch] = [:]
    var obstacles: Set<String> = []
    while (try? await Task.sleep(for: watchInterval)) != nil {
      // Asking for the names lets go of the databases whose time is over.
      let names = databases.names
      watches = watches.filter { names.contains($0.key) }
      obstacles.formIntersection(names)
      for name in names {
        if let database = databases[name] {
          report(database.obstacle, of: name, &obstacles)
        }
        guard let log = databases[name]?.log else { continue }
        guard let warning = watches[name, default: LogWatch()].warning(about: log) else { continue }
        logger.warning("\(warning)", metadata: ["bytes": "\(log.bytes)", "database": "\(name)"])
      }
    }
  }

  /// Logs once that the file of a database cannot be written, and once that it can be again.
  private func report(_ obstacle: StorageError?, of name: String, _ known: inout Set<String>) {
    if let obstacle {
      guard known.insert(name).inserted else { return }
      logger.error("\(obstacle.message)", metadata: ["database": "\(name)"])
    } else if known.remove(name) != nil {
      logger.notice("the data file is back in its place", metadata: ["database": "\(name)"])
    }
  }

  private func sweep(every interval: Duration) async {
    while (try? await Task.sleep(for: interval)) != nil {
      for name in databases.names { await sweep(name) }
    }
  }

  private func sweep(_ name: String) async {
    do throws(DynamoDBError) {
      let count = try await databases[name]?.sweep() ?? 0
      guard count > 0 else { return }
      logger.debug(
        "time to live removed items", metadata: ["count": "\(count)", "database": "\(name)"])
    } catch {
      guard let withheld = failures.pass() else { return }
      logger.error(
        "a sweep failed",
        metadata: [
          "error": "\(error.explanation?.found ?? error.message ?? error.code.name)",
          "database": "\(name)", "withheld": "\(withheld)",
        ])
    }
  }
}

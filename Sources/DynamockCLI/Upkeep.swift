import Dynamock
import DynamockModel
import DynamockStorage
import Logging

/// Performs the periodic maintenance of databases.
///
/// It closes expired databases, frees the space of dropped forks in a file, reports a file's long
/// log, and, unless the settings disable it,
/// deletes expired items, trims streams and closes shards.
struct Upkeep: Sendable {
  private let databases: DatabaseRegistry
  /// The time between two sweeps, or `nil` if they are disabled.
  private let sweepInterval: Duration?
  /// The time between two checks that the settings cannot disable.
  private let watchInterval: Duration
  private let logger: Logger
  private let failures = LogPace()

  /// Creates the maintenance of a server's databases.
  /// - Parameters:
  ///   - sweepInterval: the time between two sweeps for expired data; zero disables them.
  ///   - watchInterval: the time between two checks for expired databases and long logs.
  init(
    of databases: DatabaseRegistry, sweepInterval: Duration,
    watchInterval: Duration = .seconds(1), logger: Logger
  ) {
    self.databases = databases
    self.sweepInterval = sweepInterval > .zero ? sweepInterval : nil
    self.watchInterval = watchInterval
    self.logger = logger
  }

  /// Maintains the databases until the task is cancelled.
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
      // Accessing the names closes expired databases.
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
      await compact()
    }
  }

  /// Frees and merges layers for at most half of the time between two checks.
  private func compact() async {
    do throws(RegistryError) {
      try await databases.compact(for: watchInterval / 2)
    } catch {
      guard let withheld = failures.pass() else { return }
      logger.error(
        "the layers of the data file cannot be merged",
        metadata: ["error": "\(error.sentence)", "withheld": "\(withheld)"])
    }
  }

  /// Logs once that a database's file cannot be written to, and once that it can be written to
  /// again.
  private func report(_ obstacle: StorageError?, of name: String, _ known: inout Set<String>) {
    if let obstacle {
      guard known.insert(name).inserted else { return }
      logger.error("\(obstacle.message)", metadata: ["database": "\(name)"])
    } else if known.remove(name) != nil {
      logger.notice("the data file is at its path again", metadata: ["database": "\(name)"])
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
        "time to live deleted items", metadata: ["count": "\(count)", "database": "\(name)"])
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

import Dynamock
import DynamockModel
import Logging
import ServiceLifecycle

/// Does what databases need as time goes by: deletes expired items, trims streams, closes shards, and
/// says so when the log of a file grows long.
struct Upkeep: Service {
  private let databases: DatabaseRegistry
  private let interval: Duration
  private let logger: Logger

  /// Nil where the settings want none.
  init?(of databases: DatabaseRegistry, settings: Settings.Upkeep, logger: Logger) {
    guard settings.interval > 0 else { return nil }
    self.databases = databases
    self.logger = logger
    interval = .milliseconds(settings.interval)
  }

  /// Sweeps the database every interval until the process is asked to stop.
  func run() async {
    await cancelWhenGracefulShutdown {
      var watch = LogWatch()
      while (try? await Task.sleep(for: interval)) != nil {
        for name in databases.names { await sweep(name) }
        if let log = databases.defaultDatabase.log, let warning = watch.warning(about: log) {
          logger.warning("\(warning)", metadata: ["bytes": "\(log.bytes)"])
        }
      }
    }
  }

  private func sweep(_ name: String) async {
    do throws(DynamoDBError) {
      let count = try await databases[name]?.sweep() ?? 0
      guard count > 0 else { return }
      logger.debug(
        "time to live removed items", metadata: ["count": "\(count)", "database": "\(name)"])
    } catch {
      logger.error(
        "a sweep failed",
        metadata: ["error": "\(error.message ?? error.code.name)", "database": "\(name)"])
    }
  }
}

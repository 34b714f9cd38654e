import Dynamock
import DynamockModel
import Logging
import ServiceLifecycle

/// Does what a database needs as time goes by: deletes expired items, trims streams, closes shards.
struct Upkeep: Service {
  private let database: DynamockDatabase
  private let interval: Duration
  private let logger: Logger

  /// Nil where the settings want none.
  init?(of database: DynamockDatabase, settings: Settings.Upkeep, logger: Logger) {
    guard settings.interval > 0 else { return nil }
    self.database = database
    self.logger = logger
    interval = .milliseconds(settings.interval)
  }

  /// Sweeps the database every interval until the process is asked to stop.
  func run() async {
    await cancelWhenGracefulShutdown {
      while (try? await Task.sleep(for: interval)) != nil {
        do throws(DynamoDBError) {
          let count = try await database.sweep()
          if count > 0 {
            logger.debug("time to live removed items", metadata: ["count": "\(count)"])
          }
        } catch {
          logger.error("a sweep failed", metadata: ["error": "\(error.message ?? error.code.name)"])
        }
      }
    }
  }
}

import Dynamock
import DynamockSettings
import Logging

/// Logs that a data file of an older format is converted, which takes time.
enum UpgradeLog {
  /// Opens the database of the settings.
  static func open(
    _ settings: Settings, _ logger: Logger
  ) async throws -> (DynamockDatabase, DatabaseFile?) {
    let path = settings.data ?? settings.saveOnExit
    guard let path, DynamockDatabase.needsUpgrade(file: path) else {
      return try await settings.openDatabase()
    }
    logger.notice(
      "upgrading a data file of an older format: it is copied, which takes time",
      metadata: ["file": "\(path)"])
    let opened = try await settings.openDatabase()
    logger.notice("the data file is upgraded", metadata: ["file": "\(path)"])
    return opened
  }
}

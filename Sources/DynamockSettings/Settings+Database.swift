package import Dynamock
import DynamockModel
package import DynamockStorage

extension Settings {
  /// Opens the database of the settings.
  ///
  /// It is in a file or in memory; in memory, it may be loaded from a file and saved to it.
  /// - Throws: an error with a message if a file cannot be used.
  package func openDatabase() async throws(StorageError) -> (DynamockDatabase, DatabaseFile?) {
    let clock: any WallClock =
      clock == .manual ? ManualClock(now: SystemClock().now) : SystemClock()
    if let data {
      return (
        try DynamockDatabase(file: data, durability: durability, settings: database, clock: clock),
        nil
      )
    }
    guard let saveOnExit else {
      return (try DynamockDatabase(settings: database, clock: clock), nil)
    }
    return try await DatabaseFile.open(saveOnExit, settings: database, clock: clock)
  }
}

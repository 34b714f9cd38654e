public import DynamockModel
import DynamockStorage

extension DatabaseRegistry {
  /// Advances the manual clock of a database, then deletes expired items, trims streams and closes
  /// shards that are due.
  public func advanceClock(
    of name: String, by duration: Duration
  ) async throws(RegistryError) -> Timestamp {
    let database = try entry(name).database
    guard let clock = database.clock as? ManualClock else { throw .clockIsReal }
    clock.advance(by: duration)
    let now = clock.now
    try await Self.sweep(database)
    return now
  }

  /// Deletes expired items, trims streams and closes shards that are due in a database.
  /// - Returns: the number of items deleted by time to live.
  @discardableResult
  public func sweep(_ name: String) async throws(RegistryError) -> Int {
    try await Self.sweep(entry(name).database)
  }

  @discardableResult
  private static func sweep(_ database: DynamockDatabase) async throws(RegistryError) -> Int {
    do throws(DynamoDBError) { return try await database.sweep() } catch {
      throw .storage(StorageError(error))
    }
  }
}

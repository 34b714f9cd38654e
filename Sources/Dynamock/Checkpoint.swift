import DynamockEngine
public import DynamockModel
public import DynamockStorage

/// The contents that a database had at a point in time, from which any number of forks can start.
///
/// Its only cost is the changes made since. It is released with its last reference.
public struct Checkpoint: Sendable {
  let frozen: Database
  /// Whether databases that start here count their calls.
  let keepsStatistics: Bool

  /// Creates a database that starts with the checkpoint's contents.
  /// - Parameter clock: the new database's clock, or `nil` for the clock of the original database.
  /// - Throws: `StorageError` if the database's store was closed.
  public func open(clock: (any WallClock)? = nil) async throws(StorageError) -> DynamockDatabase {
    DynamockDatabase(
      .init(
        engine: try await frozen.forked(clock: clock), origin: self, isReplaceable: true),
      keepsStatistics: keepsStatistics)
  }
}

extension Database {
  /// Returns a fork once it has been created and its indexes are filled, even if it is taken during
  /// a backfill.
  func forked(clock: (any WallClock)? = nil) async throws(StorageError) -> Database {
    let forked = try await completed { fork(clock: clock, completion: $0) }
    await forked.finishFilling()
    return forked
  }
}

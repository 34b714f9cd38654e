import DynamockEngine
import DynamockModel
import DynamockStorage

/// The value that a database had at a moment; nobody writes to it, any number of forks begin there.
///
/// Costs no more than what has changed since. Goes when the last reference goes.
public struct Checkpoint: Sendable {
  let frozen: Database
  /// Whether databases that begin here count their calls.
  let keepsStatistics: Bool

  /// Makes a database that begins with the checkpoint's value.
  /// - Parameter clock: the new database's clock; nil for the one of the database it was taken of.
  /// - Throws: `StorageError` where the store of the database was closed.
  public func open(clock: (any WallClock)? = nil) async throws(StorageError) -> DynamockDatabase {
    DynamockDatabase(
      .init(
        engine: try await frozen.forked(clock: clock), origin: self, isReplaceable: true),
      keepsStatistics: keepsStatistics)
  }
}

extension Database {
  /// A fork, waited for.
  func forked(clock: (any WallClock)? = nil) async throws(StorageError) -> Database {
    let result = await withCheckedContinuation { continuation in
      fork(clock: clock) { continuation.resume(returning: $0) }
    }
    return try result.get()
  }
}

import DynamockEngine
import DynamockModel
import DynamockStorage

/// The value that a database had at a moment; nobody writes to it, and any number of forks begin there.
///
/// Costs no more than what has changed since. Goes when the last reference goes.
public struct Checkpoint: Sendable {
  let frozen: Database

  /// Makes a database that begins with the checkpoint's value.
  /// - Throws: `StorageError` where the store of the database was closed.
  public func open() async throws(StorageError) -> DynamockDatabase {
    DynamockDatabase(
      .init(engine: try await frozen.forked(), origin: self, isReplaceable: true))
  }
}

extension Database {
  /// A fork, waited for.
  func forked() async throws(StorageError) -> Database {
    let result = await withCheckedContinuation { continuation in
      fork { continuation.resume(returning: $0) }
    }
    return try result.get()
  }
}

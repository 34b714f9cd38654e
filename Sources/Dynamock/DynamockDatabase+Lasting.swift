import DynamockEngine
import DynamockLayers
import DynamockModel
public import DynamockStorage

// Forks that last: they are in the same file as the database, and a later process finds them there.

extension DynamockDatabase {
  /// Creates a lasting fork with the current contents, and waits until its indexes are filled.
  /// - Parameter info: its description, for the next process.
  func lastingFork(
    _ info: LastingInfo, clock: (any WallClock)? = nil
  ) async throws(StorageError) -> DynamockDatabase {
    DynamockDatabase(
      lasting: try await engine.lastingFork(info, clock: clock), keepsStatistics: recorder != nil)
  }

  /// Returns whether a lasting fork of this database is in the same file as another one.
  func isRelated(to other: DynamockDatabase) -> Bool { engine.isRelated(to: other.engine) }

  /// Replaces the contents with those of a related database, in O(1).
  func shareContents(of other: Database?) async throws(StorageError) {
    let engine = engine
    try await completed { completion in
      engine.shareContents(of: other) { completion($0.mapError { StorageError($0) }) }
    }
  }

  /// Restores the contents at the fork that created this database if it is a lasting one, or
  /// removes everything.
  func resetContents() async throws(StorageError) {
    // Without layers a few tables are dropped in place, which leaves no work for upkeep.
    guard let layers, layers.id != .first || layers.hasLayers || engine.itemCount > 10_000 else {
      return try await rewrite(with: nil)
    }
    try await shareContents(of: nil)
  }

  /// The store of a database in a file, or `nil` for any other.
  var layers: LayeredStorage? {
    engine.hasLastingForks ? engine.store(as: LayeredStorage.self) : nil
  }

  /// Creates a database over a lasting fork's engine.
  convenience init(lasting engine: Database, keepsStatistics: Bool) {
    self.init(
      Contents(engine: engine, origin: nil, isReplaceable: false),
      keepsStatistics: keepsStatistics)
  }

  /// Does a step of the work that frees the space of dropped forks, merges the layers of others, and
  /// shortens the file.
  ///
  /// A server does this on its own. A program that embeds a database in a file and drops its forks
  /// calls it when suitable, until nothing is left to do.
  /// - Parameter limit: the maximum number of entries to move or remove, so that other writes can
  ///   run in between.
  /// - Returns: the number of entries moved or removed, the bytes given back, and whether nothing is
  ///   left to do.
  @discardableResult
  public func compactStep(
    atMost limit: Int = 1_000
  ) async throws(StorageError) -> LayerCompaction {
    guard let layers else { return LayerCompaction(isFinished: true) }
    let step = try await completed { layers.upkeep(atMost: limit, completion: $0) }
    return LayerCompaction(
      entries: step.entries, returnedBytes: step.returnedBytes, isFinished: step.isFinished,
      awaitsRelease: step.awaitsRelease)
  }
}

/// The progress of freeing and merging layers.
public struct LayerCompaction: Sendable, Equatable {
  /// The number of entries that were moved or removed.
  public internal(set) var entries = 0
  /// The bytes of the file that were given back to the file system.
  public internal(set) var returnedBytes = 0
  /// Whether nothing is left to do.
  public internal(set) var isFinished = false
  /// Whether dropped forks are still in use; a later step frees their space.
  public internal(set) var awaitsRelease = false
}

extension Database {
  /// Creates a lasting fork, and waits until its indexes are filled.
  func lastingFork(
    _ info: LastingInfo, clock: (any WallClock)? = nil
  ) async throws(StorageError) -> Database {
    let fork = try await completed { lastingFork(info: info.bytes, clock: clock, completion: $0) }
    await fork.finishFilling()
    return fork
  }

  /// Waits until all indexes are filled.
  func finishFilling() async {
    guard isBackfilling else { return }
    await withCheckedContinuation { continuation in
      finishBackfills { continuation.resume() }
    }
  }
}

import DynamockEngine
import DynamockMemoryStorage
import DynamockModel
import DynamockStorage

// Forks, checkpoints and ways back; all in O(1), whatever the database holds.

extension DynamockDatabase {
  /// Makes a database that holds the same value as this one does now.
  ///
  /// Items, indexes, streams, tags and tokens all come along. Neither sees the other's later writes;
  /// a fork can be forked, without limit. The fork of a database in a file is in memory, over the
  /// file's state of this moment, and holds that state until it is released.
  ///
  /// ```swift
  /// let fork = try await seeded.fork()
  /// try await fork.deleteTable(DeleteTableInput(tableName: "Music"))  // `seeded` still has it
  /// ```
  /// - Parameter clock: the fork's clock; nil to share this database's.
  /// - Throws: `StorageError` of code `unsupported` where the store was given and cannot be forked.
  public func fork(clock: (any WallClock)? = nil) async throws(StorageError) -> DynamockDatabase {
    try await checkpoint().open(clock: clock)
  }

  /// Keeps the value that the database has now.
  /// - Throws: `StorageError` of code `unsupported` where the store was given and cannot be forked.
  public func checkpoint() async throws(StorageError) -> Checkpoint {
    Checkpoint(frozen: try await engine.forked(), keepsStatistics: recorder != nil)
  }

  /// Goes back, or over, to the value of a checkpoint, be it this database's or another's.
  ///
  /// In memory that takes no longer than a fork. A database in a file gets the value written into its
  /// file, whole or not at all, which takes as long as writing its items.
  /// - Throws: `StorageError` where the value cannot be read or written.
  public func restore(_ checkpoint: Checkpoint) async throws(StorageError) {
    guard isReplaceable else { return try await rewrite(with: checkpoint.frozen) }
    replaceEngine(by: try await checkpoint.frozen.forked(clock: engine.clock))
  }

  /// Goes back to the value at the fork that made this database; to none where none did.
  /// - Throws: `StorageError` where the value cannot be read or written.
  public func reset() async throws(StorageError) {
    if let origin { return try await restore(origin) }
    guard isReplaceable else { return try await rewrite(with: nil) }
    replaceEngine(by: try engine.emptied(over: MemoryStorage()))
  }

  /// Writes another's value, or none, into this one's store, in one write.
  func rewrite(with other: Database?) async throws(StorageError) {
    let engine = engine
    let result: Result<Void, StorageError> = await withCheckedContinuation { continuation in
      engine.replaceContents(by: other) { result in
        continuation.resume(returning: result.mapError { StorageError($0) })
      }
    }
    try result.get()
  }
}

extension DynamockDatabase {
  /// Visits the ways in which this database differs from a checkpoint: tables created, changed and
  /// dropped, items added, removed and changed, table by table in the order of their names.
  ///
  /// Differences are handed over one by one as they are found, on the caller's thread, so that a
  /// comparison of any size takes little memory.
  /// - Parameter visit: gets each difference, and says whether to go on.
  /// - Throws: `StorageError` where a store cannot be read.
  public func diff(
    from base: Checkpoint, _ visit: (DatabaseChange) -> DiffStep
  ) async throws(StorageError) {
    let now = try await checkpoint()
    try now.frozen.differences(from: base.frozen) { change throws(StorageError) in visit(change) }
  }

  /// Visits the ways in which this database differs from another one, as it is now.
  /// - Parameter visit: gets each difference, and says whether to go on.
  /// - Throws: `StorageError` where a store cannot be read.
  public func diff(
    from base: DynamockDatabase, _ visit: (DatabaseChange) -> DiffStep
  ) async throws(StorageError) {
    try await diff(from: base.checkpoint(), visit)
  }

  /// All the ways in which this database differs from another one, for small comparisons.
  /// - Throws: `StorageError` where a store cannot be read.
  public func diff(from base: DynamockDatabase) async throws(StorageError) -> [DatabaseChange] {
    var changes: [DatabaseChange] = []
    try await diff(from: base) { change in
      changes.append(change)
      return .next
    }
    return changes
  }
}

extension StorageError {
  /// The fault of a store that has reached us in the client's words.
  init(_ error: DynamoDBError) {
    self.init(
      .failed, error.explanation?.found ?? error.message ?? "The write failed.",
      detail: error.explanation?.detail)
  }
}

import DynamockEngine
import DynamockLayers
import DynamockMemoryStorage
public import DynamockModel
public import DynamockStorage

// Forks, checkpoints and resets; all in O(1), however large the database is.

extension DynamockDatabase {
  /// Creates a database with the same contents as this one has now.
  ///
  /// Items, indexes, streams, tags and tokens are all included. Neither sees the other's later
  /// writes; a fork can be forked, without limit. The fork of a database in a file is in memory,
  /// over the file's current state, and holds that state until it is released.
  ///
  /// ```swift
  /// let fork = try await seeded.fork()
  /// try await fork.deleteTable(DeleteTableInput(tableName: "Music"))  // `seeded` still has it
  /// ```
  /// - Parameter clock: the fork's clock, or `nil` to share this database's.
  /// - Throws: `StorageError` with code `unsupported` if the database was opened over a store that
  ///   cannot be forked.
  public func fork(clock: (any WallClock)? = nil) async throws(StorageError) -> DynamockDatabase {
    try await checkpoint().open(clock: clock)
  }

  /// Captures the current contents of the database.
  /// - Throws: `StorageError` with code `unsupported` if the database was opened over a store that
  ///   cannot be forked.
  public func checkpoint() async throws(StorageError) -> Checkpoint {
    Checkpoint(frozen: try await engine.forked(), keepsStatistics: recorder != nil)
  }

  /// Replaces the contents with those of a checkpoint of this or another database.
  ///
  /// In memory, and for a checkpoint in the same file, this takes no longer than a fork. Otherwise
  /// the contents are written to the file, completely or not at all, which takes as long as writing
  /// the items.
  /// - Throws: `StorageError` if the contents cannot be read or written.
  public func restore(_ checkpoint: Checkpoint) async throws(StorageError) {
    guard isReplaceable else {
      if engine.isRelated(to: checkpoint.frozen) {
        return try await shareContents(of: checkpoint.frozen)
      }
      return try await rewrite(with: checkpoint.frozen)
    }
    replaceEngine(by: try await checkpoint.frozen.forked(clock: engine.clock))
  }

  /// Restores the contents at the fork that created this database, or removes everything if there
  /// was none.
  /// - Throws: `StorageError` if the contents cannot be read or written.
  public func reset() async throws(StorageError) {
    if let origin { return try await restore(origin) }
    guard isReplaceable else { return try await resetContents() }
    replaceEngine(by: try engine.emptied(over: MemoryStorage()))
  }

  /// Removes everything, also from a fork.
  /// - Throws: `StorageError` if the contents cannot be written.
  public func removeContents() async throws(StorageError) {
    guard !isReplaceable else {
      return replaceEngine(by: try engine.emptied(over: MemoryStorage()))
    }
    // A layer of a lasting fork has a record for each keyspace that it drops, and none for its items.
    guard origin == nil, layers.map({ $0.id == .first }) ?? true else {
      return try await rewrite(with: nil)
    }
    try await resetContents()
  }

  /// Replaces this database's contents with those of another one, or with none, in a single write.
  func rewrite(with other: Database?) async throws(StorageError) {
    let engine = engine
    try await completed { completion in
      engine.replaceContents(by: other) { completion($0.mapError { StorageError($0) }) }
    }
  }
}

extension DynamockDatabase {
  /// Visits the differences between this database and a checkpoint: tables created, changed and
  /// dropped, items added, removed and changed, table by table in the order of their names.
  ///
  /// Differences are passed to `visit` one by one as they are found, on the caller's thread, so
  /// that a comparison of any size takes little memory.
  /// - Parameter visit: receives each difference, and returns whether to continue.
  /// - Throws: `StorageError` if a store cannot be read.
  public func diff(
    from base: Checkpoint, _ visit: (DatabaseChange) -> DiffStep
  ) async throws(StorageError) {
    let now = try await checkpoint()
    try now.frozen.differences(from: base.frozen) { change throws(StorageError) in visit(change) }
  }

  /// Visits the differences between this database and the current contents of another.
  /// - Parameter visit: receives each difference, and returns whether to continue.
  /// - Throws: `StorageError` if a store cannot be read.
  public func diff(
    from base: DynamockDatabase, _ visit: (DatabaseChange) -> DiffStep
  ) async throws(StorageError) {
    try await diff(from: base.checkpoint(), visit)
  }

  /// Returns all differences between this database and another one, for small comparisons.
  /// - Throws: `StorageError` if a store cannot be read.
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
  /// Converts a store's error that was reported as a client's error.
  init(_ error: DynamoDBError) {
    self.init(
      .failed, error.explanation?.found ?? error.message ?? "The write failed.",
      detail: error.explanation?.detail)
  }
}

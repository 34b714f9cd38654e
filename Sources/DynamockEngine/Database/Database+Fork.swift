import DynamockModel
import DynamockStorage

extension Database {
  /// An empty database with the same settings and clock, over an empty store.
  package func emptied(over store: any StorageBackend) throws(StorageError) -> Database {
    try Database(store: store, settings: settings, clock: clock, identifiers: identifiers)
  }

  /// Makes a database with the same value: tables, items, indexes and all that belongs to them.
  ///
  /// Costs nothing for the items; the catalog's figures are copied table by table. The fork is in
  /// memory, with the store's state of this moment beneath. `completion` comes before this returns
  /// unless the store writes on a thread of its own.
  ///
  /// - Parameters:
  ///   - clock: the fork's clock; nil for this database's.
  ///   - completion: gets `unsupported` where the store cannot be forked.
  package func fork(
    clock: (any WallClock)? = nil,
    completion: @escaping @Sendable (Result<Database, StorageError>) -> Void
  ) {
    guard let store = store as? any ForkableStorageBackend else {
      return completion(.failure(Sentence.storeCannotFork))
    }
    store.fork(
      capturing: { [self] fork throws(StorageError) in
        // No write is under way: what the writers share is in step with what the fork holds.
        try fork.read { reader throws(StorageError) in
          try writerState.reloadIfStale(from: reader)
        }
        return Database(
          fork: fork, catalog: writerState.catalog.forked(), of: self, clock: clock ?? self.clock)
      }, completion: completion)
  }
}

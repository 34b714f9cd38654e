package import DynamockModel
package import DynamockStorage

extension Database {
  /// Returns an empty database with the same settings and clock, over an empty store.
  package func emptied(over store: any StorageBackend) throws(StorageError) -> Database {
    try Database(store: store, settings: settings, clock: clock, identifiers: identifiers)
  }

  /// Creates a database with the same contents: tables, items, indexes and everything related.
  ///
  /// The cost depends on the number of tables, whose figures are copied, not on the number of
  /// items. The fork is in memory, over the store's current state. `completion` is called before
  /// this returns unless the store writes on its own thread. A fork that is taken while an index is
  /// being filled fills the rest by ``finishBackfills(completion:)``.
  ///
  /// - Parameters:
  ///   - clock: the fork's clock, or `nil` for this database's.
  ///   - completion: receives `unsupported` if the store cannot be forked.
  package func fork(
    clock: (any WallClock)? = nil,
    completion: @escaping @Sendable (Result<Database, StorageError>) -> Void
  ) {
    guard let store = store as? any ForkableStorageBackend else {
      return completion(.failure(.storeCannotFork))
    }
    store.fork(
      capturing: { [self] fork throws(StorageError) in
        // No write is in progress, so the writers' shared state matches the fork's contents.
        try fork.read { reader throws(StorageError) in
          try writerState.reloadIfStale(from: reader)
        }
        return Database(
          fork: fork, catalog: writerState.catalog.forked(), searchCaches: searchCaches.forked(),
          of: self, clock: clock ?? self.clock)
      }, completion: completion)
  }

  /// Returns the database of another store, which has contents, with the same settings.
  package func sibling(
    over store: any StorageBackend, clock: (any WallClock)? = nil
  ) throws(StorageError) -> Database {
    try Database(
      store: store, settings: settings, clock: clock ?? self.clock, identifiers: identifiers)
  }

  /// Returns the store if it has a type.
  package func store<Store>(as type: Store.Type) -> Store? { store as? Store }

  /// The number of items of all tables.
  package var itemCount: Int {
    published.tables.values.reduce(0) { $0 + $1.counters.items }
  }

  /// Whether the database is in layers, so that its forks can last.
  package var hasLastingForks: Bool { layers != nil }

  /// Returns whether another database has layers in the same store.
  package func isRelated(to other: Database) -> Bool {
    guard let layers, other.layers != nil else { return false }
    return layers.isRelated(to: other.store)
  }

  /// Creates a database with the same contents in the same store, which a later process finds there.
  ///
  /// It takes one commit, regardless of the number of items.
  /// - Parameters:
  ///   - info: bytes for the owner's use that are stored with the fork.
  ///   - clock: the fork's clock, or `nil` for this database's.
  package func lastingFork(
    info: [UInt8], clock: (any WallClock)? = nil,
    completion: @escaping @Sendable (Result<Database, StorageError>) -> Void
  ) {
    guard let layers else { return completion(.failure(.storeCannotFork)) }
    layers.lastingFork(info: info) {
      [writerState, searchCaches] writer throws(StorageError) -> ForkedState in
      try writerState.reloadIfStale(from: writer)
      try writerState.storeCountersEarly(in: writer)
      return ForkedState(
        catalog: writerState.catalog.forked(), searchCaches: searchCaches.forked())
    } completion: {
      [self] (result: Result<(store: any LayeredStorageBackend, value: ForkedState), StorageError>)
      in
      switch result {
      case .failure(let error): completion(.failure(error))
      case .success(let made):
        let fork = Database(
          fork: made.store, catalog: made.value.catalog, searchCaches: made.value.searchCaches,
          of: self, clock: clock ?? self.clock)
        fork.discardQueueOfOrigin { completion(.success(fork)) }
      }
    }
  }

  /// Erases a lasting fork: no process will find it again.
  package func erase(completion: @escaping @Sendable (Result<Void, StorageError>) -> Void) {
    guard let layers else { return completion(.failure(.storeCannotFork)) }
    layers.erase(completion: completion)
  }
}

/// The state in memory of a lasting fork, copied between two writes.
private struct ForkedState: Sendable {
  let catalog: Catalog
  let searchCaches: SearchCaches
}

import DynamockStorage
import Synchronization

/// The vectors of a database's indexes in memory.
final class SearchCaches: Sendable {
  private let caches: Mutex<[Keyspace: SearchCache]>

  init() { caches = Mutex([:]) }

  private init(_ caches: [Keyspace: SearchCache]) { self.caches = Mutex(caches) }

  /// Returns a copy for a fork, which shares the vectors until either changes.
  ///
  /// To be called while no write is in progress: the copy is then no later than the fork's contents.
  func forked() -> SearchCaches {
    SearchCaches(caches.withLock { $0 }.mapValues { $0.forked() })
  }

  /// Returns the cache of an index.
  func cache(of index: SearchIndex) -> SearchCache {
    caches.withLock { caches in
      if let known = caches[index.keyspace] { return known }
      let new = SearchCache()
      caches[index.keyspace] = new
      return new
    }
  }

  /// Records a write's changes of an index.
  func note(
    _ keys: [[UInt8]], of keyspace: Keyspace, from previous: SearchStamp, to stamp: SearchStamp
  ) {
    caches.withLock { $0[keyspace] }?.note(keys, from: previous, to: stamp)
  }

  /// Frees the vectors of indexes that a catalog does not have.
  func free(exceptIn catalog: Catalog) {
    caches.withLock { caches in
      guard !caches.isEmpty else { return }
      let kept = Set(catalog.tables.values.flatMap { $0.searchIndexes.map(\.keyspace) })
      caches = caches.filter { kept.contains($0.key) }
    }
  }
}

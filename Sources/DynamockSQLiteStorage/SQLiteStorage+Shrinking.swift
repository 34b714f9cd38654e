public import DynamockStorage

extension SQLiteStorage: ShrinkingStorageBackend {
  /// Gives back the caches of a store that is hardly used, and unused pages at the end of the file once
  /// they are more than a tenth of the others.
  ///
  /// Pages in use are moved to unused ones before them ([sqlite-pragma], incremental_vacuum). The
  /// file becomes shorter when the log is next copied into it. A file whose pages cannot be moved,
  /// since it was made without the tables for it, stays as long as it is.
  public func shrink(
    atMost limit: Int,
    completion: @escaping @Sendable (Result<StorageShrinkage, StorageError>) -> Void
  ) {
    giveBackCaches()
    do throws(StorageError) {
      // Most files have nothing to give back, and a write would wait for the others.
      let reader = try readers.take()
      defer { readers.giveBack(reader) }
      guard try UnusedPages(of: reader.reader.connection).spare > 0 else {
        return completion(.success(StorageShrinkage()))
      }
    } catch {
      return completion(.failure(error))
    }
    write(
      { writer throws(StorageError) -> WriteOutcome<StorageShrinkage> in
        guard let writer = writer as? SQLiteWriter else { return .rollback(StorageShrinkage()) }
        return .commit(try writer.shrink(atMost: limit))
      }, completion: completion)
  }
}

extension SQLiteStorage {
  /// Gives back the caches of the connections, if the store is hardly used.
  func giveBackCaches(at instant: ContinuousClock.Instant = .now) {
    let commits = readers.commitCount
    guard cacheWatch.isHardlyUsed(readers.reads &+ commits, at: instant) else { return }
    let hadAny = readers.releaseCaches()
    guard cacheWatch.hasNews(commits) || hadAny else { return }
    writer.releaseCache(hasOthers: hadAny)
  }
}

extension SQLiteWriter {
  /// Gives back some of the spare pages.
  fileprivate func shrink(atMost limit: Int) throws(StorageError) -> StorageShrinkage {
    var shrinkage = StorageShrinkage()
    try change { connection throws(StorageError) in
      let unused = try UnusedPages(of: connection)
      guard unused.spare > 0 else { return }
      let pages = min(unused.spare, max(limit / PageChecksum.pageLength, 1))
      try connection.execute("PRAGMA incremental_vacuum(\(pages))")
      let rest = try UnusedPages(of: connection)
      shrinkage.bytes = max(unused.pages - rest.pages, 0) * PageChecksum.pageLength
      shrinkage.isFinished = rest.spare == 0 || shrinkage.bytes == 0
    }
    return shrinkage
  }
}

/// The pages of a file that contain nothing.
private struct UnusedPages {
  /// All pages of the file.
  let pages: Int
  /// The unused pages beyond a tenth of those in use, if they can be given back.
  let spare: Int

  /// SQLite's number of the mode in which a program returns pages to the file system ([sqlite-pragma],
  /// auto_vacuum).
  private static let incremental: Int64 = 2

  init(of connection: Connection) throws(StorageError) {
    pages = Int(try connection.number("PRAGMA page_count") ?? 0)
    let unused = Int(try connection.number("PRAGMA freelist_count") ?? 0)
    let isShrinkable = try connection.number("PRAGMA auto_vacuum") == Self.incremental
    spare = isShrinkable ? max(unused - (pages - unused) / 10, 0) : 0
  }
}

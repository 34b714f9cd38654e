import CSQLite
import DynamockStorage

/// Limits the growth of the write-ahead log.
///
/// Its pages are copied into the file on a separate thread while the writer continues and the log
/// grows. It restarts only once all of it has been copied, so the few pages that arrive meanwhile
/// are copied on the writer's thread, between the completions of one group and the start of the
/// next. SQLite's default, a checkpoint inside COMMIT every 1,000 pages, would make one write in a
/// thousand wait for two disk syncs.
struct LogKeeper {
  private let connection: Connection
  /// The length of the log in pages at which it is copied: 16 MB.
  private static let limit: Int32 = 4096
  /// The length at which the writer waits for reads that keep the log from restarting: 64 MB.
  private static let hardLimit: Int32 = 4 * limit
  /// How long the writer waits for such reads, in milliseconds; it does not wait for snapshots.
  private static let patience: Int32 = 200
  /// The number of remaining pages that the writer copies itself: 1 MB.
  private static let shortRest: Int32 = 256
  /// The maximum number of times that the other thread tries to shorten the rest.
  private static let mostPasses = 4
  private let copier = LogCopier()
  private var passes = 0
  /// The log's length when the other thread started.
  private var pagesAtStart: Int32 = 0
  private var nextCheckpoint = LogKeeper.limit
  private var pagesBefore: Int32 = 0

  init(_ connection: Connection) {
    self.connection = connection
    connection.countPagesInLog()
  }

  /// Copies the log into the file if it is long.
  mutating func keepShort(_ readers: ReaderPool) {
    let pages = connection.pagesInLog
    // The log has restarted, so all its contents are in the file.
    if pages < pagesBefore { nextCheckpoint = Self.limit }
    pagesBefore = pages
    if copier.isCopying {
      // A writer that is faster than the disk waits for it here.
      guard pages >= Self.hardLimit + pagesAtStart else { return }
      copier.wait()
    }
    if copier.takeCopied() {
      // The log has restarted without a checkpoint from here: nothing is left to copy.
      guard pages >= pagesAtStart else { return }
      let isRestShort = pages - pagesAtStart <= Self.shortRest
      if !isRestShort, passes < Self.mostPasses, startCopying(pages, readers) { return }
    } else {
      guard pages >= nextCheckpoint else { return }
      passes = 0
      if pages < Self.hardLimit, startCopying(pages, readers) { return }
    }
    copy(pages, readers)
    // If a reader blocked the copy, it is retried once the log has grown by the same amount.
    nextCheckpoint = pages + Self.limit
  }

  /// Copies the log into the file as far as a full disk allows.
  ///
  /// After a complete copy the log restarts, and the next writes reuse its space. Pages that the
  /// file already has take no space either, so copying often succeeds when a write would not.
  mutating func makeRoom(_ readers: ReaderPool) {
    copier.wait()
    _ = copier.takeCopied()
    readers.withoutIdleTransactions { _ = connection.checkpoint(SQLITE_CHECKPOINT_PASSIVE) }
  }

  private mutating func startCopying(_ pages: Int32, _ readers: ReaderPool) -> Bool {
    guard copier.start(readers) else { return false }
    passes += 1
    pagesAtStart = pages
    return true
  }

  /// Copies the rest on this thread.
  private func copy(_ pages: Int32, _ readers: ReaderPool) {
    readers.withoutIdleTransactions {
      // A failure is harmless: the log keeps its contents for the next attempt.
      guard pages >= Self.hardLimit, !readers.hasSnapshots else {
        _ = connection.checkpoint(SQLITE_CHECKPOINT_PASSIVE)
        return
      }
      connection.setPatience(milliseconds: Self.patience)
      _ = connection.checkpoint(SQLITE_CHECKPOINT_RESTART)
      connection.setPatience(milliseconds: connection.usualPatience)
    }
  }

  /// Copies the whole log and truncates it, when the store is closed.
  ///
  /// This does not wait for snapshots: if one is still held, the log remains until the last
  /// connection is closed, which does the same.
  func empty() throws(StorageError) {
    copier.end()
    connection.setPatience(milliseconds: 0)
    let code = connection.checkpoint(SQLITE_CHECKPOINT_TRUNCATE)
    guard code == SQLITE_OK || code & 0xFF == SQLITE_BUSY || code & 0xFF == SQLITE_LOCKED else {
      throw connection.error(code, "checkpoint")
    }
  }
}

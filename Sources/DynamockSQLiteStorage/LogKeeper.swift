import CSQLite
import DynamockStorage

/// Keeps the write-ahead log from growing without end.
///
/// Its pages are copied into the file on a thread of their own, and while the writer goes on the log
/// grows. It starts anew only when all of it is copied, so the little that has come meanwhile is
/// copied on the writer's thread, after the completions of a group and before the next one begins.
/// SQLite's own way, a checkpoint inside COMMIT every 1,000 pages, would make one write in a thousand
/// wait for two syncs of the disk.
struct LogKeeper {
  private let connection: Connection
  /// How many pages the log may have before it is copied: 16 MB.
  private static let limit: Int32 = 4096
  /// From where on the writer waits for reads that keep the log from starting anew: 64 MB.
  private static let hardLimit: Int32 = 4 * limit
  /// How long it waits then, in milliseconds; for a snapshot it does not.
  private static let patience: Int32 = 200
  /// The writer copies so many pages itself: 1 MB.
  private static let shortRest: Int32 = 256
  /// How often the other thread is asked at most to make the rest short.
  private static let mostPasses = 4
  private let copier = LogCopier()
  private var passes = 0
  /// The log's length when the other thread began.
  private var pagesAtStart: Int32 = 0
  private var nextCheckpoint = LogKeeper.limit
  private var pagesBefore: Int32 = 0

  init(_ connection: Connection) {
    self.connection = connection
    connection.countPagesInLog()
  }

  /// Copies the log into the file when it is long.
  mutating func keepShort(_ readers: ReaderPool) {
    let pages = connection.pagesInLog
    // The log has started anew: everything that was in it is in the file.
    if pages < pagesBefore { nextCheckpoint = Self.limit }
    pagesBefore = pages
    if copier.isCopying {
      // A writer that is quicker than the disk waits for it here.
      guard pages >= Self.hardLimit + pagesAtStart else { return }
      copier.wait()
    }
    if copier.takeCopied() {
      // The log has started anew by itself: nothing of it is left to copy.
      guard pages >= pagesAtStart else { return }
      let isRestShort = pages - pagesAtStart <= Self.shortRest
      if !isRestShort, passes < Self.mostPasses, startCopying(pages, readers) { return }
    } else {
      guard pages >= nextCheckpoint else { return }
      passes = 0
      if pages < Self.hardLimit, startCopying(pages, readers) { return }
    }
    copy(pages, readers)
    // Where a reader was in the way, it is tried again when the log has grown by as much.
    nextCheckpoint = pages + Self.limit
  }

  /// Copies the log into the file as far as a full disk allows.
  ///
  /// A log that is copied to its end starts anew, and then the next writes take no more space than it has
  /// already. Pages that the file has take none either; so it is often possible where a write is not.
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

  /// Copies what is left here and now.
  private func copy(_ pages: Int32, _ readers: ReaderPool) {
    readers.withoutIdleTransactions {
      // A failure costs nothing: the log keeps what it has, and there is a next time.
      guard pages >= Self.hardLimit, !readers.hasSnapshots else {
        _ = connection.checkpoint(SQLITE_CHECKPOINT_PASSIVE)
        return
      }
      connection.setPatience(milliseconds: Self.patience)
      _ = connection.checkpoint(SQLITE_CHECKPOINT_RESTART)
      connection.setPatience(milliseconds: connection.usualPatience)
    }
  }

  /// Copies the whole log and cuts it to nothing, at the store's end.
  ///
  /// A snapshot that is still held keeps the log, without being waited for; the last connection to
  /// close then does the same.
  func empty() throws(StorageError) {
    copier.end()
    connection.setPatience(milliseconds: 0)
    let code = connection.checkpoint(SQLITE_CHECKPOINT_TRUNCATE)
    guard code == SQLITE_OK || code & 0xFF == SQLITE_BUSY || code & 0xFF == SQLITE_LOCKED else {
      throw connection.error(code, "checkpoint")
    }
  }
}

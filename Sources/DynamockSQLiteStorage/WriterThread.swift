import DynamockStorage
import Synchronization

/// The only thread that writes to a file, from the first write to the last commit.
///
/// It has no reference to the store, so that it ends when the store is no longer referenced.
final class WriterThread: Sendable {
  private let queue: WriteQueue
  private let hook = Mutex<CommitHook?>(nil)
  private let closingError = Mutex<StorageError?>(nil)
  /// Only for ``releaseCache(hasOthers:)``: it is closed on the thread, when that ends.
  private weak let connection: Connection?

  /// Starts the thread.
  /// - Parameter gathers: whether a group waits shortly for writers that are likely to write again
  ///   (``Gathering``).
  init(_ connection: Connection, _ readers: ReaderPool, gathers: Bool) throws(StorageError) {
    self.connection = connection
    queue = WriteQueue(gathering: gathers ? Gathering() : nil)
    // Created here so that an error can be thrown; from then on it is only used on the thread.
    nonisolated(unsafe) var committer: GroupCommitter? = try GroupCommitter(
      connection, readers, willAnswer: { [queue] count in if gathers { queue.expect(count) } })
    let hasStarted = startThread { [self] in
      readers.replenish()
      while let group = queue.nextGroup() {
        committer?.commit(group, hook.withLock { $0 })
        readers.replenish()
      }
      readers.close()
      do throws(StorageError) {
        try committer?.emptyLog()
      } catch {
        closingError.withLock { $0 = error }
      }
      // The connection is closed before anyone is notified that the store has ended.
      committer = nil
      queue.end()
    }
    guard hasStarted else { throw Sentences.noThread() }
  }

  /// Sets the action that runs at the end of each group.
  func setHook(_ hook: CommitHook) { self.hook.withLock { $0 = hook } }

  /// Submits a write; returns false once the store is closed.
  func submit(_ write: any PendingWrite) -> Bool { queue.submit(write) }

  /// Runs `body` on this thread if no write is pending or running; otherwise returns `nil`.
  func whileAtRest<Value>(
    _ body: () throws(StorageError) -> Value
  ) throws(StorageError) -> Value? {
    try queue.whileAtRest(body)
  }

  /// Wakes the thread, which opens connections when few are left.
  func nudge() { _ = queue.submit(Nudge()) }

  /// Lets the thread give back its connection's cache, after the pending writes.
  func releaseCache(hasOthers: Bool) {
    _ = queue.submit(CacheRelease(connection, hasOthers: hasOthers))
  }

  /// Stops accepting writes; the thread ends once the pending ones are done.
  func beginEnd() { queue.close() }

  /// Waits until the thread has ended.
  func waitForEnd() throws(StorageError) {
    queue.waitForEnd()
    if let error = closingError.withLock({ $0 }) { throw error }
  }
}

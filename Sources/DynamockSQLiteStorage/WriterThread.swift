import DynamockStorage
import Synchronization

/// The one thread that writes to a file, from the first write to the last commit.
///
/// Holds no reference to the store, so that a store nobody holds any longer ends its thread.
final class WriterThread: Sendable {
  private let queue = WriteQueue()
  private let hook = Mutex<CommitHook?>(nil)
  private let closingError = Mutex<StorageError?>(nil)

  /// Starts the thread.
  init(_ connection: Connection, _ readers: ReaderPool) throws(StorageError) {
    // Made here, where an error has someone to go to; used on the thread alone from then on.
    nonisolated(unsafe) var committer: GroupCommitter? = try GroupCommitter(connection, readers)
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
      // The connection goes before anyone is told that the store has ended.
      committer = nil
      queue.end()
    }
    guard hasStarted else { throw Sentences.noThread() }
  }

  /// Sets what runs at the end of each group.
  func setHook(_ hook: CommitHook) { self.hook.withLock { $0 = hook } }

  /// Has a write done in its turn; false once the store is closed.
  func submit(_ write: any PendingWrite) -> Bool { queue.submit(write) }

  /// Runs `body` here and now if no write waits or is under way; else nil.
  func whileAtRest<Value>(
    _ body: () throws(StorageError) -> Value
  ) throws(StorageError) -> Value? {
    try queue.whileAtRest(body)
  }

  /// Wakes the thread, which opens connections when they run short.
  func nudge() { _ = queue.submit(Nudge()) }

  /// Takes no more writes; the thread ends after those that wait.
  func beginEnd() { queue.close() }

  /// Sleeps until the thread has ended.
  func waitForEnd() throws(StorageError) {
    queue.waitForEnd()
    if let error = closingError.withLock({ $0 }) { throw error }
  }
}

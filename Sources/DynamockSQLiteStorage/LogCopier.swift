import CSQLite
import DynamockStorage

/// Copies the log into the file on a thread of its own, while the writer goes on.
///
/// What is copied stays in the log, and the log in use, until a checkpoint finds nothing left to copy:
/// SQLite's own rules for a checkpoint beside a writer, so a process that ends in the middle of one
/// loses nothing.
///
/// The phase is touched under the monitor only. The connection belongs to the writer's thread, and
/// while the phase is `copying` to the one that copies: that makes the unchecked `Sendable` true.
final class LogCopier: @unchecked Sendable {
  private enum Phase {
    case idle, copying, copied
  }

  private let monitor = Monitor()
  private var phase = Phase.idle
  private var connection: Connection?

  /// Begins to copy; false when the system has no connection or no thread to give.
  func start(_ readers: ReaderPool) -> Bool {
    if connection == nil { connection = try? readers.anotherConnection() }
    guard connection != nil else { return false }
    monitor.locked { phase = .copying }
    let hasStarted = startThread { [self] in
      copy(readers)
      monitor.locked {
        phase = .copied
        monitor.wake()
      }
    }
    if !hasStarted { monitor.locked { phase = .idle } }
    return hasStarted
  }

  private func copy(_ readers: ReaderPool) {
    // A failure costs nothing: the log keeps what it has, and there is a next time.
    readers.withoutIdleTransactions { _ = connection?.checkpoint(SQLITE_CHECKPOINT_PASSIVE) }
  }

  /// Whether the thread is at work.
  var isCopying: Bool { monitor.locked { phase == .copying } }

  /// Whether the thread has come to its end since this was asked last.
  func takeCopied() -> Bool {
    monitor.locked {
      guard phase == .copied else { return false }
      phase = .idle
      return true
    }
  }

  /// Sleeps while the thread is at work.
  func wait() {
    monitor.locked {
      while phase == .copying { monitor.sleep() }
    }
  }

  /// Closes the connection, after the work that is under way.
  func end() {
    wait()
    connection = nil
  }
}

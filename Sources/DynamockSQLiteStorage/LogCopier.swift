import CSQLite
import DynamockStorage

/// Copies the log into the file on its own thread, while the writer continues.
///
/// Copied pages stay in the log, and the log stays in use, until a checkpoint finds nothing left to
/// copy. These are SQLite's rules for a checkpoint concurrent with a writer, so nothing is lost if
/// the process ends during one.
///
/// `@unchecked Sendable`: the phase is accessed only while the monitor is locked. The connection
/// belongs to the writer's thread, and to the copying thread while the phase is `copying`.
final class LogCopier: @unchecked Sendable {
  private enum Phase {
    case idle, copying, copied
  }

  private let monitor = Monitor()
  private var phase = Phase.idle
  private var connection: Connection?

  /// Starts copying; returns false if no connection or thread is available.
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
    // A failure is harmless: the log keeps its contents for the next attempt.
    readers.withoutIdleTransactions { _ = connection?.checkpoint(SQLITE_CHECKPOINT_PASSIVE) }
  }

  /// Whether the thread is running.
  var isCopying: Bool { monitor.locked { phase == .copying } }

  /// Returns whether the thread has ended since the last call of this function.
  func takeCopied() -> Bool {
    monitor.locked {
      guard phase == .copied else { return false }
      phase = .idle
      return true
    }
  }

  /// Waits while the thread is running.
  func wait() {
    monitor.locked {
      while phase == .copying { monitor.sleep() }
    }
  }

  /// Closes the connection once the current copy is complete.
  func end() {
    wait()
    connection = nil
  }
}

import DynamockStorage

/// The writes that wait for the writer's thread.
///
/// Everything in it is touched under the monitor only: that is what makes the unchecked `Sendable`
/// true.
final class WriteQueue: @unchecked Sendable {
  private let monitor = Monitor()
  private var waiting: [any PendingWrite] = []
  private var isClosed = false
  private var isThreadAsleep = false
  private var hasEnded = false

  /// Writes that are committed together at most, so that no completion waits for thousands of
  /// others.
  private static let largestGroup = 512

  /// Takes a write in; false once the queue is closed.
  func submit(_ write: any PendingWrite) -> Bool {
    monitor.locked {
      guard !isClosed else { return false }
      waiting.append(write)
      // A thread that is at work looks here again before it sleeps, and needs no system call.
      if isThreadAsleep {
        isThreadAsleep = false
        monitor.wake()
      }
      return true
    }
  }

  /// Runs `body` alone among writes on the caller's thread, if none waits and none is under way; else
  /// nil, and nothing has run.
  func whileAtRest<Value>(
    _ body: () throws(StorageError) -> Value
  ) throws(StorageError) -> Value? {
    try monitor.locked { () throws(StorageError) -> Value? in
      // Asleep is said only by the thread itself, after the completions of its last group.
      guard isThreadAsleep, waiting.isEmpty, !isClosed else { return nil }
      return try body()
    }
  }

  /// All that waits, as soon as something does; nil when the queue is closed and empty.
  func nextGroup() -> [any PendingWrite]? {
    monitor.locked {
      while waiting.isEmpty {
        if isClosed { return nil }
        isThreadAsleep = true
        monitor.sleep()
      }
      isThreadAsleep = false
      guard waiting.count > Self.largestGroup else {
        defer { waiting = [] }
        return waiting
      }
      defer { waiting.removeFirst(Self.largestGroup) }
      return Array(waiting.prefix(Self.largestGroup))
    }
  }

  /// Takes nothing in from now on; what waits is still done.
  func close() {
    monitor.locked {
      isClosed = true
      monitor.wake()
    }
  }

  /// Says that the writer's thread has done its last.
  func end() {
    monitor.locked {
      hasEnded = true
      monitor.wake()
    }
  }

  /// Sleeps until the writer's thread has done its last.
  func waitForEnd() {
    monitor.locked {
      while !hasEnded { monitor.sleep() }
    }
  }
}

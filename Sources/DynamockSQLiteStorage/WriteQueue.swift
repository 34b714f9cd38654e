import DynamockStorage

/// The writes pending for the writer's thread.
///
/// `@unchecked Sendable`: its variables are accessed only while the monitor is locked.
final class WriteQueue: @unchecked Sendable {
  private let monitor = Monitor()
  private var waiting: [any PendingWrite] = []
  private var isClosed = false
  private var isThreadAsleep = false
  private var hasEnded = false
  private var gathering: Gathering?
  /// The start of the current group's transaction, if groups wait for writers.
  private var start: ContinuousClock.Instant?
  /// The number of pending writes at which the sleeping thread is woken.
  private var enough = 1

  /// The maximum number of writes that are committed together, so that no completion waits for
  /// thousands of others.
  private static let largestGroup = 512

  /// Creates an empty queue.
  /// - Parameter gathering: how a group waits for writers, or `nil` if it never does.
  init(gathering: Gathering? = nil) { self.gathering = gathering }

  /// Adds a write; returns false once the queue is closed.
  func submit(_ write: any PendingWrite) -> Bool {
    monitor.locked {
      guard !isClosed else { return false }
      waiting.append(write)
      // A running thread checks again before it sleeps, which saves a system call.
      if isThreadAsleep, waiting.count >= enough {
        isThreadAsleep = false
        monitor.wake()
      }
      return true
    }
  }

  /// Runs `body` on the caller's thread, with no concurrent write, if none is pending or running;
  /// otherwise returns `nil`.
  func whileAtRest<Value>(
    _ body: () throws(StorageError) -> Value
  ) throws(StorageError) -> Value? {
    try monitor.locked { () throws(StorageError) -> Value? in
      // Only the thread itself records that it sleeps, after the completions of its last group.
      guard isThreadAsleep, waiting.isEmpty, !isClosed else { return nil }
      return try body()
    }
  }

  /// Waits for pending writes and returns all of them, or `nil` once the queue is closed and empty.
  func nextGroup() -> [any PendingWrite]? {
    monitor.locked {
      while waiting.isEmpty {
        if isClosed { return nil }
        isThreadAsleep = true
        monitor.sleep()
      }
      if gathering != nil {
        gather()
        start = .now
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

  /// Waits a moment for the writers that are expected; the monitor is locked.
  private func gather() {
    guard let count = gathering?.awaited(having: waiting.count),
      let patience = gathering?.patience
    else { return }
    enough = min(count, Self.largestGroup)
    isThreadAsleep = true
    while waiting.count < enough, !isClosed, monitor.sleep(atMost: patience) {}
    gathering?.end(having: waiting.count)
    enough = 1
  }

  /// Records that so many writes were committed and are about to be answered.
  func expect(_ answered: Int) {
    monitor.locked {
      guard let start else { return }
      gathering?.expect(answered + waiting.count, after: .now - start)
    }
  }

  /// Stops accepting writes; the pending ones are still done.
  func close() {
    monitor.locked {
      isClosed = true
      monitor.wake()
    }
  }

  /// Records that the writer's thread has finished.
  func end() {
    monitor.locked {
      hasEnded = true
      monitor.wake()
    }
  }

  /// Waits until the writer's thread has finished.
  func waitForEnd() {
    monitor.locked {
      while !hasEnded { monitor.sleep() }
    }
  }
}

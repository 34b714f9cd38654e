import DynamockSQLiteStorage
import Synchronization

/// Threads that execute work that would block an event loop, in the order of arrival.
///
/// The work of a client that has disconnected is done last, but it is done: a client that closes
/// only its side of the connection still reads the response, and cannot be distinguished from one
/// that has disconnected.
///
/// The threads exist from the beginning, so work never waits for the system to create one. As a
/// task executor, the pool runs tasks separately from the threads that all other tasks share.
package final class WorkPool: TaskExecutor {
  private let queue: WorkQueue
  private let pendingCount = Atomic(0)
  private let hasThreads: Bool
  private let threads: Threads

  /// Starts the threads.
  /// - Parameter isBackground: whether other threads, such as event loops, have priority.
  package init(threads: Int, isBackground: Bool = false) {
    let queue = WorkQueue()
    let members = Threads()
    var started = 0
    for _ in 0..<max(1, threads) {
      let hasStarted = startThread {
        members.addCurrent()
        if isBackground { lowerThreadPriority() }
        while let work = queue.next() { work() }
      }
      if hasStarted { started += 1 }
    }
    self.queue = queue
    self.threads = members
    hasThreads = started > 0
  }

  deinit { queue.close() }

  /// Whether work is waiting or in progress.
  package var isBusy: Bool { pendingCount.load(ordering: .acquiring) > 0 }

  /// Whether the calling thread is one of the pool's.
  package var isCurrent: Bool { threads.includesCurrent }

  /// Executes work on one of the threads, or immediately if the system provided none.
  /// - Parameter caller: the client that the work is for, or `nil` for work that keeps its place.
  package func submit(
    for caller: (any RequestCaller)? = nil, _ work: @escaping @Sendable () -> Void
  ) {
    guard hasThreads else { return work() }
    pendingCount.add(1, ordering: .acquiringAndReleasing)
    queue.add(for: caller) { [self] in
      work()
      pendingCount.subtract(1, ordering: .acquiringAndReleasing)
    }
  }

  /// Runs a part of a task.
  package func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    submit { [self] in job.runSynchronously(on: asUnownedTaskExecutor()) }
  }
}

/// The threads of a pool, by their numbers.
private final class Threads: Sendable {
  private let numbers = Mutex<[UInt]>([])

  func addCurrent() { numbers.withLock { $0.append(currentThread()) } }

  var includesCurrent: Bool { numbers.withLock { $0.contains(currentThread()) } }
}

/// Work that waits for a thread.
///
/// `@unchecked Sendable`: its variables are accessed only while the monitor is locked.
private final class WorkQueue: @unchecked Sendable {
  typealias Work = @Sendable () -> Void

  private struct Entry {
    let work: Work
    let caller: (any RequestCaller)?

    var isAbandoned: Bool { caller?.isOpen == false }
  }

  private let monitor = Monitor()
  private var waiting = Line()
  /// The work of clients that had disconnected when its turn came.
  private var abandoned = Line()
  private var isClosed = false

  func add(for caller: (any RequestCaller)?, _ work: @escaping Work) {
    monitor.locked {
      waiting.append(Entry(work: work, caller: caller))
      monitor.wake()
    }
  }

  /// Waits for work; returns `nil` once the queue is closed and empty.
  func next() -> Work? {
    monitor.locked {
      while true {
        while let entry = waiting.popFirst() {
          guard entry.isAbandoned else { return entry.work }
          abandoned.append(entry)
        }
        if let entry = abandoned.popFirst() { return entry.work }
        if isClosed { return nil }
        monitor.sleep()
      }
    }
  }

  /// Entries in the order of their arrival.
  private struct Line {
    private var entries: [Entry?] = []
    /// The position of the next entry; those before it have been taken.
    private var first = 0

    mutating func append(_ entry: Entry) { entries.append(entry) }

    mutating func popFirst() -> Entry? {
      guard first < entries.count else { return nil }
      let entry = entries[first]
      entries[first] = nil
      first += 1
      // Removed in batches, so that a queue that is never empty does not grow.
      if first == entries.count || first >= 1024 {
        entries.removeFirst(first)
        first = 0
      }
      return entry
    }
  }

  func close() {
    monitor.locked {
      isClosed = true
      monitor.wake()
    }
  }
}

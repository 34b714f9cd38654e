import DynamockSQLiteStorage
import Synchronization

/// Threads that execute work that would block an event loop, in the order of arrival.
///
/// The work of a client that has disconnected is done last, but it is done: a client that closes
/// only its side of the connection still reads the response, and cannot be distinguished from one
/// that has disconnected.
///
/// The threads are started with the first work, since most servers in tests never have any; as a
/// task executor, the pool runs tasks separately from the threads that all other tasks share.
package final class WorkPool: TaskExecutor {
  private let queue = WorkQueue()
  private let pendingCount = Atomic(0)
  private let threads: Threads

  /// Creates a pool.
  /// - Parameter isBackground: whether other threads, such as event loops, have priority.
  package init(threads: Int, isBackground: Bool = false) {
    self.threads = Threads(count: max(1, threads), isBackground: isBackground)
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
    guard threads.start(working: queue) else { return work() }
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
  /// Before the first work, with threads, and if the system provided none.
  private enum State: Int, AtomicRepresentable {
    case resting, started, missing
  }

  private let count: Int
  private let isBackground: Bool
  private let state = Atomic(State.resting)
  private let numbers = Mutex<[UInt]>([])

  init(count: Int, isBackground: Bool) {
    self.count = count
    self.isBackground = isBackground
  }

  /// Whether the calling thread is one of these.
  var includesCurrent: Bool { numbers.withLock { $0.contains(currentThread()) } }

  /// Starts the threads unless they have been started, and returns whether there are any.
  func start(working queue: WorkQueue) -> Bool {
    let known = state.load(ordering: .acquiring)
    guard known == .resting else { return known == .started }
    return numbers.withLock { _ in
      let known = state.load(ordering: .acquiring)
      guard known == .resting else { return known == .started }
      let started = (0..<count).filter { _ in startOne(working: queue) }
      state.store(started.isEmpty ? .missing : .started, ordering: .releasing)
      return !started.isEmpty
    }
  }

  private func startOne(working queue: WorkQueue) -> Bool {
    startThread { [self] in
      numbers.withLock { $0.append(currentThread()) }
      if isBackground { lowerThreadPriority() }
      while let work = queue.next() { work() }
    }
  }
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

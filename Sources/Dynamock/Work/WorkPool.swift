import DynamockSQLiteStorage
import Synchronization

/// Threads that carry out, in the order of arrival, what would hold up an event loop.
///
/// The threads exist from the beginning: work never waits for the system to make one. As a task
/// executor the pool runs tasks apart from the threads that all other tasks share.
package final class WorkPool: TaskExecutor {
  private let queue: WorkQueue
  private let pendingCount = Atomic(0)
  private let hasThreads: Bool
  private let threads: Threads

  /// Starts the threads.
  /// - Parameter isBackground: Whether threads that have waited, such as event loops, go first.
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

  /// Whether work waits or is under way.
  package var isBusy: Bool { pendingCount.load(ordering: .acquiring) > 0 }

  /// Whether the calling thread is one of the pool's.
  package var isCurrent: Bool { threads.includesCurrent }

  /// Carries out some work on one of the threads, or at once if the system gave none.
  package func submit(_ work: @escaping @Sendable () -> Void) {
    guard hasThreads else { return work() }
    pendingCount.add(1, ordering: .acquiringAndReleasing)
    queue.add { [self] in
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
/// `@unchecked Sendable`: its variables are touched under the monitor only.
private final class WorkQueue: @unchecked Sendable {
  typealias Work = @Sendable () -> Void

  private let monitor = Monitor()
  private var waiting: [Work?] = []
  /// Where the next work is; what is before it has been taken.
  private var first = 0
  private var isClosed = false

  func add(_ work: @escaping Work) {
    monitor.locked {
      waiting.append(work)
      monitor.wake()
    }
  }

  /// Waits for work; nil once the queue is closed and empty.
  func next() -> Work? {
    monitor.locked {
      while first == waiting.count {
        if isClosed { return nil }
        monitor.sleep()
      }
      let work = waiting[first]
      waiting[first] = nil
      first += 1
      // Taken in portions, so that a queue that is never empty does not grow.
      if first == waiting.count || first >= 1024 {
        waiting.removeFirst(first)
        first = 0
      }
      return work
    }
  }

  func close() {
    monitor.locked {
      isClosed = true
      monitor.wake()
    }
  }
}

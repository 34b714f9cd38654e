import CThreads
import Synchronization

/// The tallies of all threads.
///
/// They are in separate cache lines: threads that write to the same line slow each other down as if
/// they waited for a lock.
struct ThreadTallies: ~Copyable, Sendable {
  private static let count = 16
  private let slots: [Slot]

  private final class Slot: Sendable {
    let tally: Mutex<ThreadTally>
    /// Two cache lines, since processors fetch them in pairs.
    let distance = (Line(), Line())

    init(second: Int64) { tally = Mutex(ThreadTally(second: second)) }
  }

  private struct Line {
    let words = (0, 0, 0, 0, 0, 0, 0, 0)
  }

  init(second: Int64) { slots = (0..<Self.count).map { _ in Slot(second: second) } }

  /// Calls a body with this thread's tally; the first threads have one each, later ones share them.
  func withOwn<Result: Sendable>(_ body: (inout ThreadTally) -> Result) -> Result {
    slots[Int(dynamock_thread_number()) % Self.count].tally.withLock { body(&$0) }
  }

  /// Calls a body with each tally.
  func forEach(_ body: (inout ThreadTally) -> Void) {
    for slot in slots { slot.tally.withLock { body(&$0) } }
  }
}

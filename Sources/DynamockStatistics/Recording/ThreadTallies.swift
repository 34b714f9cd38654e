import Synchronization

/// The tallies of all threads.
///
/// Each lies apart from the others: threads that write into one line of the cache wait for each other as
/// they do for a lock. `@unchecked Sendable`: the memory holds locks, comes with the value and goes with
/// it.
struct ThreadTallies: ~Copyable, @unchecked Sendable {
  private static let count = 16
  private let slots: UnsafeMutablePointer<Slot>

  private struct Slot: ~Copyable {
    let tally: Mutex<ThreadTally>
    /// Two lines, since processors fetch them in pairs.
    let distance = (Line(), Line())
  }

  private struct Line {
    let words = (0, 0, 0, 0, 0, 0, 0, 0)
  }

  init(second: Int64) {
    slots = .allocate(capacity: Self.count)
    for place in 0..<Self.count {
      (slots + place).initialize(
        to: Slot(tally: Mutex(ThreadTally(second: second))))
    }
  }

  deinit {
    slots.deinitialize(count: Self.count)
    slots.deallocate()
  }

  /// Lends the tally of this thread; the first threads have one each, later ones share.
  func withOwn<Result>(_ body: (inout ThreadTally) -> Result) -> Result {
    slots[ThreadNumber.current % Self.count].tally.withLock { body(&$0) }
  }

  /// Lends one tally after the other.
  func forEach(_ body: (inout ThreadTally) -> Void) {
    for place in 0..<Self.count { slots[place].tally.withLock { body(&$0) } }
  }
}

/// Decides how many writers a group waits for before its commit, so that more of them share the sync
/// to the disk.
///
/// Writers that were just answered usually write again at once. Those that arrive during a sync would
/// form a group of their own, and the two groups would take turns for good. A writer that is alone
/// never waits: once it has arrived, no one else is expected. Nor does a group wait where commits are
/// short: with syncs of 60 to 120 µs waiting gained nothing, with 600 µs to 2 ms 8 to 19 %.
struct Gathering {
  /// How long a group waits at most.
  let patience: Duration
  /// The duration of a commit from which on the next group waits.
  private let shortestCommit: Duration
  /// The number of writers that were answered last, or were waiting then.
  private var expected = 0
  /// The number of writers at which the current wait is worth it.
  private var satisfying = 0
  /// The number of waits in a row that were not worth it.
  private var failures = 0
  /// The number of groups that do not wait, because waiting has failed.
  private var groupsToSkip = 0

  /// The number of failures after which groups do not wait for a while.
  private static let patientFailures = 3
  /// The binary logarithm of the maximum number of groups between two waits that fail.
  private static let longestSkip = 6

  /// Creates an instance that expects no one.
  ///
  /// Linux's timers add up to 50 µs to the patience: prctl(2), PR_SET_TIMERSLACK.
  init(patience: Duration = .microseconds(100), shortestCommit: Duration = .microseconds(400)) {
    self.patience = patience
    self.shortestCommit = shortestCommit
  }

  /// Records how many writers may come back after a commit that took so long.
  mutating func expect(_ count: Int, after duration: Duration) {
    expected = duration < shortestCommit ? 0 : count
  }

  /// Returns the number of writers to wait for, or `nil` if the group is committed as it is.
  mutating func awaited(having count: Int) -> Int? {
    defer { expected = 0 }
    guard count < expected else { return nil }
    guard groupsToSkip == 0 else {
      groupsToSkip -= 1
      return nil
    }
    satisfying = count + (expected - count + 1) / 2
    return expected
  }

  /// Records how many writers there were when a wait ended; half of the missing ones make it worth it.
  mutating func end(having count: Int) {
    failures = count < satisfying ? failures + 1 : 0
    let surplus = failures - Self.patientFailures
    groupsToSkip = surplus < 0 ? 0 : 1 << min(surplus, Self.longestSkip)
  }
}

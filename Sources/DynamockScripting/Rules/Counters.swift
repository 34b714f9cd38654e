import Synchronization

/// The number of times that a rule matched and was applied, counted under one lock.
final class Counters: Sendable {
  struct Counts {
    var matched = 0
    var applied = 0
  }

  private let counts = Mutex(Counts())

  func withLock<Value: Sendable>(_ body: (inout Counts) -> sending Value) -> Value {
    counts.withLock { body(&$0) }
  }
}

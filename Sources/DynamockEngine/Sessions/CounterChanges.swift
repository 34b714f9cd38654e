/// The changes to counters by a write, of which most writes make one: it takes no memory of its own.
struct CounterChanges {
  /// A change of the counters of a keyspace.
  typealias Change = (counters: KeyspaceCounters, items: Int, bytes: Int)

  private var first: Change?
  private var others: [Change] = []

  /// Adds a change after the others.
  mutating func append(_ change: Change) {
    guard let first else { return self.first = change }
    // Several changes of sizes alone are the same as their sum.
    if change.items == 0, first.items == 0, first.counters === change.counters {
      self.first?.bytes += change.bytes
    } else {
      others.append(change)
    }
  }

  /// Calls `body` with each change, in the order of the additions.
  func forEach(_ body: (Change) -> Void) {
    guard let first else { return }
    body(first)
    others.forEach(body)
  }

  /// Returns the sum of a figure of all changes.
  func sum(of figure: (Change) -> Int) -> Int {
    var sum = 0
    forEach { sum += figure($0) }
    return sum
  }
}

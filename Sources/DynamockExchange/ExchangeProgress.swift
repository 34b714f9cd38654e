import Synchronization

/// How far a transfer has come; asked by whoever shows it while it runs.
package final class ExchangeProgress: Sendable {
  /// The state at a moment.
  package struct State: Sendable, Equatable {
    /// The table that is worked on.
    package var table = ""
    /// Items that are done, of all tables.
    package var items = 0
    /// How many there are in all; nil where that is not known.
    package var total: Int?
  }

  private let stored = Mutex(State())

  /// Begins at nothing.
  package init() {}

  /// How far it has come.
  package var state: State { stored.withLock { $0 } }

  func expect(_ total: Int?) { stored.withLock { $0.total = total } }
  func begin(_ table: String) { stored.withLock { $0.table = table } }
  func add(_ items: Int) { stored.withLock { $0.items += items } }
}

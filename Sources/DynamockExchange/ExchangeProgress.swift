import Synchronization

/// The progress of a transfer, which can be read during the transfer.
package final class ExchangeProgress: Sendable {
  /// The state at a point in time.
  package struct State: Sendable, Equatable {
    /// The current table.
    package var table = ""
    /// The number of completed items, in all tables.
    package var items = 0
    /// The total number of items, or `nil` if it is unknown.
    package var total: Int?
  }

  private let stored = Mutex(State())

  /// Creates progress at zero.
  package init() {}

  /// The current state.
  package var state: State { stored.withLock { $0 } }

  func expect(_ total: Int?) { stored.withLock { $0.total = total } }
  func begin(_ table: String) { stored.withLock { $0.table = table } }
  func add(_ items: Int) { stored.withLock { $0.items += items } }
}

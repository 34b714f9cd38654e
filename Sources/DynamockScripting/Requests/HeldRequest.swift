import DynamockModel
import Synchronization

/// A request that waits to be received and answered.
package final class HeldRequest: Sendable {
  /// Its number among the requests of the database, which the journal has too.
  package let number: Int
  /// What it says.
  package let facts: RequestFacts
  /// When it came.
  package let since: ContinuousClock.Instant
  /// The rule that holds it; nil for the treatment of unmatched requests.
  package let rule: String?
  let hold: Hold
  let exchange: Exchange
  private let current = Mutex(State.held)

  /// What has become of the request.
  package enum State: String, Sendable {
    case held, received, answered, passed, timedOut, abandoned, stopped

    /// Whether the request still waits.
    var isWaiting: Bool { self == .held || self == .received }
  }

  init(_ exchange: Exchange, hold: Hold, rule: String?) {
    number = exchange.number
    facts = exchange.facts
    since = .now
    self.rule = rule
    self.hold = hold
    self.exchange = exchange
  }

  /// What has become of the request.
  package var state: State { current.withLock { $0 } }

  /// Changes the state if it is one of those that may become the new one.
  /// - Returns: whether it was changed.
  func become(_ state: State, from before: Set<State>) -> Bool {
    current.withLock { current in
      guard before.contains(current) else { return false }
      current = state
      return true
    }
  }
}

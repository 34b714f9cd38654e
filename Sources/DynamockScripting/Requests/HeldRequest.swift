import DynamockModel
import Synchronization

/// A request that waits to be received and answered.
package final class HeldRequest: Sendable {
  /// Its number among the requests of the database, as in the journal.
  package let number: Int
  /// The content of the request.
  package let facts: RequestFacts
  /// The time of its arrival.
  package let since: ContinuousClock.Instant
  /// The rule that holds it, or `nil` for the treatment of unmatched requests.
  package var rule: String? { holder?.id }
  let holder: ActiveRule?
  let hold: Hold
  let exchange: Exchange
  private let current = Mutex(Condition())

  /// The state, and the closures to call when the wait ends.
  private struct Condition {
    var state = State.held
    var onEnd: (@Sendable () -> Void)?
  }

  /// The state of the request.
  package enum State: String, Sendable {
    case held, received, answered, passed, timedOut, abandoned, stopped

    /// Whether the request still waits.
    var isWaiting: Bool { self == .held || self == .received }
  }

  /// The reasons why the wait of a request ended without a response.
  enum Expiry: Sendable {
    /// The maximum time has expired.
    case time
    /// The rule that holds it was removed or replaced.
    case ruleRemoved
    /// All rules of the database were cleared.
    case cleared
  }

  init(_ exchange: Exchange, hold: Hold, rule: ActiveRule?) {
    number = exchange.number
    facts = exchange.facts
    since = .now
    holder = rule
    self.hold = hold
    self.exchange = exchange
  }

  /// The state of the request.
  package var state: State { current.withLock { $0.state } }

  /// Calls a closure when the request no longer waits; immediately if it does not wait.
  func onEnd(_ body: @escaping @Sendable () -> Void) {
    let waits = current.withLock { current in
      guard current.state.isWaiting else { return false }
      current.onEnd = body
      return true
    }
    if !waits { body() }
  }

  /// Changes the state if the present one is among those given.
  /// - Returns: Whether it was changed.
  func become(_ state: State, from before: Set<State>) -> Bool {
    let (isChanged, onEnd) = current.withLock { current -> (Bool, (@Sendable () -> Void)?) in
      guard before.contains(current.state) else { return (false, nil) }
      current.state = state
      guard !state.isWaiting else { return (true, nil) }
      defer { current.onEnd = nil }
      return (true, current.onEnd)
    }
    onEnd?()
    return isChanged
  }
}

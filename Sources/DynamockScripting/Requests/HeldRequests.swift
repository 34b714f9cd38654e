import DynamockModel
import DynamockWire
import Synchronization

/// The requests of a database that wait to be received and answered.
package final class HeldRequests: Sendable {
  private let shared: ScriptingShared
  private let state = Mutex(State())

  private struct State {
    /// The waiting requests, in the order of their numbers.
    var waiting: [HeldRequest] = []
    /// The outcomes of former requests, newest last.
    var gone: [(number: Int, state: HeldRequest.State)] = []
    var receivers: [Receiver] = []
    var nextReceiver = 0
    /// Whether the database was dropped or the server is stopping.
    var isClosed = false
  }

  /// A client that waits for a request.
  struct Receiver {
    let number: Int
    let matcher: RequestMatcher
    let isStrict: Bool
    let takes: Bool
    let resume: @Sendable (HeldRequest?) -> Void
  }

  /// The maximum number of outcomes that are kept.
  private static let remembered = 1000

  init(_ shared: ScriptingShared) { self.shared = shared }

  /// The waiting requests, oldest first.
  package var waiting: [HeldRequest] { state.withLock { $0.waiting } }

  /// The result of holding a request.
  enum Admission {
    case held
    /// The server already holds the maximum number of requests.
    case tooMany
    /// The database was dropped, or the server is stopping.
    case isClosed
  }

  /// Holds a request.
  func hold(_ request: HeldRequest) -> Admission {
    guard shared.admitHeld() else { return .tooMany }
    let receivers = state.withLock { state -> [(Receiver, HeldRequest)]? in
      guard !state.isClosed else { return nil }
      let index = state.waiting.lastIndex { $0.number < request.number }.map { $0 + 1 } ?? 0
      state.waiting.insert(request, at: index)
      return Self.matched(&state)
    }
    guard let receivers else {
      shared.releaseHeld()
      return .isClosed
    }
    for (receiver, request) in receivers { receiver.resume(request) }
    request.exchange.watchClient(of: request, in: self)
    // If the rule was removed before this request joined the queue, its removal ended only the
    // other holds.
    if request.holder?.isRemoved == true { timeOut(request, because: .ruleRemoved) }
    return .held
  }

  /// Assigns waiting requests to waiting receivers, in order of age.
  private static func matched(_ state: inout State) -> [(Receiver, HeldRequest)] {
    var pairs: [(Receiver, HeldRequest)] = []
    for receiver in state.receivers {
      guard
        let request = state.waiting.first(where: {
          $0.state == .held && (receiver.isStrict || receiver.matcher.matches($0.facts))
        })
      else { continue }
      if receiver.takes { _ = request.become(.received, from: [.held]) }
      pairs.append((receiver, request))
    }
    let served = Set(pairs.map(\.0.number))
    state.receivers.removeAll { served.contains($0.number) }
    return pairs
  }

  /// Adds a receiver, which is called once: with a request, or with `nil` by
  /// ``removeReceiver(_:)``.
  /// - Returns: The receiver's number.
  func receive(
    _ matcher: RequestMatcher, isStrict: Bool, takes: Bool,
    resume: @escaping @Sendable (HeldRequest?) -> Void
  ) -> Int {
    let (number, pairs, isClosed) = state.withLock {
      state -> (Int, [(Receiver, HeldRequest)], Bool) in
      guard !state.isClosed else { return (0, [], true) }
      state.nextReceiver += 1
      state.receivers.append(
        Receiver(
          number: state.nextReceiver, matcher: matcher, isStrict: isStrict, takes: takes,
          resume: resume))
      return (state.nextReceiver, Self.matched(&state), false)
    }
    if isClosed { resume(nil) }
    for (receiver, request) in pairs { receiver.resume(request) }
    return number
  }

  /// Ends the wait of a receiver.
  func removeReceiver(_ number: Int) {
    let receiver = state.withLock { state -> Receiver? in
      guard let index = state.receivers.firstIndex(where: { $0.number == number }) else {
        return nil
      }
      return state.receivers.remove(at: index)
    }
    receiver?.resume(nil)
  }

  /// Returns a received request to its place in the queue.
  package func giveBack(_ request: HeldRequest) {
    let pairs = state.withLock { state -> [(Receiver, HeldRequest)] in
      guard request.become(.held, from: [.received]) else { return [] }
      return Self.matched(&state)
    }
    for (receiver, request) in pairs { receiver.resume(request) }
  }

  /// Removes a request from the queue.
  /// - Returns: `false` if it was already removed.
  func end(_ request: HeldRequest, as end: HeldRequest.State) -> Bool {
    guard request.become(end, from: [.held, .received]) else { return false }
    shared.releaseHeld()
    state.withLock { state in
      state.waiting.removeAll { $0 === request }
      state.gone.append((request.number, end))
      if state.gone.count > 2 * Self.remembered { state.gone.removeFirst(Self.remembered) }
    }
    return true
  }

  /// Returns the request with the given number.
  package func request(_ number: Int) throws(ScriptingError) -> HeldRequest {
    let (waiting, gone) = state.withLock { state in
      (
        state.waiting.first { $0.number == number },
        state.gone.last { $0.number == number }?.state
      )
    }
    if let waiting { return waiting }
    if let gone { throw .requestGone(number: number, state: gone.rawValue) }
    throw .noRequest(number)
  }

  /// Executes an action for a held request.
  /// - Returns: The new state of the request.
  package func answer(_ request: HeldRequest, with action: Action) throws(ScriptingError)
    -> HeldRequest.State
  {
    guard request.exchange.fits(action, nil) else {
      throw .badRule(path: "", wanted: "not an answer to \(request.facts.title)")
    }
    let end: HeldRequest.State = action.isPlainPass ? .passed : .answered
    guard self.end(request, as: end) else {
      throw .requestGone(number: request.number, state: request.state.rawValue)
    }
    request.exchange.perform(action, by: .caller)
    return end
  }

  /// Tries new rules on the requests that have not been received, oldest first.
  func retry(_ rules: [ActiveRule]) {
    // A rule that holds does not change a held request.
    let rules = rules.filter { rule in
      rule.rule.stage == .checked && !rule.rule.actions.contains { $0.hold != nil }
    }
    guard !rules.isEmpty else { return }
    for request in waiting where rules.contains(where: { $0.rule.matcher.matches(request.facts) }) {
      // The request must not be received while rules are tried, since trying a rule counts.
      guard request.become(.received, from: [.held]) else { continue }
      if !request.exchange.retry(request, against: rules, in: self) { giveBack(request) }
    }
  }

  /// Applies the treatment for expired holds to the requests that the given rules hold.
  func endHolds(of rules: [ActiveRule]) {
    let rules = Set(rules.map(ObjectIdentifier.init))
    for request in waiting
    where request.holder.map({ rules.contains(ObjectIdentifier($0)) }) ?? false {
      timeOut(request, because: .ruleRemoved)
    }
  }

  /// Applies the treatment for expired holds to all requests.
  func endAll() {
    for request in waiting { timeOut(request, because: .cleared) }
  }

  /// Ends the wait of a request without a response.
  func timeOut(_ request: HeldRequest, because reason: HeldRequest.Expiry) {
    guard end(request, as: .timedOut) else { return }
    request.exchange.timeOut(request, because: reason)
  }

  /// Ends the wait of a request whose client has disconnected.
  func abandon(_ request: HeldRequest) {
    guard end(request, as: .abandoned) else { return }
    request.exchange.hangUp(.refused)
  }

  /// Whether the database was dropped or the server is stopping.
  var isClosed: Bool { state.withLock { $0.isClosed } }

  /// Closes the connections of all requests, now and in future, and ends the calls that wait for
  /// one.
  func close() {
    let receivers = state.withLock { state in
      defer { state.receivers = [] }
      state.isClosed = true
      return state.receivers
    }
    for receiver in receivers { receiver.resume(nil) }
    for request in waiting where end(request, as: .stopped) { request.exchange.hangUp(.refused) }
  }
}

extension Action {
  /// Whether the action only passes the request to the engine.
  var isPlainPass: Bool {
    !answersItself && !needsEngine && delay == nil && states.isEmpty && hold == nil
  }
}

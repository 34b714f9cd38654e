import DynamockModel
import DynamockWire
import Synchronization

/// The requests of a database that wait to be received and answered.
package final class HeldRequests: Sendable {
  private let shared: ScriptingShared
  private let state = Mutex(State())

  private struct State {
    /// Those that wait, in the order of their numbers.
    var waiting: [HeldRequest] = []
    /// What has become of those that waited, the newest last.
    var gone: [(number: Int, state: HeldRequest.State)] = []
    var receivers: [Receiver] = []
    var nextReceiver = 0
    /// Whether the database is gone or the server stops.
    var isClosed = false
  }

  /// Somebody who waits for a request.
  struct Receiver {
    let number: Int
    let matcher: RequestMatcher
    let isStrict: Bool
    let takes: Bool
    let resume: @Sendable (HeldRequest?) -> Void
  }

  /// How many requests are remembered after they have gone.
  private static let remembered = 1000

  init(_ shared: ScriptingShared) { self.shared = shared }

  /// Those that wait, oldest first.
  package var waiting: [HeldRequest] { state.withLock { $0.waiting } }

  /// What has become of a request that was to be held.
  enum Admission {
    case held
    /// The server holds as many as it may.
    case tooMany
    /// The database is gone, or the server stops.
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
    return .held
  }

  /// Gives requests that wait to receivers that wait, oldest first on both sides.
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

  /// Adds a receiver, which is called once: with a request, or with nil by ``removeReceiver(_:)``.
  /// - Returns: the receiver's number.
  func receive(
    _ matcher: RequestMatcher, isStrict: Bool, takes: Bool,
    resume: @escaping @Sendable (HeldRequest?) -> Void
  ) -> Int {
    let (number, pairs) = state.withLock { state -> (Int, [(Receiver, HeldRequest)]) in
      state.nextReceiver += 1
      state.receivers.append(
        Receiver(
          number: state.nextReceiver, matcher: matcher, isStrict: isStrict, takes: takes,
          resume: resume))
      return (state.nextReceiver, Self.matched(&state))
    }
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

  /// Gives a received request back to its place in the line.
  package func giveBack(_ request: HeldRequest) {
    let pairs = state.withLock { state -> [(Receiver, HeldRequest)] in
      guard request.become(.held, from: [.received]) else { return [] }
      return Self.matched(&state)
    }
    for (receiver, request) in pairs { receiver.resume(request) }
  }

  /// Takes a request out of those that wait.
  /// - Returns: false if it has gone already.
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

  /// The request of a number.
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

  /// Carries out an action for a held request.
  /// - Returns: what has become of the request.
  package func answer(_ request: HeldRequest, with action: Action) throws(ScriptingError)
    -> HeldRequest.State
  {
    let end: HeldRequest.State = action.isPlainPass ? .passed : .answered
    guard self.end(request, as: end) else {
      throw .requestGone(number: request.number, state: request.state.rawValue)
    }
    request.exchange.perform(action, by: .caller)
    return end
  }

  /// Tries the requests that nobody has received against new rules, oldest first.
  func retry(_ rules: [ActiveRule]) {
    // A rule that holds leaves a held request as it is.
    let rules = rules.filter { rule in
      rule.rule.stage == .checked && !rule.rule.actions.contains { $0.hold != nil }
    }
    guard !rules.isEmpty else { return }
    for request in waiting where rules.contains(where: { $0.rule.matcher.matches(request.facts) }) {
      // Nobody may receive the request while the rules are asked, as being asked counts.
      guard request.become(.received, from: [.held]) else { continue }
      if !request.exchange.retry(request, against: rules, in: self) { giveBack(request) }
    }
  }

  /// Sends the requests that rules hold to what happens after the time.
  func endHolds(of rules: [ActiveRule]) {
    let rules = Set(rules.map(ObjectIdentifier.init))
    for request in waiting
    where request.holder.map({ rules.contains(ObjectIdentifier($0)) }) ?? false {
      timeOut(request)
    }
  }

  /// Sends all requests to what happens after the time.
  func endAll() {
    for request in waiting { timeOut(request) }
  }

  /// Ends the wait of a request that nobody has answered.
  func timeOut(_ request: HeldRequest) {
    guard end(request, as: .timedOut) else { return }
    request.exchange.timeOut(request)
  }

  /// Ends the wait of a request whose client has left.
  func abandon(_ request: HeldRequest) {
    guard end(request, as: .abandoned) else { return }
    request.exchange.hangUp(.refused)
  }

  /// Hangs up on all requests, and on those that come later.
  func close() {
    state.withLock { $0.isClosed = true }
    for request in waiting where end(request, as: .stopped) { request.exchange.hangUp(.refused) }
  }
}

extension Action {
  /// Whether the action does nothing but let the engine answer.
  var isPlainPass: Bool {
    !answersItself && !needsEngine && delay == nil && states.isEmpty && hold == nil
  }
}

import Dynamock
import DynamockModel
import DynamockWire
import Synchronization

/// A request being processed by its database's rules, until it gets its only response.
final class Exchange: Sendable {
  let facts: RequestFacts
  let number: Int
  let script: Scripting
  let registry: ScriptingRegistry
  let database: DynamockDatabase
  let next: any CheckingResponder
  let client: ClientConnection
  private let send: @Sendable (WireResponse) -> Void
  private let stopwatch = Stopwatch()
  private let state = Mutex(State())

  private struct State {
    var isFinished = false
    /// Whether the credentials and the form of the request have been validated.
    var isChecked = false
    var passedOver: [(rule: String, why: String)] = []
  }

  /// Creates the exchange of a request, or `nil` if no rule could apply to it.
  init?(
    _ request: WireRequest, from client: ClientConnection, _ registry: ScriptingRegistry,
    next: any CheckingResponder, send: @escaping @Sendable (WireResponse) -> Void
  ) {
    guard case .operation(let path) = Route(request.head) else { return nil }
    let context = CallContext(of: request.head).request
    let name = registry.databases.name(of: path, for: context)
    // The database is determined first, since scripts are only created for existing databases.
    guard let operation = RequestFacts.operation(of: request.head),
      let found = try? registry.databases.database(path, for: context),
      let script = registry.armed(name)
    else { return nil }
    database = found
    facts = RequestFacts(request, operation, database: name, context: context, from: client)
    number = script.journal.append { [facts, database] in
      JournalRequest(facts, at: database.clock.now)
    }
    self.script = script
    self.registry = registry
    self.next = next
    self.client = client
    self.send = send
  }

  /// Starts with the rules that are tried before the request is validated.
  func begin() { advance(.arrival, from: 0) }

  /// A rule to apply, with its action and the position at which to continue.
  private struct Decision {
    let rule: ActiveRule
    let action: Action
    /// The number of times the rule has been applied.
    let count: Int
    /// The position of the next rule.
    let nextPlace: Int
  }

  /// Tries the rules of a stage from a given position, then continues with the next stage.
  private func advance(_ stage: Rule.Stage, from place: Int) {
    if let decision = decide(stage, from: place) { return follow(decision, stage) }
    switch stage {
    case .arrival:
      // Operations that are not implemented cannot be validated, so that rules may answer them.
      if Operation.built.contains(facts.operation) {
        if let refusal = next.check(facts.request) { return finish(refusal, by: .refused) }
        state.withLock { $0.isChecked = true }
      }
      advance(.checked, from: 0)
    case .checked:
      guard let vault = script.vault else { return leaveUnmatched() }
      askVault(vault) { self.leaveUnmatched() }
    }
  }

  /// Returns the first rule that applies.
  private func decide(_ stage: Rule.Stage, from place: Int) -> Decision? {
    decide(among: candidates(stage), from: place)
  }

  private func decide(among rules: [ActiveRule], from place: Int) -> Decision? {
    let now = database.clock.now
    for (index, rule) in rules.enumerated().dropFirst(place) {
      guard rule.rule.matcher.matches(facts) else { continue }
      switch script.due(rule, now: now, where: { self.fits($0, rule) }) {
      case .notDue: note(rule, "not due: its limit or a state is not met")
      case .unfit: note(rule, "its action cannot be an answer to \(facts.operation.name)")
      case .action(let action, let count):
        return Decision(rule: rule, action: action, count: count, nextPlace: index + 1)
      }
    }
    return nil
  }

  /// Returns the database's own rules, those of all databases, then those that are tried last.
  private func candidates(_ stage: Rule.Stage) -> [ActiveRule] {
    let own = script.candidates(facts, stage)
    let shared = registry.everywhere.candidates(facts, stage)
    guard !shared.isEmpty else { return own }
    return own.filter { !$0.rule.isLast } + shared.filter { !$0.rule.isLast }
      + own.filter { $0.rule.isLast } + shared.filter { $0.rule.isLast }
  }

  private func note(_ rule: ActiveRule, _ why: String) {
    state.withLock { $0.passedOver.append((rule.id, why)) }
  }

  /// Executes a rule's action, and continues if the rule requires it.
  private func follow(_ decision: Decision, _ stage: Rule.Stage) {
    guard decision.action.goesOn else {
      return perform(decision.action, by: .rule(decision.rule), count: decision.count)
    }
    guard let delay = decision.action.delay else { return advance(stage, from: decision.nextPlace) }
    script.delays.run(rule: decision.rule) { [self] in
      await delay.wait(clock: database.clock)
      advance(stage, from: decision.nextPlace)
    }
  }

  private func leaveUnmatched() {
    switch script.unmatched {
    case .pass:
      // A request that no rule has changed is passed on as received, including its signature.
      askEngine(facts.request) { self.finish($0, by: .engine) }
    case .hold: hold(Hold(), rule: nil)
    case .refuse: finish(refusal(nil), by: .refused)
    }
  }

  /// Tries new rules for a waiting request.
  /// - Returns: Whether one of them answers it.
  func retry(_ request: HeldRequest, against rules: [ActiveRule], in held: HeldRequests) -> Bool {
    var place = 0
    while let decision = decide(among: rules, from: place) {
      place = decision.nextPlace
      // A rule that only observes leaves the request to the next rule, or held.
      guard !decision.action.goesOn else { continue }
      guard held.end(request, as: .answered) else { return true }
      perform(decision.action, by: .rule(decision.rule), count: decision.count)
      return true
    }
    return false
  }
}

extension Exchange {
  /// Passes a request to the engine.
  func askEngine(_ request: WireRequest, _ completion: @escaping @Sendable (WireResponse) -> Void) {
    let (request, _) = ledBack(request)
    // A rule of the first stage answers before the credentials have been validated.
    guard state.withLock({ $0.isChecked }) else {
      return next.respond(to: request, from: client, send: completion)
    }
    guard script.past.isRecording, facts.writesItems else {
      return next.respondTrusting(request, from: client, send: completion)
    }
    Task {
      await script.past.record(database)
      next.respondTrusting(request, from: client, send: completion)
    }
  }

  /// Sends the only response, and records it.
  func finish(_ response: WireResponse, by answerer: Performer) {
    let passedOver = state.withLock { state -> [(rule: String, why: String)]? in
      guard !state.isFinished else { return nil }
      state.isFinished = true
      return state.passedOver
    }
    guard let passedOver else { return }
    var response = response
    if let rule = answerer.rule { response.extraFields.append(("x-dynamock-rule", rule.id)) }
    if case .recording(let file) = answerer {
      response.extraFields.append(("x-dynamock-recording", file))
    }
    script.tally.count(facts.operation, answerer.entry)
    script.journal.finish(number, outcome(response, answerer.entry), passedOver: passedOver)
    send(response)
  }

  /// Closes the connection without a response.
  func hangUp(_ answerer: Performer) {
    var response = WireResponse(status: 0)
    response.delivery = Delivery(.hangUp)
    finish(response, by: answerer)
  }

  private func outcome(
    _ response: WireResponse, _ answerer: JournalEntry.Answerer
  ) -> JournalEntry.Outcome {
    let limit = JournalEntry.bodyLimit
    let isCut = response.body.count > limit
    return JournalEntry.Outcome(
      answeredBy: answerer, status: response.isSilent ? 0 : response.status,
      error: response.status >= 400 ? response.exceptionName : nil,
      output: response.isSilent ? [] : isCut ? Array(response.body.prefix(limit)) : response.body,
      delivery: response.delivery?.title, requestID: response.identifier?.text,
      microseconds: stopwatch.nanoseconds / 1000, isCut: isCut)
  }

  /// The source of a request's response.
  enum Performer: Sendable {
    case engine
    case rule(ActiveRule)
    case caller
    case refused
    case recording(String)
    case upstream

    var rule: ActiveRule? {
      if case .rule(let rule) = self { return rule }
      return nil
    }

    /// The performer for a log, or `nil` for the engine.
    var title: String? {
      switch self {
      case .engine, .refused: nil
      case .rule(let rule): rule.id
      case .caller: "the answer to a held request"
      case .recording(let file): "recording \(file)"
      case .upstream: "the upstream"
      }
    }

    var entry: JournalEntry.Answerer {
      switch self {
      case .engine: .engine
      case .rule(let rule): .rule(rule.id)
      case .caller: .caller
      case .refused: .refused
      case .recording(let file): .recording(file)
      case .upstream: .upstream
      }
    }
  }
}

extension WireResponse {
  /// Whether the client receives no byte of the response.
  var isSilent: Bool {
    switch delivery?.form {
    case .hangUp, .reset, .mute: true
    default: false
    }
  }

  /// The name after the `#` in an error's `__type`.
  var exceptionName: String? {
    guard let tree = try? JSONTree(parsing: body, depth: JSONTree.requestDepth),
      let type = tree["__type"]?.text
    else { return nil }
    return type.split(separator: "#").last.map(String.init)
  }
}

extension Delivery {
  /// A description of the delivery.
  var title: String {
    switch form {
    case .whole: checksum != .right ? "checksum" : closes ? "close" : "whole"
    case .hangUp: "hangUp"
    case .reset: "reset"
    case .mute: "mute"
    case .truncated: "truncate"
    case .stalled: "stall"
    case .dripped: "drip"
    case .throttled: "bytesPerSecond"
    }
  }
}

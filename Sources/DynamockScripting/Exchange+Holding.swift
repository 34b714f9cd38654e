import DynamockModel
import DynamockWire

extension Exchange {
  /// Holds the request until it is answered, its time is over or its client leaves.
  func hold(_ hold: Hold, rule: ActiveRule?) {
    guard !registry.isStopping else { return hangUp(.refused) }
    switch script.held.hold(HeldRequest(self, hold: hold, rule: rule)) {
    case .held: break
    case .isClosed: hangUp(.refused)
    case .tooMany:
      finish(
        refusal(
          "the server holds \(registry.shared.settings.heldRequests) requests already, which is "
            + "scripting.heldRequests; answer some of them"), by: .refused)
    }
  }

  /// Ends the wait when the client leaves or the time is over.
  func watchClient(of request: HeldRequest, in held: HeldRequests) {
    let time = request.hold.milliseconds ?? registry.shared.settings.hold
    let observer = client.onLeave { [weak held] in held?.abandon(request) }
    let timer = Task { [weak held] in
      let end = request.since.advanced(by: .milliseconds(time))
      guard (try? await Task.sleep(until: end, clock: .continuous)) != nil else { return }
      held?.timeOut(request)
    }
    // A request that was answered is not kept in memory until its time is over.
    request.onEnd { [client] in
      timer.cancel()
      client.removeObserver(observer)
    }
  }

  /// Does what happens to a request that nobody has answered.
  func timeOut(_ request: HeldRequest) {
    switch request.hold.onTimeout {
    case .pass: askEngine(facts.request) { self.finish($0, by: .engine) }
    case .hangUp: hangUp(.refused)
    case .fail:
      let holder = request.rule.map { "rule \($0)" } ?? "\"unmatched\": \"hold\""
      finish(
        refusal(
          "\(facts.title) was held by \(holder) and nobody answered it in time; if the test that "
            + "answers waits for this call, the call belongs on another thread"), by: .refused)
    }
  }

  /// The answer that no SDK tries again: what came was not expected.
  /// - Parameter text: nil for the nearest rule.
  func refusal(_ text: String?) -> WireResponse {
    let message = text ?? nearMiss
    let error = DynamoDBError(
      DynamoDBError.Code(name: "UnexpectedRequest", namespace: "com.dynamock", status: 400),
      message,
      explanation: .init(
        rule: "scripting", found: facts.title,
        remedy: message.split(separator: "\n").joined(separator: ";")))
    return next.response(to: error, for: facts.request.head)
  }

  /// What the rule that comes nearest wants otherwise.
  private var nearMiss: String {
    let rules = script.rules + registry.everywhere.rules
    let ranked = rules.map { (rule: $0, mismatches: $0.rule.matcher.mismatches(facts)) }
      .min { Self.distance($0.mismatches) < Self.distance($1.mismatches) }
    guard let ranked else { return "unexpected \(facts.title): there are no rules" }
    guard !ranked.mismatches.isEmpty else {
      return "unexpected \(facts.title): rule \(ranked.rule.id) matches it but is not due"
    }
    return "unexpected \(facts.title); the nearest rule is \(ranked.rule.id), which differs in "
      + "\(ranked.mismatches.count) place\(ranked.mismatches.count == 1 ? "" : "s"):\n"
      + MismatchReport.text(of: ranked.mismatches)
  }

  private static func distance(_ mismatches: [Mismatch]) -> Int {
    mismatches.reduce(0) { $0 + $1.weight }
  }
}

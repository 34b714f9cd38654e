import DynamockModel
import DynamockWire

extension HeldRequest.Expiry {
  /// The end of the wait, as text for the client and the journal.
  fileprivate var title: String {
    switch self {
    case .time:
      "and no one answered it in time; if the test that answers waits for this call, make "
        + "the call on another thread"
    case .ruleRemoved:
      "when that rule was removed or replaced, before anyone had answered the request"
    case .cleared:
      "when the rules of the database were cleared, before anyone had answered the request"
    }
  }
}

extension Exchange {
  /// Holds the request until it is answered, its time expires or its client disconnects.
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

  /// Ends the wait when the client disconnects or the time expires.
  func watchClient(of request: HeldRequest, in held: HeldRequests) {
    let time = request.hold.milliseconds ?? registry.shared.settings.hold
    let observer = client.onLeave { [weak held] in held?.abandon(request) }
    let timer = Task { [weak held] in
      let end = request.since.advanced(by: .milliseconds(time))
      guard (try? await Task.sleep(until: end, clock: .continuous)) != nil else { return }
      held?.timeOut(request, because: .time)
    }
    // The closure does not keep an answered request in memory until its time expires.
    request.onEnd { [client] in
      timer.cancel()
      client.removeObserver(observer)
    }
  }

  /// Applies the configured treatment to a request that no one has answered.
  func timeOut(_ request: HeldRequest, because reason: HeldRequest.Expiry) {
    switch request.hold.onTimeout {
    case .pass: askEngine(facts.request) { self.finish($0, by: .engine) }
    case .hangUp: hangUp(.refused)
    case .fail:
      let holder = request.rule.map { "rule \($0)" } ?? "\"unmatched\": \"hold\""
      finish(refusal("\(facts.title) was held by \(holder) \(reason.title)"), by: .refused)
    }
  }

  /// Returns the response that no SDK retries: the request was not expected.
  /// - Parameter text: The message, or `nil` to name the nearest rule.
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

  /// A description of the differences between the request and the nearest rule.
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

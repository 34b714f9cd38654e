import DynamockModel
import DynamockWire

/// Which held request a test wants, and how it asks.
package struct ReceiveQuery: Sendable {
  /// What the request must look like.
  package var matcher = RequestMatcher()
  /// Whether the oldest request is taken, be it the wanted one or not.
  package var isStrict = false
  /// Whether the request is taken and not only looked at.
  package var takes = true
  /// How long to wait, in milliseconds.
  package var timeout: Int64 = 10_000

  /// Any request, within ten seconds.
  package init() {}

  /// Reads the body of `requests/receive`.
  package init(_ body: [UInt8]) throws(ScriptingError) {
    guard !body.isEmpty else { return }
    guard let tree = try? JSONTree(parsing: body, depth: JSONTree.requestDepth) else {
      throw .badRule(path: "", wanted: "no JSON")
    }
    let members = try RuleNode(tree: tree, path: "").members(
      knowing: ["when", "strict", "take", "timeout"])
    if let when = members["when"] { matcher = try RuleReader.matcher(when) }
    if let strict = members["strict"] { isStrict = try strict.flag() }
    if let take = members["take"] { takes = try take.flag() }
    if let timeout = members["timeout"] {
      self.timeout = Int64((try timeout.number(0...300) * 1000).rounded())
    }
    guard matcher.states.isEmpty else {
      throw .badRule(path: "when.state", wanted: "possible only in rules")
    }
  }
}

extension Scripting {
  /// Waits for a held request.
  /// - Parameter client: Whoever waits; if it leaves, the request goes back to its place in the line.
  /// - Throws: `nothingReceived`, or `mismatch` if a strict query got another request.
  package func receive(
    _ query: ReceiveQuery, for client: ClientConnection? = nil
  ) async throws(ScriptingError) -> HeldRequest {
    watch()
    let before = journal.last
    let start = ContinuousClock.now
    guard let request = await firstRequest(query, client) else {
      throw .nothingReceived(nothingReceived(query, after: before, since: start))
    }
    if let client, !client.isOpen {
      if query.takes { held.giveBack(request) }
      throw .nothingReceived("the caller has left")
    }
    guard query.isStrict else { return request }
    let mismatches = query.matcher.mismatches(request.facts)
    guard mismatches.isEmpty else {
      throw .mismatch(
        query.matcher.difference(from: request.facts, mismatches), request: request.json)
    }
    return request
  }

  private func firstRequest(_ query: ReceiveQuery, _ client: ClientConnection?) async
    -> HeldRequest?
  {
    var timer: Task<Void, Never>?
    var observer: Int?
    let request = await withCheckedContinuation { continuation in
      let number = held.receive(query.matcher, isStrict: query.isStrict, takes: query.takes) {
        continuation.resume(returning: $0)
      }
      observer = client?.onLeave { [weak held] in held?.removeReceiver(number) }
      timer = Task { [weak held] in
        guard (try? await Task.sleep(for: .milliseconds(query.timeout))) != nil else { return }
        held?.removeReceiver(number)
      }
    }
    timer?.cancel()
    if let observer { client?.removeObserver(observer) }
    return request
  }

  /// What came while a test waited for something else.
  private func nothingReceived(
    _ query: ReceiveQuery, after number: Int, since start: ContinuousClock.Instant
  ) -> String {
    let time = Double(query.timeout) / 1000
    let text = time == time.rounded() ? String(Int(time)) : String(time)
    let head = "expected \(query.matcher.title), got nothing in \(text) s"
    let waiting = held.waiting.filter { $0.state == .held }
    if let other = waiting.first {
      return head
        + (waiting.count == 1
          ? "; another request is held, \(other.facts.title)"
          : "; \(waiting.count) other requests are held, the oldest is \(other.facts.title)")
    }
    let came = journal.snapshot(after: number).entries
    guard !came.isEmpty else { return head + "; no request came" }
    let list = came.prefix(5).map { "\($0.request.operation.name) by \($0.answererTitle)" }
    return head
      + "; \(came.count) request\(came.count == 1 ? "" : "s") came and \(came.count == 1 ? "was" : "were") answered: "
      + list.joined(separator: ", ") + (came.count > 5 ? ", …" : "")
  }
}

extension RequestMatcher {
  /// The matcher for people: `PutItem on Orders`.
  package var title: String {
    let names =
      operations.map { $0.map(\.name).sorted().joined(separator: " or ") } ?? "any request"
    return names + (tables.map { " on " + $0.map(\.text).joined(separator: " or ") } ?? "")
  }

  /// Expected and found, and the places in which they differ.
  func difference(from facts: RequestFacts, _ mismatches: [Mismatch]) -> String {
    let isOther = mismatches.contains { $0.path == "operation" || $0.path == "table" }
    let head = "expected \(title), got \(facts.title)"
    guard !isOther else { return head }
    return head + " that differs in \(mismatches.count) place\(mismatches.count == 1 ? "" : "s"):\n"
      + MismatchReport.text(of: mismatches)
  }
}

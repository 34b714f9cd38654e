import DynamockModel
package import DynamockWire

/// A query for a held request, and how it is received.
package struct ReceiveQuery: Sendable {
  /// The expected properties of the request.
  package var matcher = RequestMatcher()
  /// Whether only the oldest request is considered, even if it does not match.
  package var isStrict = false
  /// Whether the request is received rather than only examined.
  package var takes = true
  /// The time to wait, in milliseconds.
  package var timeout: Int64 = 10_000

  /// Creates a query for any request within ten seconds.
  package init() {}

  /// Parses the body of `requests/receive`.
  package init(_ body: [UInt8]) throws(ScriptingError) {
    guard !body.isEmpty else { return }
    guard let tree = try? JSONTree(parsing: body, depth: JSONTree.requestDepth) else {
      throw .badRule(path: "", wanted: "not JSON")
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
  /// - Parameter client: The waiting client; if it disconnects, the request returns to its place in
  ///   the queue.
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

  /// Creates the error that lists the requests that arrived in the meantime.
  private func nothingReceived(
    _ query: ReceiveQuery, after number: Int, since start: ContinuousClock.Instant
  ) -> String {
    guard !held.isClosed else {
      return "expected \(query.matcher.title), got nothing: the database is gone, or the server "
        + "stops"
    }
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
  /// A short description of the matcher: `PutItem on Orders`.
  package var title: String {
    let words = operationWords.isEmpty ? operations?.map(\.name).sorted() : operationWords
    let names = words?.joined(separator: " or ") ?? "any request"
    return names + (tables.map { " on " + $0.map(\.text).joined(separator: " or ") } ?? "")
  }

  /// Returns a description of the expected and the actual request, and of their differences.
  func difference(from facts: RequestFacts, _ mismatches: [Mismatch]) -> String {
    let isOther = mismatches.contains { $0.path == "operation" || $0.path == "table" }
    let head = "expected \(title), got \(facts.title)"
    guard !isOther else { return head }
    return head + " that differs in \(mismatches.count) place\(mismatches.count == 1 ? "" : "s"):\n"
      + MismatchReport.text(of: mismatches)
  }
}

import DynamockModel
import DynamockWire

/// Which entries of a journal somebody asks for.
package struct JournalQuery: Sendable {
  /// Entries after this number, the oldest of them first; nil for the newest entries.
  package var after: Int?
  /// At most that many.
  package var limit = 100
  /// How long to wait for the first one, in milliseconds.
  package var wait: Int64 = 0
  package var operations: Set<Operation>?
  package var table: GlobPattern?
  package var rule: String?
  package var tag: String?

  /// The newest hundred entries at most, at once.
  package init() {}

  /// Reads the parameters of `GET journal`.
  package init(_ parameters: QueryParameters) throws(ScriptingError) {
    let known = ["after", "limit", "wait", "operation", "table", "rule", "tag"]
    for name in parameters.names where !known.contains(name) {
      throw .badRule(
        path: name, wanted: "not known here" + RuleNode.suggestion(for: name, among: known))
    }
    func node(_ name: String) -> RuleNode? {
      parameters[name].map { RuleNode(tree: .number($0), path: name) }
    }
    if let number = node("after") { after = try number.integer(0...Int.max) }
    if let number = node("limit") { limit = try number.integer(1...1000) }
    if let number = node("wait") {
      wait = Int64((try number.number(0...300) * 1000).rounded())
    }
    if let name = parameters["operation"] {
      operations = try RuleReader.operations(RuleNode(tree: .string(name), path: "operation"))
    }
    table = parameters["table"].map { GlobPattern(RequestFacts.tableName(of: $0)) }
    rule = parameters["rule"]
    tag = parameters["tag"]
  }

  func fits(_ entry: JournalEntry) -> Bool {
    if let operations, !operations.contains(entry.request.operation) { return false }
    if let table, !entry.request.tables.contains(where: table.matches) { return false }
    if let rule, entry.outcome?.answeredBy != .rule(rule) { return false }
    if let tag, entry.request.facts.context.tag != tag { return false }
    return true
  }
}

extension Scripting {
  /// The entries that a query asks for; waits for the first one if the query does.
  package func entries(_ query: JournalQuery) async -> JSONText {
    watch()
    let end = ContinuousClock.now.advanced(by: .milliseconds(query.wait))
    var found = self.found(query)
    while found.entries.isEmpty, ContinuousClock.now < end {
      await journal.change(until: end, after: found.changes)
      found = self.found(query)
    }
    return Self.list(found.entries, last: found.last, dropped: found.dropped)
  }

  private func found(
    _ query: JournalQuery
  ) -> (entries: [JournalEntry], last: Int, dropped: Int, changes: Int) {
    let snapshot = journal.snapshot(after: query.after ?? 0)
    var fitting: [JournalEntry]
    if query.after == nil {
      fitting = Array(snapshot.entries.reversed().lazy.filter(query.fits).prefix(query.limit))
      fitting.reverse()
    } else {
      fitting = Array(snapshot.entries.lazy.filter(query.fits).prefix(query.limit))
    }
    return (fitting, snapshot.last, snapshot.dropped, snapshot.changes)
  }

  private static func list(_ entries: [JournalEntry], last: Int, dropped: Int) -> JSONText {
    JSONText([
      ("entries", JSONText(entries.map(\.json))), ("last", JSONText(last)),
      ("dropped", JSONText(dropped)),
    ])
  }

  /// The entries after a number, all of them.
  /// - Throws: `journalIncomplete` if some of them were dropped or not kept.
  func wholeJournal(after number: Int) throws(ScriptingError) -> Journal.Snapshot {
    let snapshot = journal.snapshot(after: number)
    guard snapshot.isWhole else {
      watch()
      throw .journalIncomplete(
        "The journal was not kept all the time; it is from now on, unless \"journal\" is off.")
    }
    guard snapshot.lastDropped <= number else {
      throw .journalIncomplete(
        "The journal has dropped \(snapshot.dropped) entries, up to number "
          + "\(snapshot.lastDropped); "
          + "ask with \"after\", clear it before the test, or raise scripting.journalEntries and "
          + "scripting.journalBytes.")
    }
    return snapshot
  }

  /// The entries that a matcher of a body holds for.
  package func find(_ body: [UInt8]) throws(ScriptingError) -> JSONText {
    let (matcher, after) = try Self.question(body)
    let snapshot = try wholeJournal(after: after)
    var entries: [JournalEntry] = []
    for entry in snapshot.entries where try matcher.matches(entry) { entries.append(entry) }
    return Self.list(entries, last: snapshot.last, dropped: snapshot.dropped)
  }

  /// How many entries a matcher of a body holds for.
  package func count(_ body: [UInt8]) throws(ScriptingError) -> Int {
    let (matcher, after) = try Self.question(body)
    return try count(matcher, after: after)
  }

  /// How many entries a matcher holds for.
  package func count(_ matcher: RequestMatcher, after: Int = 0) throws(ScriptingError) -> Int {
    var count = 0
    for entry in try wholeJournal(after: after).entries where try matcher.matches(entry) {
      count += 1
    }
    return count
  }

  private static func question(
    _ body: [UInt8]
  ) throws(ScriptingError) -> (matcher: RequestMatcher, after: Int) {
    guard let tree = try? JSONTree(parsing: body, depth: JSONTree.requestDepth) else {
      throw .badRule(path: "", wanted: "no JSON; send {\"when\": …}")
    }
    let members = try RuleNode(tree: tree, path: "").members(knowing: ["when", "after"])
    let matcher = try members["when"].map { (node) throws(ScriptingError) in
      try RuleReader.matcher(node)
    }
    return (matcher ?? RequestMatcher(), try members["after"]?.integer(0...Int.max) ?? 0)
  }
}

extension Journal {
  /// Waits for a change after a number of them, up to a point in time.
  func change(until end: ContinuousClock.Instant, after number: Int) async {
    let signal = OneSignal()
    let observer = observe { signal.fire() }
    // The journal may have changed between the look and the observation.
    if changes > number { signal.fire() }
    let timer = Task {
      try? await Task.sleep(until: end, clock: .continuous)
      signal.fire()
    }
    await signal.wait()
    timer.cancel()
    removeObserver(observer)
  }
}

extension RequestMatcher {
  /// Whether the matcher holds for a request of the journal.
  /// - Throws: `journalIncomplete` if that depends on a body that was too long to be kept.
  func matches(_ entry: JournalEntry) throws(ScriptingError) -> Bool {
    try matches(entry, entry.request.facts)
  }

  /// Whether the matcher holds for a request of the journal whose facts were read before.
  func matches(_ entry: JournalEntry, _ facts: RequestFacts) throws(ScriptingError) -> Bool {
    guard entry.request.isCut, readsBody else { return matches(facts) }
    // The rest of the matcher may decide without the body.
    guard bodiless.matches(facts) else { return false }
    throw .journalIncomplete(
      "Request \(entry.number), \(facts.title), is longer than the \(JournalEntry.bodyLimit / 1024) KiB "
        + "that the journal keeps of a body, so that nothing can be said about its parameters.")
  }

  /// Whether the matcher looks at the parameters of requests.
  private var readsBody: Bool {
    key != nil || input != nil || !expressions.isEmpty || allOf.contains(where: \.readsBody)
      || (anyOf ?? []).contains(where: \.readsBody) || noneOf.contains(where: \.readsBody)
  }

  /// What can be decided of the matcher without parameters; it holds for more requests.
  private var bodiless: RequestMatcher {
    var matcher = self
    (matcher.key, matcher.input, matcher.expressions) = (nil, nil, [])
    matcher.allOf = allOf.map(\.bodiless)
    matcher.anyOf = anyOf?.map(\.bodiless)
    matcher.noneOf = noneOf.filter { !$0.readsBody }
    return matcher
  }
}

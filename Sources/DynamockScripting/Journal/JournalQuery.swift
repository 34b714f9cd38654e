import DynamockModel
package import DynamockWire

/// The entries that a client requests from a journal.
package struct JournalQuery: Sendable {
  /// Entries after this number, oldest first, or `nil` for the newest entries.
  package var after: Int?
  /// The maximum number of entries.
  package var limit = 100
  /// The time to wait for the first entry, in milliseconds.
  package var wait: Int64 = 0
  /// The operations, or `nil` for all.
  package var operations: OperationSet?
  /// A pattern of the tables' names, or `nil` for all.
  package var table: GlobPattern?
  /// The rule that answered, or `nil` for any.
  package var rule: String?
  /// The requests' x-dynamock-tag, or `nil` for any.
  package var tag: String?

  /// Creates a query for at most the newest hundred entries, without waiting.
  package init() {}

  /// Parses the parameters of `GET journal`.
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
    table = try parameters["table"].map { (name) throws(ScriptingError) in
      let node = RuleNode(tree: .string(name), path: "table")
      return try RuleReader.pattern(node, RequestFacts.tableName(of: name))
    }
    rule = parameters["rule"]
    tag = parameters["tag"]
  }

  func fits(_ entry: JournalEntry) -> Bool {
    if let operations,
      !operations.contains(entry.request.operation, entry.request.statements)
    {
      return false
    }
    if let table, !entry.request.tables.contains(where: table.matches) { return false }
    if let rule, entry.outcome?.answeredBy != .rule(rule) { return false }
    if let tag, entry.request.facts.context.tag != tag { return false }
    return true
  }
}

extension Scripting {
  /// Returns the entries that a query requests; waits for the first one if the query does.
  package func entries(_ query: JournalQuery) async -> JSONText {
    watch()
    let end = ContinuousClock.now.advanced(by: .milliseconds(query.wait))
    var found = self.found(query)
    while found.entries.isEmpty, ContinuousClock.now < end, !journal.isClosed {
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

  /// Returns all entries after a number.
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

  /// Returns the entries that match the matcher in a body.
  package func find(_ body: [UInt8]) throws(ScriptingError) -> JSONText {
    let (matcher, after) = try Self.question(body)
    let snapshot = try wholeJournal(after: after)
    var entries: [JournalEntry] = []
    for entry in snapshot.entries where try matcher.matches(entry) { entries.append(entry) }
    return Self.list(entries, last: snapshot.last, dropped: snapshot.dropped)
  }

  /// Returns the number of entries that match the matcher in a body.
  package func count(_ body: [UInt8]) throws(ScriptingError) -> Int {
    let (matcher, after) = try Self.question(body)
    return try count(matcher, after: after)
  }

  /// Returns the number of entries that match a matcher.
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
      throw .badRule(path: "", wanted: "not JSON; send {\"when\": …}")
    }
    let members = try RuleNode(tree: tree, path: "").members(knowing: ["when", "after"])
    let matcher = try members["when"].map { (node) throws(ScriptingError) in
      try RuleReader.matcher(node)
    }
    return (matcher ?? RequestMatcher(), try members["after"]?.integer(0...Int.max) ?? 0)
  }
}

extension Journal {
  /// Waits for a change after a given number of changes, up to a point in time.
  func change(until end: ContinuousClock.Instant, after number: Int) async {
    let signal = OneSignal()
    let observer = observe { signal.fire() }
    // The journal may have changed between the check and the registration of the observer.
    if changes > number || isClosed { signal.fire() }
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
  /// Returns whether the matcher matches a request of the journal.
  /// - Throws: `journalIncomplete` if that depends on a body that was too long to be kept.
  func matches(_ entry: JournalEntry) throws(ScriptingError) -> Bool {
    try matches(entry, entry.request.facts)
  }

  /// Returns whether the matcher matches a request of the journal whose properties are already
  /// parsed.
  func matches(_ entry: JournalEntry, _ facts: RequestFacts) throws(ScriptingError) -> Bool {
    guard entry.request.isCut, readsBody else { return matches(facts) }
    // The rest of the matcher may be sufficient without the body.
    guard bodiless.matches(facts) else { return false }
    throw .journalIncomplete(
      "Request \(entry.number), \(facts.title), is longer than the \(JournalEntry.bodyLimit / 1024) KiB "
        + "that the journal keeps of a body, so that nothing can be said about its parameters.")
  }

  /// Whether the matcher examines the parameters of requests.
  private var readsBody: Bool {
    key != nil || input != nil || !expressions.isEmpty || allOf.contains(where: \.readsBody)
      || (anyOf ?? []).contains(where: \.readsBody) || noneOf.contains(where: \.readsBody)
  }

  /// The part of the matcher that can be decided without parameters; it matches more requests.
  private var bodiless: RequestMatcher {
    var matcher = self
    (matcher.key, matcher.input, matcher.expressions) = (nil, nil, [])
    matcher.allOf = allOf.map(\.bodiless)
    matcher.anyOf = anyOf?.map(\.bodiless)
    matcher.noneOf = noneOf.filter { !$0.readsBody }
    return matcher
  }
}

import DynamockWire

/// What the journal has to hold.
package struct Verification: Sendable {
  /// The expected requests.
  package var expectations: [Expectation] = []
  /// Whether they have to come in the order in which they are expected.
  package var isInOrder = false
  /// Whether no other requests may have come.
  package var refusesOthers = false
  /// Entries after this number.
  package var after = 0

  /// Some expected requests.
  package struct Expectation: Sendable {
    package var matcher: RequestMatcher
    package var minimum: Int
    package var maximum: Int?

    /// Creates an expectation of a number of requests.
    package init(_ matcher: RequestMatcher, minimum: Int, maximum: Int?) {
      self.matcher = matcher
      self.minimum = minimum
      self.maximum = maximum
    }

    /// The number for people.
    var amount: String {
      if let maximum, maximum == minimum, maximum > 0 { return "\(minimum)" }
      if let maximum { return minimum == 0 ? "at most \(maximum)" : "\(minimum) to \(maximum)" }
      return "at least \(minimum)"
    }
  }

  /// Creates a verification of nothing.
  package init() {}

  private enum Others: String, CaseIterable {
    case allowed, refused
  }

  /// Reads the body of `journal/verify`.
  package init(_ body: [UInt8]) throws(ScriptingError) {
    guard let tree = try? JSONTree(parsing: body, depth: JSONTree.requestDepth) else {
      throw .badRule(path: "", wanted: "no JSON; send {\"expect\": […]}")
    }
    let members = try RuleNode(tree: tree, path: "").members(
      knowing: ["expect", "inOrder", "others", "after"])
    guard let expect = members["expect"] else { throw .badRule(path: "expect", wanted: "missing") }
    for node in try expect.elements() { expectations.append(try Self.expectation(node)) }
    if let order = members["inOrder"] { isInOrder = try order.flag() }
    if let others = members["others"] {
      let word: Others = try others.word()
      refusesOthers = word == .refused
    }
    if let after = members["after"] { self.after = try after.integer(0...Int.max) }
  }

  private static func expectation(_ node: RuleNode) throws(ScriptingError) -> Expectation {
    let members = try node.members(knowing: ["when", "count", "atLeast", "atMost"])
    let matcher = try members["when"].map { (node) throws(ScriptingError) in
      try RuleReader.matcher(node)
    }
    var expectation = Expectation(matcher ?? RequestMatcher(), minimum: 1, maximum: nil)
    let bounds = 0...1_000_000_000
    if let count = members["count"] {
      guard members["atLeast"] == nil, members["atMost"] == nil else {
        throw count.refused("of no use beside atLeast and atMost")
      }
      expectation.minimum = try count.integer(bounds)
      expectation.maximum = expectation.minimum
    }
    if let least = members["atLeast"] { expectation.minimum = try least.integer(bounds) }
    if let most = members["atMost"] {
      expectation.maximum = try most.integer(bounds)
      if members["atLeast"] == nil { expectation.minimum = 0 }
    }
    return expectation
  }
}

extension Scripting {
  /// Compares the journal with what is expected.
  /// - Throws: `verificationFailed` with every difference, `journalIncomplete` if entries are missing.
  package func verify(_ verification: Verification) throws(ScriptingError) {
    let entries = try wholeJournal(after: verification.after).entries
    let failures = try verification.failures(among: entries)
    guard !failures.isEmpty else { return }
    throw .verificationFailed(
      failures.joined(separator: "\n"), failures: JSONText(failures.map { JSONText($0) }))
  }
}

extension Verification {
  /// What the entries lack or have too much of.
  ///
  /// One entry is read at a time: parsed, all of them would take many times their bytes.
  func failures(among entries: [JournalEntry]) throws(ScriptingError) -> [String] {
    var matches = [[Bool]](repeating: [], count: expectations.count)
    var others: [String] = []
    for entry in entries {
      let facts = entry.request.facts
      var isExpected = false
      for (index, expectation) in expectations.enumerated() {
        let matched = try expectation.matcher.matches(entry, facts)
        matches[index].append(matched)
        isExpected = isExpected || matched
      }
      if refusesOthers, !isExpected {
        others.append("unexpected \(facts.title), request \(entry.number)")
      }
    }
    var failures: [String] = []
    for (expectation, matched) in zip(expectations, matches) {
      let count = matched.count { $0 }
      guard count < expectation.minimum || expectation.maximum.map({ count > $0 }) ?? false else {
        continue
      }
      failures.append(Self.miscount(expectation, count, entries))
    }
    if isInOrder, failures.isEmpty, let failure = disorder(matches, entries) {
      failures.append(failure)
    }
    return failures + others
  }

  private static func miscount(
    _ expectation: Expectation, _ count: Int, _ entries: [JournalEntry]
  ) -> String {
    let head =
      "expected \(expectation.matcher.title) \(times(expectation.amount)), got it \(times("\(count)"))"
    guard count < expectation.minimum else { return head }
    var nearest: (title: String, mismatches: [Mismatch])?
    for entry in entries {
      let facts = entry.request.facts
      let mismatches = expectation.matcher.mismatches(facts)
      guard !mismatches.isEmpty else { continue }
      if let nearest, distance(nearest.mismatches) <= distance(mismatches) { continue }
      nearest = (facts.title, mismatches)
    }
    guard let nearest else { return entries.isEmpty ? head + "; no request came" : head }
    return head + "; the nearest of \(entries.count) request\(entries.count == 1 ? "" : "s") is "
      + "\(nearest.title):\n" + MismatchReport.text(of: nearest.mismatches)
  }

  private static func times(_ amount: String) -> String {
    amount + (amount == "1" || amount.hasSuffix(" 1") ? " time" : " times")
  }

  private static func distance(_ mismatches: [Mismatch]) -> Int {
    mismatches.reduce(0) { $0 + $1.weight }
  }

  /// The first expectation that is not met after those before it.
  private func disorder(_ matches: [[Bool]], _ entries: [JournalEntry]) -> String? {
    var place = 0
    for (index, expectation) in expectations.enumerated() {
      for _ in 0..<expectation.minimum {
        guard let found = matches[index][place...].firstIndex(of: true) else {
          let before = index > 0 ? expectations[index - 1].matcher.title : "the beginning"
          return
            "expected \(expectation.matcher.title) after \(before), but it came earlier; the "
            + "order was: "
            + entries.prefix(20).map(\.request.operation.name).joined(separator: ", ")
            + (entries.count > 20 ? ", …" : "")
        }
        place = found + 1
      }
    }
    return nil
  }
}

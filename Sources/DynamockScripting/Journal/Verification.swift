import DynamockWire

/// The expected contents of the journal.
package struct Verification: Sendable {
  /// The expected requests.
  package var expectations: [Expectation] = []
  /// Whether they must arrive in the expected order.
  package var isInOrder = false
  /// Whether other requests are an error.
  package var refusesOthers = false
  /// Only entries after this number are examined.
  package var after = 0

  /// A number of expected requests.
  package struct Expectation: Sendable {
    /// The expected requests.
    package var matcher: RequestMatcher
    /// The minimum number of them.
    package var minimum: Int
    /// The maximum number of them, or `nil` for any.
    package var maximum: Int?

    /// Creates an expectation of a number of requests.
    package init(_ matcher: RequestMatcher, minimum: Int, maximum: Int?) {
      self.matcher = matcher
      self.minimum = minimum
      self.maximum = maximum
    }

    /// A description of the number.
    var amount: String {
      if let maximum, maximum == minimum, maximum > 0 { return "\(minimum)" }
      if let maximum { return minimum == 0 ? "at most \(maximum)" : "\(minimum) to \(maximum)" }
      return "at least \(minimum)"
    }
  }

  /// Creates a verification without expectations.
  package init() {}

  private enum Others: String, CaseIterable {
    case allowed, refused
  }

  /// Parses the body of `journal/verify`.
  package init(_ body: [UInt8]) throws(ScriptingError) {
    guard let tree = try? JSONTree(parsing: body, depth: JSONTree.requestDepth) else {
      throw .badRule(path: "", wanted: "not JSON; send {\"expect\": […]}")
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
        throw count.refused("without effect together with atLeast and atMost")
      }
      expectation.minimum = try count.integer(bounds)
      expectation.maximum = expectation.minimum
    }
    if let least = members["atLeast"] { expectation.minimum = try least.integer(bounds) }
    if let most = members["atMost"] {
      let maximum = try most.integer(bounds)
      if members["atLeast"] == nil { expectation.minimum = 0 }
      guard maximum >= expectation.minimum else { throw most.refused("less than atLeast") }
      expectation.maximum = maximum
    }
    return expectation
  }
}

extension Scripting {
  /// Compares the journal with the expectations.
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
  /// Returns the missing and surplus entries.
  ///
  /// Entries are parsed one at a time, since all of them would take many times their bytes.
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
    // In order, a request that is assigned to an expectation is not counted for another one.
    let counts = isInOrder ? orderedCounts(matches) : matches.map { $0.count { $0 } }
    for (index, expectation) in expectations.enumerated() {
      let count = counts[index]
      guard count < expectation.minimum || expectation.maximum.map({ count > $0 }) ?? false else {
        continue
      }
      let others = matches[index].count { $0 } - count
      failures.append(Self.miscount(expectation, count, takenByOthers: others, entries))
    }
    if isInOrder, failures.isEmpty, let failure = disorder(matches, entries) {
      failures.append(failure)
    }
    return failures + others
  }

  private static func miscount(
    _ expectation: Expectation, _ count: Int, takenByOthers others: Int, _ entries: [JournalEntry]
  ) -> String {
    let head =
      "expected \(expectation.matcher.title) \(times(expectation.amount)), got it \(times("\(count)"))"
      + (others > 0 ? " in addition to the \(others) counted for other expectations" : "")
    guard count < expectation.minimum, others == 0 else { return head }
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

  /// Returns the positions of the requests that satisfy each expectation, as many as it needs.
  ///
  /// They are the earliest ones after those of the previous expectation. From the first expectation
  /// with too few requests on, they are empty.
  private func placesInOrder(_ matches: [[Bool]]) -> [[Int]] {
    var place = 0
    var isBroken = false
    return expectations.indices.map { index in
      var taken: [Int] = []
      for _ in 0..<expectations[index].minimum where !isBroken {
        guard let found = matches[index][place...].firstIndex(of: true) else {
          isBroken = true
          break
        }
        taken.append(found)
        place = found + 1
      }
      return isBroken ? [] : taken
    }
  }

  /// Returns the positions without regard to order, to distinguish missing requests from early
  /// ones.
  private func placesInAnyOrder(_ matches: [[Bool]]) -> [[Int]] {
    var used: Set<Int> = []
    return expectations.indices.map { index in
      let fitting = matches[index].indices.lazy.filter { matches[index][$0] && !used.contains($0) }
      let taken = Array(fitting.prefix(expectations[index].minimum))
      used.formUnion(taken)
      return taken
    }
  }

  /// Returns the number of requests counted for each expectation.
  ///
  /// A request that satisfies one expectation is not counted for another one. Any other request is
  /// counted for an expectation without a maximum, or else for the first one below its maximum, or
  /// else for the first.
  private func orderedCounts(_ matches: [[Bool]]) -> [Int] {
    var taken = placesInOrder(matches)
    if taken.indices.contains(where: { taken[$0].count < expectations[$0].minimum }) {
      taken = placesInAnyOrder(matches)
    }
    let places = Set(taken.joined())
    var counts = taken.map(\.count)
    for place in matches.first?.indices ?? 0..<0 where !places.contains(place) {
      let fitting = matches.indices.filter { matches[$0][place] }
      let chosen =
        fitting.first { expectations[$0].maximum == nil }
        ?? fitting.first { counts[$0] < expectations[$0].maximum ?? .max } ?? fitting.first
      if let chosen { counts[chosen] += 1 }
    }
    return counts
  }

  /// Returns the first expectation that is not satisfied after those before it.
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

import DynamockModel
import DynamockWire

/// What a request must look like; all members that are given have to hold.
public struct RequestMatcher: Sendable {
  /// The operations; nil for all.
  package internal(set) var operations: Set<Operation>?
  /// The tables; nil for any, or none.
  package internal(set) var tables: [GlobPattern]?
  /// The index.
  var index: IndexMatcher?
  /// Part of a key.
  var key: [(name: String, predicate: Predicate)]?
  /// Part of the parameters.
  var input: Predicate?
  var expressions: [(matcher: ExpressionMatcher, text: String)] = []
  /// Header fields by name.
  var headers: [(name: String, predicate: Predicate)] = []
  /// What is read from the head of the request.
  var properties: [(property: Property, predicate: Predicate)] = []
  var isReused: Bool?
  var allOf: [RequestMatcher] = []
  var anyOf: [RequestMatcher]?
  /// Matchers of which none may hold.
  var noneOf: [RequestMatcher] = []
  /// Words that states have to have.
  package internal(set) var states: [(name: String, word: String)] = []

  /// Matches every request.
  package init() {}

  /// What a request says beside its parameters.
  enum Property: String, Sendable, CaseIterable {
    case accessKey, region, tag, userAgent, attempt, invocation
  }

  /// Which index a request reads.
  enum IndexMatcher: Sendable {
    case none
    case named([GlobPattern])
  }
}

extension RequestMatcher {
  /// Whether a request is one of these, states aside.
  package func matches(_ facts: RequestFacts) -> Bool {
    var report = MismatchReport(isCollecting: false)
    check(facts, &report)
    return !report.hasFailed
  }

  /// The differences between the matcher and a request.
  package func mismatches(_ facts: RequestFacts) -> [Mismatch] {
    var report = MismatchReport(isCollecting: true)
    check(facts, &report)
    return report.mismatches
  }

  /// The entries of a batch or transaction that the key is found in.
  package func positions(in facts: RequestFacts) -> [KeyPosition] {
    guard let key else { return [] }
    return facts.keyPlaces.filter { Self.holds(key, $0.attributes) }.compactMap(\.position)
  }

  func check(_ facts: RequestFacts, _ report: inout MismatchReport) {
    if let operations, !operations.contains(facts.operation) {
      report.fail(
        "operation", wanted: operations.map(\.name).sorted().joined(separator: " or "),
        found: facts.operation.name, weight: 8)
    }
    checkPlaces(facts, &report)
    if report.goesOn, let key { check(key, facts, &report) }
    if report.goesOn, let input { input.check(facts.input, at: JSONPath(), &report) }
    for expression in expressions {
      expression.matcher.check(facts, text: expression.text, &report)
    }
    checkHead(facts, &report)
    for matcher in allOf where report.goesOn { matcher.check(facts, &report) }
    if report.goesOn, let anyOf, !anyOf.contains(where: { $0.matches(facts) }) {
      report.fail("anyOf", wanted: "one of \(anyOf.count) matchers", found: "none of them")
    }
    for matcher in noneOf where report.goesOn && matcher.matches(facts) {
      report.fail("not", wanted: "another request", found: facts.title)
    }
  }

  private func checkPlaces(_ facts: RequestFacts, _ report: inout MismatchReport) {
    if report.goesOn, let tables,
      !facts.tables.contains(where: { table in tables.contains { $0.matches(table) } })
    {
      report.fail(
        "table", wanted: tables.map(\.text).joined(separator: " or "),
        found: facts.tables.isEmpty ? "no table" : facts.tables.joined(separator: ", "), weight: 4)
    }
    guard report.goesOn, let index else { return }
    switch (index, facts.index) {
    case (.none, nil): break
    case (.none, let found?): report.fail("index", wanted: "none", found: found, weight: 4)
    case (.named(let patterns), let found):
      guard !patterns.contains(where: { pattern in found.map(pattern.matches) ?? false }) else {
        return
      }
      report.fail(
        "index", wanted: patterns.map(\.text).joined(separator: " or "), found: found ?? "none",
        weight: 4)
    }
  }

  private func check(
    _ key: [(name: String, predicate: Predicate)], _ facts: RequestFacts,
    _ report: inout MismatchReport
  ) {
    let places = facts.keyPlaces
    guard !places.contains(where: { Self.holds(key, $0.attributes) }) else { return }
    guard report.isCollecting, places.count == 1, let found = places.first?.attributes else {
      return report.fail(
        "key", wanted: key.map { "\($0.name) = \($0.predicate)" }.joined(separator: ", "),
        found: places.isEmpty ? "no key" : "\(places.count) other keys", weight: 2)
    }
    for part in key {
      part.predicate.check(
        found[part.name]?.tree, at: JSONPath([.member("Key"), .member(part.name)]), weight: 2,
        &report)
    }
  }

  private static func holds(_ key: [(name: String, predicate: Predicate)], _ found: Item) -> Bool {
    key.allSatisfy { $0.predicate.holds(for: found[$0.name]?.tree) }
  }

  private func checkHead(_ facts: RequestFacts, _ report: inout MismatchReport) {
    for header in headers {
      header.predicate.check(
        facts.header(header.name).map { .string($0) },
        at: JSONPath([.member("headers"), .member(header.name)]), &report)
    }
    for entry in properties {
      entry.predicate.check(
        facts.value(of: entry.property), at: JSONPath([.member(entry.property.rawValue)]), &report)
    }
    guard report.goesOn, let isReused, isReused != facts.origin.isReused else { return }
    report.fail("reused", wanted: "\(isReused)", found: "\(facts.origin.isReused)")
  }
}

extension RequestFacts {
  /// What the request says beside its parameters.
  func value(of property: RequestMatcher.Property) -> JSONTree? {
    switch property {
    case .accessKey: context.accessKeyID.map { .string($0) }
    case .region: .string(context.region)
    case .tag: context.tag.map { .string($0) }
    case .userAgent: userAgent.map { .string($0) }
    case .attempt: attempt.map { .number(String($0)) }
    case .invocation: invocation.map { .string($0) }
    }
  }
}

package import DynamockModel
import DynamockWire

/// The expected properties of a request; all of the given ones must match.
public struct RequestMatcher: Sendable {
  /// The operations, or `nil` for all.
  package internal(set) var operations: Set<Operation>?
  /// The required kind of the statements of an operation; those of the others may be of either.
  var statementKinds: [Operation: StatementKind] = [:]
  /// The operations and groups as written, for messages; empty for the names of `operations`.
  var operationWords: [String] = []
  /// The tables, or `nil` for any or none.
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
  /// Properties from the head of the request.
  var properties: [(property: Property, predicate: Predicate)] = []
  var isReused: Bool?
  var allOf: [RequestMatcher] = []
  var anyOf: [RequestMatcher]?
  /// Matchers that must not match.
  var noneOf: [RequestMatcher] = []
  /// Required values of states.
  package internal(set) var states: [(name: String, word: String)] = []

  /// Creates a matcher for every request.
  package init() {}

  /// Properties of a request other than its parameters.
  enum Property: String, Sendable, CaseIterable {
    case accessKey, region, tag, userAgent, attempt, invocation
  }

  /// The index that a request reads.
  enum IndexMatcher: Sendable {
    case none
    case named([GlobPattern])
  }
}

extension RequestMatcher {
  /// Returns whether a request matches, apart from states.
  package func matches(_ facts: RequestFacts) -> Bool {
    var report = MismatchReport(isCollecting: false)
    check(facts, &report)
    return !report.hasFailed
  }

  /// Returns the differences between the matcher and a request.
  package func mismatches(_ facts: RequestFacts) -> [Mismatch] {
    var report = MismatchReport(isCollecting: true)
    check(facts, &report)
    return report.mismatches
  }

  /// Returns the entries of a batch or transaction that match the key.
  package func positions(in facts: RequestFacts) -> [KeyPosition] {
    guard let key else { return [] }
    return facts.keyPlaces.filter { Self.holds(key, $0.attributes) }.compactMap(\.position)
  }

  func check(_ facts: RequestFacts, _ report: inout MismatchReport) {
    if let operations, !operations.contains(facts.operation) {
      report.fail(
        "operation", wanted: operations.map(\.name).sorted().joined(separator: " or "),
        found: facts.operation.name, weight: 8)
    } else if let kind = statementKinds[facts.operation], kind != facts.statements {
      report.fail(
        "operation", wanted: kind == .writes ? "a statement that writes" : "statements that read",
        found: facts.statements == .writes ? "one that writes" : "none that writes", weight: 8)
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
    for header in headers where report.goesOn {
      let found = facts.header(header.name).map { JSONTree.string($0) }
      let path = JSONPath([.member("headers"), .member(header.name)])
      guard Self.isSecret(header.name) else {
        header.predicate.check(found, at: path, &report)
        continue
      }
      // Messages are shown to users and kept in logs.
      guard !header.predicate.holds(for: found) else { continue }
      report.fail(
        path.description, wanted: header.predicate.description,
        found: found == nil ? "absent" : "another value")
    }
    for entry in properties {
      entry.predicate.check(
        facts.value(of: entry.property), at: JSONPath([.member(entry.property.rawValue)]), &report)
    }
    guard report.goesOn, let isReused, isReused != facts.origin.isReused else { return }
    report.fail("reused", wanted: "\(isReused)", found: "\(facts.origin.isReused)")
  }
}

extension RequestMatcher {
  /// Returns whether a header field contains credentials or a value derived from them.
  private static func isSecret(_ name: String) -> Bool {
    ["authorization", "proxy-authorization", "x-amz-security-token", "cookie"]
      .contains(name.lowercased())
  }
}

extension RequestFacts {
  /// Returns a property other than the parameters.
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

import DynamockModel

/// The rules of a database in the order in which they are tried, looked up by operation and table.
struct RuleBook: Sendable {
  private(set) var rules: [String: ActiveRule] = [:]
  private var buckets: [Bucket: [ActiveRule]] = [:]
  private var nextRank = 1
  private var nextName = 1

  /// The key by which rules are looked up; `nil` means any.
  private struct Bucket: Hashable {
    var operation: Operation?
    var table: String?
  }

  var isEmpty: Bool { rules.isEmpty }
  var count: Int { rules.count }

  /// All rules in the order in which they are tried.
  var ordered: [ActiveRule] {
    rules.values.sorted { Self.isBefore($0, $1) }
  }

  /// Adds rules, the first of which is tried first; a rule whose id exists replaces the existing
  /// one.
  /// - Returns: The added rules, and those that they replace.
  mutating func add(
    _ added: [Rule], now: Timestamp, makeSeed: () -> UInt64
  ) -> (rules: [ActiveRule], replaced: [ActiveRule]) {
    var active: [ActiveRule] = []
    var replaced: [ActiveRule] = []
    for rule in added.reversed() {
      let id = rule.id ?? freshName()
      let old = rules[id]
      if let old {
        replaced.append(old)
        take(old)
      }
      let rank = old?.rank ?? nextRank
      if old == nil { nextRank += 1 }
      let new = ActiveRule(
        rule, id: id, seed: rule.seed ?? makeSeed(), rank: rank, addedAt: now)
      rules[id] = new
      for bucket in Self.buckets(of: rule.matcher) { buckets[bucket, default: []].append(new) }
      active.append(new)
    }
    return (active.reversed(), replaced)
  }

  /// Removes the rules that a closure selects.
  mutating func remove(where isRemoved: (ActiveRule) -> Bool) -> [ActiveRule] {
    let removed = rules.values.filter(isRemoved)
    for rule in removed { take(rule) }
    return removed
  }

  private mutating func take(_ rule: ActiveRule) {
    rules[rule.id] = nil
    for bucket in Self.buckets(of: rule.rule.matcher) {
      buckets[bucket]?.removeAll { $0 === rule }
      if buckets[bucket]?.isEmpty ?? false { buckets[bucket] = nil }
    }
  }

  private mutating func freshName() -> String {
    while rules["rule-\(nextName)"] != nil { nextName += 1 }
    defer { nextName += 1 }
    return "rule-\(nextName)"
  }

  /// Returns the rules that may match a request, in order.
  func candidates(operation: Operation, tables: [String], stage: Rule.Stage) -> [ActiveRule] {
    guard !rules.isEmpty else { return [] }
    var found: [ActiveRule] = []
    for operation in [operation, nil] as [Operation?] {
      found += buckets[Bucket(operation: operation, table: nil)] ?? []
      for table in tables { found += buckets[Bucket(operation: operation, table: table)] ?? [] }
    }
    found = found.filter { $0.rule.stage == stage }
    if found.count > 1 {
      found.sort { Self.isBefore($0, $1) }
      // A rule for two tables of the request is found twice.
      if tables.count > 1 {
        found = found.enumerated().filter { $0.offset == 0 || found[$0.offset - 1] !== $0.element }
          .map(\.element)
      }
    }
    return found
  }

  private static func isBefore(_ left: ActiveRule, _ right: ActiveRule) -> Bool {
    guard left.rule.isLast == right.rule.isLast else { return right.rule.isLast }
    return left.rank > right.rank
  }

  private static func buckets(of matcher: RequestMatcher) -> [Bucket] {
    let operations: [Operation?] = matcher.operations.map { $0.map { $0 } } ?? [nil]
    var tables: [String?] = [nil]
    if let patterns = matcher.tables, patterns.allSatisfy(\.isLiteral) {
      tables = patterns.map(\.text)
    }
    return operations.flatMap { operation in
      tables.map { Bucket(operation: operation, table: $0) }
    }
  }
}

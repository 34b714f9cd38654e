import DynamockModel

/// What a rule of contributor insights ranks ([aws-contributor-insights]).
public enum InsightKind: String, Sendable, CaseIterable {
  /// Partition keys by consumed units.
  case accessedPartitions = "PKC"
  /// Partition keys by throttled requests.
  case throttledPartitions = "PKT"
  /// Partition and sort keys by consumed units.
  case accessedItems = "SKC"
  /// Partition and sort keys by throttled requests.
  case throttledItems = "SKT"

  /// Whether it counts throttled requests instead of consumed units.
  public var countsThrottles: Bool {
    switch self {
    case .accessedPartitions, .accessedItems: false
    case .throttledPartitions, .throttledItems: true
    }
  }

  /// The name of AWS's figure by which keys are ranked.
  public var metric: String { countsThrottles ? "ThrottleCount" : "ConsumedThroughputUnits" }

  /// Whether keys include the sort key.
  public var includesSortKey: Bool {
    switch self {
    case .accessedItems, .throttledItems: true
    case .accessedPartitions, .throttledPartitions: false
    }
  }
}

/// The keys that contributed to the rules of a table or an index within a period.
struct InsightCounts: Summable {
  typealias Keys = FrequentKeys<[AttributeValue]>

  private(set) var keys: [InsightKind: Keys] = [:]

  /// Keys that are counted exactly; of more, the lightest ones are forgotten.
  private static var capacity: Int { 64 }

  mutating func record(_ contribution: Contribution) {
    let key = contribution.key
    switch contribution.measure {
    case .consumed(let units):
      guard contribution.watch.countsAccess, units.throughput > 0 else { return }
      add(units.throughput, of: key, to: .accessedPartitions, .accessedItems)
    case .throttled: add(1, of: key, to: .throttledPartitions, .throttledItems)
    }
  }

  private mutating func add(
    _ weight: Double, of key: ContributorKey, to partitions: InsightKind, _ items: InsightKind
  ) {
    add(weight, key.partition, to: partitions)
    // A Query is one event, of its partition ([aws-contributor-insights], "Common billing factors").
    if !key.sort.isEmpty { add(weight, key.partition + key.sort, to: items) }
  }

  private mutating func add(_ weight: Double, _ values: [AttributeValue], to kind: InsightKind) {
    var hasher = Hasher()
    hasher.combine(values)
    let hash = UInt64(bitPattern: Int64(hasher.finalize()))
    keys[kind, default: Keys(capacity: Self.capacity)].add(hash, weight, label: values)
  }

  mutating func add(_ other: InsightCounts) {
    for (kind, keys) in other.keys {
      self.keys[kind, default: Keys(capacity: Self.capacity)].add(keys)
    }
  }
}

/// The counts of a thread within a second for the rules of a table or an index.
struct InsightPart: Sendable {
  let id: Int64
  var counts = InsightCounts()
}

/// The counts for the rules of a table or an index, by minute.
struct InsightLedger: Sendable {
  /// Rules that were just created again, and their predecessors, of which a thread may still have
  /// counts.
  private var rules: [(id: Int64, minutes: Ring<InsightCounts>)] = []

  private static let keptRules = 2

  mutating func add(_ part: InsightPart, at second: Int64) {
    let place = place(of: part.id)
    rules[place].minutes.add(part.counts, at: second / 60)
  }

  private mutating func place(of id: Int64) -> Int {
    if let place = rules.firstIndex(where: { $0.id == id }) { return place }
    if rules.count == Self.keptRules { rules.removeFirst() }
    rules.append((id, Ring()))
    return rules.count - 1
  }

  /// Returns the counts of rules from one minute to another, both numbered since 1970 and included,
  /// oldest first.
  func minutes(of id: Int64, from first: Int64, to last: Int64) -> [(Int64, InsightCounts)] {
    rules.first { $0.id == id }?.minutes.parts(from: first, to: last) ?? []
  }
}

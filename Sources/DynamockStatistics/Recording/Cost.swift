import DynamockModel

/// What a piece of work cost: the calls that carried its tag.
public struct Cost: Sendable, Equatable {
  /// Calls.
  public internal(set) var requests = 0
  /// Calls that failed.
  public internal(set) var failedRequests = 0
  /// Calls that a limit of throughput refused.
  public internal(set) var throttledRequests = 0
  /// Units consumed, of tables and indexes together.
  public internal(set) var units = Units()
  /// Calls by operation.
  public internal(set) var operations: [String: Int] = [:]
  /// Units by table, its indexes included.
  public internal(set) var tables: [String: Units] = [:]

  /// Nothing.
  public init() {}

  /// Read units consumed.
  public var readUnits: Double { units.read }
  /// Write units consumed.
  public var writeUnits: Double { units.write }

  mutating func record(_ call: borrowing CallRecord) {
    requests += 1
    operations[call.operation.rawValue, default: 0] += 1
    if let failure = call.failure {
      failedRequests += 1
      if failure.isThrottling { throttledRequests += 1 }
    }
    call.touches.forEach { touch in
      units.add(touch.units)
      guard let table = TouchedTable.names(of: touch.source)?.table else { return }
      tables[table, default: Units()].add(touch.units)
    }
  }
}

extension Cost: Summable {
  /// Adds what other calls cost.
  public mutating func add(_ other: Cost) {
    requests += other.requests
    failedRequests += other.failedRequests
    throttledRequests += other.throttledRequests
    units.add(other.units)
    operations.merge(other.operations, uniquingKeysWith: +)
    for (table, units) in other.tables { tables[table, default: Units()].add(units) }
  }
}

/// Costs by tag; the tags that were used longest ago are forgotten.
struct Costs: Sendable {
  private var costs: [String: Cost] = [:]
  private var order: [String] = []

  private static let keptTags = 10_000

  subscript(tag: String) -> Cost? { costs[tag] }

  /// The tags in the order in which they came first.
  var tags: [String] { order }

  mutating func record(_ call: borrowing CallRecord, under tag: String) {
    begin(tag)
    costs[tag, default: Cost()].record(call)
  }

  mutating func add(_ cost: Cost, under tag: String) {
    begin(tag)
    costs[tag, default: Cost()].add(cost)
  }

  private mutating func begin(_ tag: String) {
    guard costs[tag] == nil else { return }
    order.append(tag)
    if order.count > Self.keptTags { costs[order.removeFirst()] = nil }
  }

  mutating func forget(_ tag: String) {
    guard costs.removeValue(forKey: tag) != nil else { return }
    order.removeAll { $0 == tag }
  }
}

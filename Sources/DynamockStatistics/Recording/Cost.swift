import DynamockModel

/// The cost of a workload, which consists of the calls with its tag.
public struct Cost: Sendable, Equatable {
  /// The number of calls.
  public internal(set) var requests = 0
  /// The number of failed calls.
  public internal(set) var failedRequests = 0
  /// The number of throttled calls.
  public internal(set) var throttledRequests = 0
  /// The units consumed by tables and indexes.
  public internal(set) var units = Units()
  /// The bytes of searches of vector indexes.
  public internal(set) var vectorSearchBytes = 0.0
  /// The bytes of writes to vector indexes.
  public internal(set) var vectorWriteBytes = 0.0
  /// The number of calls per operation.
  public internal(set) var operations: [String: Int] = [:]
  /// The units consumed per table, including its indexes.
  public internal(set) var tables: [String: Units] = [:]

  /// Creates an empty cost.
  public init() {}

  /// The read units consumed.
  public var readUnits: Double { units.read }
  /// The write units consumed.
  public var writeUnits: Double { units.write }

  mutating func record(_ call: borrowing CallRecord) {
    requests += 1
    operations[call.operation.rawValue, default: 0] += 1
    if let failure = call.failure {
      failedRequests += 1
      if failure.isThrottling { throttledRequests += 1 }
    }
    call.touches.forEach { touch, _ in
      guard !call.touches.isVector(touch) else {
        vectorSearchBytes += touch.units.read
        vectorWriteBytes += touch.units.write
        return
      }
      units.add(touch.units)
      tables[call.touches.table(of: touch).name, default: Units()].add(touch.units)
    }
  }
}

extension Cost: Summable {
  /// Adds the cost of other calls.
  public mutating func add(_ other: Cost) {
    requests += other.requests
    failedRequests += other.failedRequests
    throttledRequests += other.throttledRequests
    units.add(other.units)
    vectorSearchBytes += other.vectorSearchBytes
    vectorWriteBytes += other.vectorWriteBytes
    operations.merge(other.operations, uniquingKeysWith: +)
    for (table, units) in other.tables { tables[table, default: Units()].add(units) }
  }
}

/// Costs by tag; the least recently used tags are dropped.
struct Costs: Sendable {
  private var costs: [String: Cost] = [:]
  private var order: [String] = []

  private static let keptTags = 10_000

  subscript(tag: String) -> Cost? { costs[tag] }

  /// The tags in the order of their first use.
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

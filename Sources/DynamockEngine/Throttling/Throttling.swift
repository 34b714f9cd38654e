import DynamockModel
import DynamockStorage
import Synchronization

/// Throttles requests that exceed a table's throughput, if enabled.
///
/// Each database has its own: a fork starts with full buckets. While throttling is off, an
/// operation costs one load.
final class Throttling: Sendable {
  private let isEnforced: Atomic<Bool>
  private let state: Mutex<State>

  private struct State {
    var settings: ThrottlingSettings
    /// The time at which throttling was enabled; nothing was counted before.
    var start: Timestamp
    var resources: [Keyspace: ThrottledResource] = [:]
  }

  init(_ settings: ThrottlingSettings, at now: Timestamp) {
    isEnforced = Atomic(settings.isEnforced)
    state = Mutex(State(settings: settings, start: now))
  }

  /// The throttling for sessions, or `nil` if it is off.
  var enforced: Throttling? { isEnforced.load(ordering: .relaxed) ? self : nil }

  /// The current settings.
  var settings: ThrottlingSettings { state.withLock { $0.settings } }

  /// Replaces the settings and restarts the count.
  func replaceSettings(_ settings: ThrottlingSettings, at now: Timestamp) {
    state.withLock { $0 = State(settings: settings, start: now) }
    isEnforced.store(settings.isEnforced, ordering: .relaxed)
  }

  /// Returns the limit that throttles a read or write, or `nil` if it may proceed.
  /// - Parameter key: the row key of the item, or the start of a range.
  func limit(
    _ side: CapacitySide, of source: ReadSource, at key: [UInt8], now: Timestamp,
    _ settings: EngineSettings
  ) -> ThroughputLimit? {
    let kind = state.withLock { state in
      let place = Self.place(side, of: source, at: key, now: now, state)
      return state.resources[source.capacityKeyspace, default: .init()].limit(at: place)
    }
    guard let kind else { return nil }
    let (table, index) = (source.table.definition, source.globalIndex)
    return ThroughputLimit(
      kind: kind, side: side, isIndex: index != nil,
      isOnDemand: table.billing.mode == .payPerRequest,
      resource: index.map { settings.arn(of: $0.definition, in: table) }
        ?? settings.arn(of: table))
  }

  /// Deducts the cost of a request.
  func take(
    _ units: Double, _ side: CapacitySide, of source: ReadSource, at key: [UInt8], now: Timestamp
  ) {
    guard units != 0 else { return }
    state.withLock { state in
      let place = Self.place(side, of: source, at: key, now: now, state)
      state.resources[source.capacityKeyspace, default: .init()].take(units, at: place)
    }
  }

  /// Returns an empty count of the bytes that a read finds in each partition.
  func shares(of source: ReadSource) -> PartitionShares {
    PartitionShares(
      lowers: state.withLock { $0.resources[source.capacityKeyspace]?.partitionLowers ?? [[]] })
  }

  /// Drops a keyspace that no longer exists.
  func forget(_ keyspace: Keyspace) {
    state.withLock { _ = $0.resources.removeValue(forKey: keyspace) }
  }

  private static func place(
    _ side: CapacitySide, of source: ReadSource, at key: [UInt8], now: Timestamp, _ state: State
  ) -> ThrottledResource.Place {
    ThrottledResource.Place(
      side: side, key: key, now: now,
      start: max(state.start, source.table.definition.steadyCreation),
      allowance: source.allowance(side, state.settings), settings: state.settings,
      splitsCollections: source.table.definition.localIndexes.isEmpty)
  }
}

extension ReadSource {
  /// The global index whose throughput is used; local indexes use that of the table.
  fileprivate var globalIndex: Index? { index.flatMap { $0.kind == .global ? $0 : nil } }

  fileprivate var capacityKeyspace: Keyspace { globalIndex?.keyspace ?? table.keyspace }

  fileprivate func allowance(
    _ side: CapacitySide, _ settings: ThrottlingSettings
  ) -> ThrottledResource.Allowance {
    let throughput = globalIndex?.definition.throughput ?? table.definition.throughput
    let limits =
      globalIndex.map(\.definition.onDemandThroughput) ?? table.definition.onDemandThroughput
    let warm = globalIndex.map(\.definition.warmThroughput) ?? table.definition.warmThroughput
    let isOnDemand = table.definition.billing.mode == .payPerRequest
    switch side {
    case .read:
      return .init(
        provisioned: isOnDemand ? nil : throughput.read, maximum: limits?.maxReadRequestUnits,
        start: max(isOnDemand ? settings.onDemandReads : 0, warm?.readUnitsPerSecond ?? 0),
        account: settings.tableReads)
    case .write:
      return .init(
        provisioned: isOnDemand ? nil : throughput.write, maximum: limits?.maxWriteRequestUnits,
        start: max(isOnDemand ? settings.onDemandWrites : 0, warm?.writeUnitsPerSecond ?? 0),
        account: settings.tableWrites)
    }
  }
}

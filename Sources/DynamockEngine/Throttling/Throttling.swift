import DynamockModel
import DynamockStorage
import Synchronization

/// Holds requests back that go beyond a table's throughput, where that is asked for.
///
/// Belongs to one database value: a fork begins with full buckets of its own. While it is off, an
/// operation pays for one load.
final class Throttling: Sendable {
  private let isEnforced: Atomic<Bool>
  private let state: Mutex<State>

  private struct State {
    var settings: ThrottlingSettings
    /// When it was switched on; nothing was counted before.
    var start: Timestamp
    var resources: [Keyspace: ThrottledResource] = [:]
  }

  init(_ settings: ThrottlingSettings, at now: Timestamp) {
    isEnforced = Atomic(settings.isEnforced)
    state = Mutex(State(settings: settings, start: now))
  }

  /// What sessions ask; nil while throttling is off.
  var enforced: Throttling? { isEnforced.load(ordering: .relaxed) ? self : nil }

  /// The settings.
  var settings: ThrottlingSettings { state.withLock { $0.settings } }

  /// Replaces the settings; counting begins anew.
  func replaceSettings(_ settings: ThrottlingSettings, at now: Timestamp) {
    state.withLock { $0 = State(settings: settings, start: now) }
    isEnforced.store(settings.isEnforced, ordering: .relaxed)
  }

  /// The limit that holds a request back where it would read or write.
  /// - Parameter key: the row key there, or the beginning of a range.
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

  /// Takes what a request has cost.
  func take(
    _ units: Double, _ side: CapacitySide, of source: ReadSource, at key: [UInt8], now: Timestamp
  ) {
    guard units != 0 else { return }
    state.withLock { state in
      let place = Self.place(side, of: source, at: key, now: now, state)
      state.resources[source.capacityKeyspace, default: .init()].take(units, at: place)
    }
  }

  /// What a read found in which partition, before it has found anything.
  func shares(of source: ReadSource) -> PartitionShares {
    PartitionShares(
      lowers: state.withLock { $0.resources[source.capacityKeyspace]?.partitionLowers ?? [[]] })
  }

  /// Forgets a keyspace that is no more.
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
  /// The global index whose throughput counts; local indexes draw from their table's.
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

import DynamockModel
import DynamockPolicies
import DynamockStatistics
import DynamockStorage

/// A table for use by operations: its definition and values derived from it.
final class Table: Sendable {
  let definition: TableDefinition
  let key: KeyShape
  let counters: KeyspaceCounters
  /// Local indexes, then global ones, each in the order of their definition.
  let indexes: [Index]
  /// The local indexes, which share the table's partitions.
  let localIndexes: [Index]
  /// The stream that receives a record of every change, or `nil` if none is enabled.
  let openStream: StreamName?
  /// The Kinesis stream that receives every change unless it is being enabled, or `nil` without one.
  let destination: KinesisDestination?
  /// The log that receives every change, or `nil` without recovery to a point in time.
  let recoveryLog: RecoveryLog?
  /// The keyspace of expiry times, or `nil` if time to live is off.
  let expiries: TimeToLive?
  /// All indexes ordered by name, as AWS reports their faults.
  let indexesByName: [Index]
  /// The key attributes of all indexes but the vector ones.
  let soughtIndexKeys: [SoughtName]
  /// The vector indexes, ordered by name.
  let searchIndexes: [SearchIndex]
  /// The resource-based policy, or `nil` without one.
  let policy: AccessPolicy?
  /// The identity of the table in statistics.
  let source: TouchedSource

  /// Creates a table.
  ///
  /// `counters` returns the figures of a keyspace, which survive a change of the definition.
  init(
    _ definition: TableDefinition, log: RecoveryLog? = nil,
    counters: (Keyspace) -> KeyspaceCounters
  ) {
    self.definition = definition
    recoveryLog = log
    policy = definition.control.policy?.evaluated
    let key = KeyShape(definition.keySchema, definitions: definition.attributeDefinitions)
    self.key = key
    self.counters = counters(definition.keyspace)
    openStream =
      definition.streamSpecification?.streamEnabled == true ? definition.streamName : nil
    destination = definition.control.destinations.first(where: \.mayReceive)
    expiries = definition.timeToLive.flatMap { $0.isKept ? $0 : nil }
    let local = definition.localIndexes.map { (IndexKind.local, $0) }
    let global = definition.globalIndexes.map { (IndexKind.global, $0) }
    let searches = definition.searchIndexes.sorted { $0.name < $1.name }
    let touched = TouchedTable(
      definition.name,
      indexes: (local + global).map {
        TouchedIndex(
          $1.name, isLocal: $0 == .local, watch: definition.control.insights(of: $1.name)?.watch)
      } + searches.map { TouchedIndex($0.name, isLocal: false, isVector: true) },
      watch: definition.control.insights(of: nil)?.watch)
    source = touched.source
    indexes = (local + global).enumerated().map { place, index in
      Index(
        index.1, kind: index.0, tableKey: key, definitions: definition.attributeDefinitions,
        counters: counters(index.1.keyspace), source: touched.source(ofIndex: place))
    }
    localIndexes = indexes.filter { $0.kind == .local }
    indexesByName = indexes.sorted { $0.name < $1.name }
    soughtIndexKeys = indexes.flatMap { $0.key.attributes.map(\.name) }.distinctNames
      .map { SoughtName($0) }
    let first = indexes.count
    searchIndexes = searches.enumerated().map { place, index in
      SearchIndex(
        index, tableKey: key, definitions: definition.attributeDefinitions,
        counters: counters(index.keyspace), source: touched.source(ofIndex: first + place))
    }
  }

  var name: String { definition.name }
  var keyspace: Keyspace { definition.keyspace }

  /// Whether a write of an item may write to an index.
  var hasIndexes: Bool { !indexes.isEmpty || !searchIndexes.isEmpty }

  /// Returns the index with a name, unless its deletion has ended.
  func index(named name: String, at now: Timestamp) -> Index? {
    indexes.first { $0.name == name && $0.definition.lifecycle.resolved(at: now) != nil }
  }
}

/// Whether an index shares its table's partition key and capacity.
enum IndexKind: Sendable {
  case local
  case global
}

/// An index for use by operations.
final class Index: Sendable {
  let definition: IndexDefinition
  let kind: IndexKind
  let key: KeyShape
  let counters: KeyspaceCounters
  /// The projected attributes, or `nil` if an entry contains the whole item.
  let projectedAttributes: [String]?
  /// The identity of the index in statistics.
  let source: TouchedSource
  /// The row keys of the items that a backfill has not reached, or `nil` without a backfill.
  private let unfilled: KeyRange?

  init(
    _ definition: IndexDefinition, kind: IndexKind, tableKey: KeyShape,
    definitions: [AttributeDefinition], counters: KeyspaceCounters, source: TouchedSource
  ) {
    self.definition = definition
    self.kind = kind
    self.source = source
    self.counters = counters
    unfilled = definition.backfill?.remaining
    let key = KeyShape(definition.keySchema, definitions: definitions)
    self.key = key
    if definition.projectionType == .all {
      projectedAttributes = nil
    } else {
      var names = tableKey.attributes.map(\.name)
      for name in key.attributes.map(\.name) + definition.nonKeyAttributes
      where !names.contains(name) {
        names.append(name)
      }
      projectedAttributes = names
    }
  }

  var name: String { definition.name }
  var keyspace: Keyspace { definition.keyspace }

  /// Returns whether the index contains the entry of an item; a backfill adds the others.
  func isFilled(at rowKey: [UInt8]) -> Bool { unfilled?.contains(rowKey) != true }

  /// Returns whether an entry contains an attribute that its item has.
  func projects(_ attribute: String) -> Bool {
    projectedAttributes?.contains(attribute) ?? true
  }
}

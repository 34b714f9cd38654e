import DynamockModel
import DynamockStatistics
import DynamockStorage

/// A table as operations use it: its definition, with what follows from it worked out once.
final class Table: Sendable {
  let definition: TableDefinition
  let key: KeyShape
  let counters: KeyspaceCounters
  /// Local indexes, then global ones, in the order they were defined.
  let indexes: [Index]
  /// The local ones among them, which share the table's partitions.
  let localIndexes: [Index]
  /// The stream that gets a record of every change; nil while none is enabled.
  let openStream: StreamName?
  /// Where expiries are kept; nil while time to live is off.
  let expiries: TimeToLive?
  /// All indexes by their names, which is the order in which AWS tells their faults.
  let indexesByName: [Index]
  /// What statistics know the table and its indexes by.
  private let touched: TouchedTable

  /// Works out a table; `counters` are those of its keyspaces, kept over a change of definition.
  init(_ definition: TableDefinition, counters: (Keyspace) -> KeyspaceCounters) {
    self.definition = definition
    let key = KeyShape(definition.keySchema, definitions: definition.attributeDefinitions)
    self.key = key
    self.counters = counters(definition.keyspace)
    openStream =
      definition.streamSpecification?.streamEnabled == true ? definition.streamName : nil
    expiries = definition.timeToLive.flatMap { $0.isKept ? $0 : nil }
    let local = definition.localIndexes.map { (IndexKind.local, $0) }
    let global = definition.globalIndexes.map { (IndexKind.global, $0) }
    let touched = TouchedTable(
      definition.name,
      indexes: (local + global).map { TouchedIndex($1.name, isLocal: $0 == .local) })
    self.touched = touched
    indexes = (local + global).enumerated().map { place, index in
      Index(
        index.1, kind: index.0, tableKey: key, definitions: definition.attributeDefinitions,
        counters: counters(index.1.keyspace), source: touched.source(ofIndex: place))
    }
    localIndexes = indexes.filter { $0.kind == .local }
    indexesByName = indexes.sorted { $0.name < $1.name }
  }

  var name: String { definition.name }
  var keyspace: Keyspace { definition.keyspace }
  /// What statistics know the table by.
  var source: TouchedSource { touched.source }

  /// The index of a name, unless its deletion has come to an end.
  func index(named name: String, at now: Timestamp) -> Index? {
    indexes.first { $0.name == name && $0.definition.lifecycle.resolved(at: now) != nil }
  }
}

/// Whether an index shares its table's partition key and capacity.
enum IndexKind: Sendable {
  case local
  case global
}

/// An index as operations use it.
final class Index: Sendable {
  let definition: IndexDefinition
  let kind: IndexKind
  let key: KeyShape
  let counters: KeyspaceCounters
  /// The attributes an entry holds; nil when it holds the whole item.
  let projectedAttributes: [String]?
  /// What statistics know the index by.
  let source: TouchedSource

  init(
    _ definition: IndexDefinition, kind: IndexKind, tableKey: KeyShape,
    definitions: [AttributeDefinition], counters: KeyspaceCounters, source: TouchedSource
  ) {
    self.definition = definition
    self.kind = kind
    self.source = source
    self.counters = counters
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

  /// Whether entries hold an attribute, if its item has it.
  func projects(_ attribute: String) -> Bool {
    projectedAttributes?.contains(attribute) ?? true
  }
}

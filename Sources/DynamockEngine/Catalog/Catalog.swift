import DynamockModel
import DynamockStorage

/// The tables of a database and their streams: an immutable value that a schema change replaces.
struct Catalog: Sendable {
  /// The tables by name, those whose deletion is still under way included.
  private(set) var tables: [String: Table] = [:]
  /// The streams that can still be read, those of disabled and deleted tables included.
  private(set) var streams: [StreamName: TableStream] = [:]
  /// The figures of every keyspace of items; one object a keyspace, however often a table changes.
  private var counters: [Keyspace: KeyspaceCounters] = [:]
  /// The number of the next keyspace; numbers are not used again.
  private(set) var nextKeyspace = Self.firstTableKeyspace
  /// How many changes led to this value; a later one of the same database is greater.
  private(set) var version = 0

  /// Keyspaces below this number hold the engine's own records.
  static let firstTableKeyspace = 16
  /// Where the records of tables are stored, by name.
  static let storedIn = Keyspace(0)

  init() {}

  subscript(name: String) -> Table? { tables[name] }

  /// Gives out the number of a new keyspace.
  mutating func newKeyspace() -> Keyspace {
    defer { nextKeyspace += 1 }
    return Keyspace(nextKeyspace)
  }

  /// Adds a table or replaces the one of its name.
  mutating func set(_ definition: TableDefinition) {
    tables[definition.name] = Table(definition) { keyspace in
      if let known = counters[keyspace] { return known }
      let new = KeyspaceCounters(of: keyspace)
      counters[keyspace] = new
      return new
    }
    nextKeyspace = max(nextKeyspace, (definition.keyspaces.map(\.number).max() ?? 0) + 1)
  }

  /// Adds a stream or replaces the one of its name.
  @discardableResult
  mutating func set(_ definition: StreamDefinition, sequence: StreamSequence) -> TableStream {
    let stream = TableStream(definition, sequence: sequence)
    streams[definition.name] = stream
    nextKeyspace = max(nextKeyspace, definition.keyspace.number + 1)
    return stream
  }

  /// Forgets a stream.
  mutating func remove(_ name: StreamName) { streams[name] = nil }

  /// Notes that this value follows another.
  mutating func follow(_ other: Catalog) { version = other.version + 1 }

  /// Forgets a table; its streams stay.
  mutating func remove(_ name: String) {
    guard let table = tables.removeValue(forKey: name) else { return }
    for keyspace in table.definition.keyspaces { counters[keyspace] = nil }
  }
}

extension Catalog {
  /// Reads the catalog that a store holds.
  init(reading reader: any StorageReader) throws(StorageError) {
    self.init()
    var damaged: String?
    try reader.scan(Self.storedIn, .all, .ascending) { key, value throws(StorageError) in
      let record = Record(ItemImage(storedBytes: value).decoded() ?? Item())
      if let number = record[number: "nextKeyspace"] {
        nextKeyspace = max(nextKeyspace, number)
      } else if key.starts(with: Self.streamPrefix), let stream = StreamDefinition(record) {
        set(stream, sequence: StreamSequence())
      } else if let definition = TableDefinition(record) {
        set(definition)
      } else {
        damaged = String(decoding: key, as: UTF8.self)
        return .stop
      }
      return .next
    }
    if let damaged {
      throw StorageError(
        .damaged,
        "The record of \(damaged) cannot be read; restore the file from a copy, or start with "
          + "another file.")
    }
    try loadCounters(from: reader)
  }

  /// Sets every counter to what the store holds.
  func loadCounters(from reader: any StorageReader) throws(StorageError) {
    for counters in counters.values { try counters.load(from: reader) }
    for stream in streams.values { try stream.loadSequence(from: reader) }
  }

  /// How far the steady time had come when the store was written last; nil for an empty store.
  ///
  /// A file of an earlier version holds no such time; what is in it was made no later than it says.
  func reachedTime(in reader: any StorageReader) throws(StorageError) -> Timestamp? {
    let stored = try reader.value(for: Self.timeKey, in: KeyspaceCounters.storedIn)
    let noted = stored.flatMap {
      Record(ItemImage(storedBytes: $0).decoded() ?? Item())[time: "steady"]
    }
    let made =
      tables.values.map(\.definition.steadyCreation)
      + streams.values.map(\.definition.createdAt)
    return (made + (noted.map { [$0] } ?? [])).max()
  }

  /// The key of the steady time, beside the figures of keyspaces.
  static let timeKey = Array("steady".utf8)

  /// The tables whose items are still being brought in.
  var importedTables: [Table] { tables.values.filter(\.definition.isImporting) }

  /// The same catalog without the tables whose items are still being brought in.
  func withoutImports() -> Catalog {
    var catalog = self
    for table in importedTables { catalog.remove(table.name) }
    return catalog
  }

  /// The same tables with figures of their own, which go on from here: for a fork.
  ///
  /// Tables whose items are still being brought in do not come along: nobody would end that.
  func forked() -> Catalog {
    var catalog = Catalog()
    catalog.counters = counters.mapValues { $0.copy() }
    catalog.nextKeyspace = nextKeyspace
    for table in tables.values where !table.definition.isImporting { catalog.set(table.definition) }
    for stream in streams.values {
      catalog.set(stream.definition, sequence: StreamSequence(next: stream.sequence.upcoming))
    }
    return catalog
  }

  /// The same catalog, giving out no keyspace that another one knows.
  func numbering(after other: Catalog) -> Catalog {
    var catalog = self
    catalog.nextKeyspace = max(nextKeyspace, other.nextKeyspace)
    return catalog
  }

  /// The figures of all keyspaces.
  var allCounters: [Keyspace: KeyspaceCounters] { counters }

  /// The same catalog, counting in another's objects where both know a keyspace.
  func countingIn(_ other: Catalog) -> Catalog {
    var catalog = Catalog()
    catalog.follow(other)
    catalog.counters = other.counters.filter { counters[$0.key] != nil }
    catalog.nextKeyspace = nextKeyspace
    for table in tables.values { catalog.set(table.definition) }
    for (name, stream) in streams {
      catalog.set(stream.definition, sequence: other.streams[name]?.sequence ?? stream.sequence)
    }
    return catalog
  }
}

extension TableDefinition {
  /// The keyspaces of the table, of its indexes and of its expiries.
  var keyspaces: [Keyspace] {
    [keyspace] + (localIndexes + globalIndexes).map(\.keyspace)
      + (timeToLive.map { [$0.keyspace] } ?? [])
  }
}

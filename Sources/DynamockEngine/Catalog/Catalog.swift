import DynamockModel
import DynamockStorage

/// The tables and streams of a database: an immutable value that a schema change replaces.
struct Catalog: Sendable {
  /// The tables by name, including those that are still being deleted.
  private(set) var tables: [String: Table] = [:]
  /// The streams that are still readable, including those of disabled and deleted tables.
  private(set) var streams: [StreamName: TableStream] = [:]
  /// The exports that are still described, by their ids.
  var exports: [String: ExportRecord] = [:]
  /// The imports that are still described, by their ids.
  var imports: [String: ImportRecord] = [:]
  /// The bulk operations, by the last parts of their ARNs.
  var bulkOperations: [String: BulkRecord] = [:]
  /// The backups of tables, by their ids.
  private(set) var backups: [String: Backup] = [:]
  /// The keyspaces whose contents are being removed, in portions.
  private(set) var discarded: Set<Keyspace> = []
  /// The numbers of changes that are queued for Kinesis streams.
  private(set) var kinesis = KinesisSequence()
  /// The figures of every keyspace of items; each keyspace has one object, however often its table
  /// changes.
  private var counters: [Keyspace: KeyspaceCounters] = [:]
  /// The logs of changes, which survive a change of their table in the same way.
  private var logs: [Keyspace: RecoveryLog] = [:]
  /// The number of the next keyspace; numbers are not reused.
  private(set) var nextKeyspace = Self.firstTableKeyspace
  /// The number of changes that led to this value; it only grows within a database.
  private(set) var version = 0
  /// Whether a table or stream has, or once had, a policy.
  private(set) var mayHavePolicies = false

  /// Keyspaces below this number contain the engine's own records.
  static let firstTableKeyspace = 16
  /// The keyspace for the records of tables, whose keys are the tables' names.
  static let storedIn = Keyspace(0)

  init() {}

  subscript(name: String) -> Table? { tables[name] }

  /// Assigns the number of a new keyspace.
  mutating func newKeyspace() -> Keyspace {
    defer { nextKeyspace += 1 }
    return Keyspace(nextKeyspace)
  }

  /// Adds a table or replaces the one with its name.
  mutating func set(_ definition: TableDefinition) {
    let log = definition.control.recovery?.log
    if let ended = tables[definition.name]?.recoveryLog?.keyspace, ended != log {
      (logs[ended], counters[ended]) = (nil, nil)
    }
    if let log, logs[log] == nil { logs[log] = RecoveryLog(counters: figures(of: log)) }
    let table = Table(definition, log: log.flatMap { logs[$0] }) { figures(of: $0) }
    tables[definition.name] = table
    if table.policy != nil { mayHavePolicies = true }
    nextKeyspace = max(nextKeyspace, (definition.keyspaces.map(\.number).max() ?? 0) + 1)
  }

  private mutating func figures(of keyspace: Keyspace) -> KeyspaceCounters {
    if let known = counters[keyspace] { return known }
    let new = KeyspaceCounters(of: keyspace)
    counters[keyspace] = new
    return new
  }

  /// Adds a stream or replaces the one with its name.
  @discardableResult
  mutating func set(_ definition: StreamDefinition, sequence: StreamSequence) -> TableStream {
    let stream = TableStream(definition, sequence: sequence)
    streams[definition.name] = stream
    if stream.policy != nil { mayHavePolicies = true }
    nextKeyspace = max(nextKeyspace, definition.keyspace.number + 1)
    return stream
  }

  /// Adds a backup or replaces the one with its id.
  mutating func set(_ backup: Backup) {
    backups[backup.id] = backup
    nextKeyspace = max(nextKeyspace, backup.keyspace.number + 1)
  }

  /// Adds a keyspace whose contents are to be removed.
  mutating func discard(_ keyspace: Keyspace) {
    discarded.insert(keyspace)
    nextKeyspace = max(nextKeyspace, keyspace.number + 1)
  }

  /// Removes a keyspace whose contents were removed.
  mutating func endDiscard(of keyspace: Keyspace) { discarded.remove(keyspace) }

  /// Removes a backup.
  mutating func remove(_ backup: Backup) { backups[backup.id] = nil }

  /// Removes a stream.
  mutating func remove(_ name: StreamName) { streams[name] = nil }

  /// Marks this value as the successor of another.
  mutating func follow(_ other: Catalog) { version = other.version + 1 }

  /// Removes a table but not its streams.
  mutating func remove(_ name: String) {
    guard let table = tables.removeValue(forKey: name) else { return }
    for keyspace in table.definition.keyspaces { (counters[keyspace], logs[keyspace]) = (nil, nil) }
  }
}

extension Catalog {
  /// Reads the catalog of a store.
  init(reading reader: any StorageReader) throws(StorageError) {
    self.init()
    var damaged: String?
    try reader.scan(Self.storedIn, .all, .ascending) { key, value throws(StorageError) in
      let record = Record(ItemImage(storedBytes: value).decoded() ?? Item())
      if add(record, at: key) { return .next }
      damaged = String(decoding: key, as: UTF8.self)
      return .stop
    }
    if let damaged {
      throw StorageError(
        .damaged,
        "The record of \(damaged) cannot be read; restore the file from a copy, after removing its "
          + "-wal and -shm files, or start with another file.")
    }
    try loadCounters(from: reader)
  }

  /// Adds a record of the store; returns false if it cannot be read.
  mutating func add(_ record: Record, at key: [UInt8]) -> Bool {
    if let number = record[number: "nextKeyspace"] {
      nextKeyspace = max(nextKeyspace, number)
    } else if key.starts(with: Self.streamPrefix), let stream = StreamDefinition(record) {
      set(stream, sequence: StreamSequence())
    } else if key.starts(with: Self.backupPrefix), let backup = Backup(record) {
      set(backup)
    } else if key.starts(with: Self.discardedPrefix), let number = record[number: "keyspace"] {
      discard(Keyspace(number))
    } else if key.starts(with: ExportRecord.keyPrefix), let export = ExportRecord(record) {
      exports[export.frame.id] = export
    } else if key.starts(with: ImportRecord.keyPrefix), let found = ImportRecord(record) {
      imports[found.frame.id] = found
    } else if key.starts(with: BulkRecord.keyPrefix), let found = BulkRecord(record) {
      bulkOperations[found.frame.id] = found
    } else if let definition = TableDefinition(record) {
      set(definition)
    } else {
      return false
    }
    return true
  }

  /// Sets every counter to its stored value.
  func loadCounters(from reader: any StorageReader) throws(StorageError) {
    for (keyspace, counters) in counters where logs[keyspace] == nil {
      try counters.load(from: reader)
    }
    for log in logs.values { try log.load(from: reader) }
    for stream in streams.values { try stream.loadSequence(from: reader) }
    try kinesis.load(from: reader)
  }

  /// Returns the steady time of the last write to the store, or `nil` for an empty store.
  ///
  /// A file of an earlier version has no such time; the latest time in its contents is used
  /// instead.
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

  /// The key of the steady time, next to the figures of keyspaces.
  static let timeKey = Array("steady".utf8)

  /// The tables whose items are still being imported.
  var importedTables: [Table] { tables.values.filter(\.definition.isImporting) }

  /// Returns the same catalog without the tables whose items are still being imported.
  func withoutImports() -> Catalog {
    var catalog = self
    for table in importedTables { catalog.remove(table.name) }
    return catalog
  }

  /// Returns a copy for a fork, with separate figures that continue from the current ones.
  ///
  /// Tables whose items are still being imported, and transfers and backups in progress, are left out,
  /// since no one would finish them.
  func forked() -> Catalog {
    var catalog = Catalog()
    catalog.backups = backups.filter { $0.value.isComplete }
    catalog.discarded = discarded
    catalog.exports = exports.filter { $0.value.outcome != nil }
    catalog.imports = imports.filter { $0.value.outcome != nil }
    catalog.bulkOperations = bulkOperations.filter { $0.value.outcome != nil }
    catalog.kinesis = kinesis.forked()
    catalog.counters = counters.mapValues { $0.copy() }
    for (keyspace, log) in logs {
      catalog.logs[keyspace] = catalog.counters[keyspace].map { log.copy(counters: $0) }
    }
    catalog.nextKeyspace = nextKeyspace
    for table in tables.values where !table.definition.isImporting { catalog.set(table.definition) }
    for stream in streams.values {
      catalog.set(stream.definition, sequence: StreamSequence(next: stream.sequence.upcoming))
    }
    return catalog
  }

  /// Returns a copy that assigns no keyspace used by another catalog, and continues its queue.
  func numbering(after other: Catalog) -> Catalog {
    var catalog = self
    catalog.nextKeyspace = max(nextKeyspace, other.nextKeyspace)
    catalog.kinesis = other.kinesis
    return catalog
  }

  /// The figures of all keyspaces.
  var allCounters: [Keyspace: KeyspaceCounters] { counters }

  /// Returns a copy with another catalog's figures for the keyspaces that both have.
  func countingIn(_ other: Catalog) -> Catalog {
    var catalog = Catalog()
    catalog.follow(other)
    catalog.backups = backups
    catalog.discarded = discarded
    catalog.kinesis = other.kinesis
    catalog.exports = exports
    catalog.imports = imports
    catalog.bulkOperations = bulkOperations
    catalog.counters = other.counters.filter { counters[$0.key] != nil }
    catalog.logs = other.logs.filter { logs[$0.key] != nil }
    catalog.nextKeyspace = nextKeyspace
    for table in tables.values { catalog.set(table.definition) }
    for (name, stream) in streams {
      catalog.set(stream.definition, sequence: other.streams[name]?.sequence ?? stream.sequence)
    }
    return catalog
  }
}

extension TableDefinition {
  /// The keyspaces of the table, its indexes, its expiry times and its log of changes.
  var keyspaces: [Keyspace] {
    var all = [keyspace] + (localIndexes + globalIndexes).map(\.keyspace)
    all += searchIndexes.map(\.keyspace)
    all += [timeToLive?.keyspace, control.recovery?.log].compactMap(\.self)
    return all
  }
}

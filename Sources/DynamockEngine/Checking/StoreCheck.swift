import DynamockModel
package import DynamockStorage

/// A check of everything that a store contains: its entries decode, indexes and expiry times match
/// their tables in both directions, figures are those of the contents, and streams and
/// logs of changes are in order.
package struct StoreCheck {
  /// A defect.
  package struct Finding: Sendable, Hashable {
    /// The part of the database, such as `table Music`.
    package let place: String
    /// The key, or `nil` if the defect has none.
    package let key: String?
    /// The defect, in words.
    package let problem: String
  }

  /// The numbers of entries that were examined.
  package struct Counts: Sendable, Hashable {
    /// The tables.
    package var tables = 0
    /// The items of all tables.
    package var items = 0
    /// The entries of local, global and vector indexes.
    package var indexEntries = 0
    /// The entries that time to live keeps.
    package var expiryTimes = 0
    /// The records of streams.
    package var streamRecords = 0
    /// The changes kept for recovery to a point in time.
    package var loggedChanges = 0
  }

  /// The numbers of entries that were examined so far.
  package internal(set) var counts = Counts()
  let reader: any SalvagingReader
  private(set) var catalog = Catalog()
  let report: (Finding) -> Void
  private let progress: (_ place: String, _ entries: Int) -> Void

  /// Creates a check.
  /// - Parameters:
  ///   - report: receives each defect.
  ///   - progress: receives the part of the database and the number of its entries examined so far.
  package init(
    _ reader: any SalvagingReader, report: @escaping (Finding) -> Void,
    progress: @escaping (_ place: String, _ entries: Int) -> Void
  ) {
    self.reader = reader
    self.report = report
    self.progress = progress
  }

  /// Checks the whole store.
  /// - Throws: an error of the store other than damage.
  package mutating func run() throws(StorageError) {
    try readCatalog()
    for table in catalog.tables.values.sorted(by: { $0.name < $1.name }) {
      counts.tables += 1
      try check(table)
    }
    let streams = catalog.streams.values.sorted {
      ($0.definition.name.table, $0.definition.name.label)
        < ($1.definition.name.table, $1.definition.name.label)
    }
    for stream in streams { try check(stream.definition) }
    for backup in catalog.backups.values.sorted(by: { $0.id < $1.id }) { try check(backup) }
    // The figures of known tables were checked above; this finds damage in all others.
    try forEachEntry(of: KeyspaceCounters.storedIn, in: .figures) { _, _ in }
  }

  private mutating func readCatalog() throws(StorageError) {
    var records: [(key: [UInt8], Record?)] = []
    try forEachEntry(of: Catalog.storedIn, in: .catalog) { key, value in
      records.append((key, ItemImage(storedBytes: value).decoded().map { Record($0) }))
    }
    for (key, record) in records {
      if let record, catalog.add(record, at: key) { continue }
      note(.catalog, key, "the record cannot be read")
    }
  }

  // MARK: For each part of a check

  /// Visits all entries of a keyspace that can be read, and reports those that cannot.
  func forEachEntry(
    of keyspace: Keyspace, in owner: KeyspaceOwner,
    _ visit: (_ key: [UInt8], _ value: [UInt8]) throws(StorageError) -> Void
  ) throws(StorageError) {
    var count = 0
    progress(owner.description, 0)
    try reader.scan(keyspace, .all, .ascending) { key, value throws(StorageError) in
      try visit(key, value)
      count += 1
      if count.isMultiple(of: 1_000) { progress(owner.description, count) }
      return .next
    }
    reportDamage()
  }

  /// Returns a value, or `nil` if there is none or it cannot be read.
  func value(for key: [UInt8], in keyspace: Keyspace) throws(StorageError) -> [UInt8]? {
    try reader.value(for: key, in: keyspace)
  }

  /// Reports the damage that the reader has passed over.
  func reportDamage() {
    for place in reader.takeDamage() {
      let owner = catalog.owner(of: place.keyspace)
      guard let key = place.key else {
        report(
          .init(place: owner.description, key: nil, problem: "its first entries cannot be read"))
        continue
      }
      note(
        owner, key, place.isBeyondKey ? "entries after this key cannot be read" : "cannot be read")
    }
  }

  /// Reports a defect of an entry.
  func note(_ owner: KeyspaceOwner, _ key: [UInt8], _ problem: String) {
    report(Finding(place: owner.description, key: owner.text(of: key), problem: problem))
  }

  /// Returns the stored figures of a keyspace, or `nil` if there are none.
  func storedFigures(of keyspace: Keyspace) throws(StorageError) -> Record? {
    let key = KeyspaceCounters.key(of: keyspace)
    guard let stored = try value(for: key, in: KeyspaceCounters.storedIn) else { return nil }
    return Record(ItemImage(storedBytes: stored).decoded() ?? Item())
  }

  /// Compares the stored figures of a keyspace with the counted ones.
  ///
  /// A file without figures is counted when it is opened. If entries cannot be read, they are
  /// missing in the count.
  func compareFigures(
    of keyspace: Keyspace, in owner: KeyspaceOwner, items: Int, bytes: Int
  ) throws(StorageError) {
    guard !reader.isDamaged(keyspace), let record = try storedFigures(of: keyspace) else { return }
    guard record[number: "items"] != items || record[number: "bytes"] != bytes else { return }
    let noted = [record[number: "items"], record[number: "bytes"]].map {
      $0.map { "\($0)" } ?? "none"
    }
    report(
      Finding(
        place: owner.description, key: nil,
        problem: "has \(items) entries of \(bytes) bytes; the stored figures are \(noted[0]) and "
          + noted[1]))
  }
}

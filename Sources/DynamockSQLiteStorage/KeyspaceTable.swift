import DynamockStorage

/// The names of keyspaces in the file, and their tables and views.
///
/// The tables' names begin with an underscore. A keyspace with a label also has a view of that
/// name, so that a user of `sqlite3` finds a table's items under the table's name.
enum KeyspaceTable {
  /// The table that lists the keyspaces: each number with its view.
  static let list = "_dynamock_keyspaces"

  /// Returns a name quoted for SQL, regardless of its contents.
  static func quoted(_ name: String) -> String {
    var result = "\""
    for character in name.unicodeScalars {
      if character == "\"" { result.unicodeScalars.append("\"") }
      result.unicodeScalars.append(character)
    }
    return result + "\""
  }

  /// Returns the possible names of the view for a label, in order of preference.
  ///
  /// SQLite compares names case-insensitively, so `Music` and `music` cannot both keep their names;
  /// it reserves `sqlite_`, and a zero byte would end the statement.
  static func viewName(for label: String, isTaken: (String) throws(StorageError) -> Bool)
    throws(StorageError) -> String
  {
    var wanted = String(label.unicodeScalars.filter { $0 != "\0" }.map(Character.init))
    if wanted.isEmpty || wanted.lowercased().hasPrefix("sqlite_") { wanted = "table " + wanted }
    // A leading underscore is reserved for the store's own tables, including future ones.
    if wanted.hasPrefix("_") { wanted = "table " + wanted }
    var candidate = wanted
    var count = 2
    while try isTaken(candidate) {
      candidate = "\(wanted) (\(count))"
      count += 1
    }
    return candidate
  }
}

extension Connection {
  /// Returns whether a table or view of this name exists, by SQLite's comparison of names.
  func hasTable(_ name: String) throws(StorageError) -> Bool {
    let statement = try Statement(
      "SELECT 1 FROM sqlite_master WHERE name = ?1 COLLATE NOCASE", on: self)
    statement.bind(name, at: 1)
    return try statement.step()
  }

  /// Creates the table of a keyspace, and its view.
  func createTable(
    for keyspace: Keyspace, _ description: KeyspaceDescription
  ) throws(StorageError) {
    let layout = KeyspaceLayout(description)
    let table = layout.quotedTableName(of: keyspace)
    let view = try createView(of: keyspace, layout, description)
    try execute("CREATE TABLE \(table) (\(layout.keyColumn), value BLOB NOT NULL)")
    let row = try Statement("INSERT INTO \(KeyspaceTable.list) VALUES (?1, ?2)", on: self)
    row.bind(keyspace.number, at: 1)
    if let view { row.bind(view, at: 2) } else { row.bindNull(at: 2) }
    try row.run()
  }

  /// Creates the view of a keyspace, and returns its name, or `nil` without a label.
  private func createView(
    of keyspace: Keyspace, _ layout: KeyspaceLayout, _ description: KeyspaceDescription
  ) throws(StorageError) -> String? {
    guard let label = description.label else { return nil }
    let name = try KeyspaceTable.viewName(for: label) { name throws(StorageError) in
      try hasTable(name)
    }
    // No value is longer than a billion bytes ([sqlite-limits], item 1).
    let start = min(max(description.textOffset, 0), 1_000_000_000)
    try execute(
      """
      CREATE VIEW \(KeyspaceTable.quoted(name)) AS
      SELECT CAST(substr(value, \(start + 1)) AS TEXT) AS item,
      max(length(value) - \(start), 0) AS size FROM \(layout.quotedTableName(of: keyspace))
      """)
    return name
  }

  /// Replaces the view of a keyspace.
  func describeTable(
    of keyspace: Keyspace, _ description: KeyspaceDescription
  ) throws(StorageError) {
    let row = try Statement(
      "SELECT view FROM \(KeyspaceTable.list) WHERE number = ?1", on: self)
    row.bind(keyspace.number, at: 1)
    let earlier = try row.step() ? row.text(0) : nil
    row.reset()
    if let earlier { try execute("DROP VIEW IF EXISTS \(KeyspaceTable.quoted(earlier))") }
    let layout = try self.layout(of: keyspace) ?? KeyspaceLayout(description)
    let view = try createView(of: keyspace, layout, description)
    let update = try Statement(
      "UPDATE \(KeyspaceTable.list) SET view = ?2 WHERE number = ?1", on: self)
    update.bind(keyspace.number, at: 1)
    if let view { update.bind(view, at: 2) } else { update.bindNull(at: 2) }
    try update.run()
  }

  /// Drops the table of a keyspace, and its view.
  func dropTable(of keyspace: Keyspace) throws(StorageError) {
    let row = try Statement(
      "DELETE FROM \(KeyspaceTable.list) WHERE number = ?1 RETURNING view", on: self)
    row.bind(keyspace.number, at: 1)
    let view = try row.step() ? row.text(0) : nil
    row.reset()
    if let view { try execute("DROP VIEW IF EXISTS \(KeyspaceTable.quoted(view))") }
    for layout in KeyspaceLayout.allCases {
      try execute("DROP TABLE IF EXISTS \(layout.quotedTableName(of: keyspace))")
    }
  }
}

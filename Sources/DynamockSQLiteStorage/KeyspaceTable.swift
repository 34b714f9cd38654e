import DynamockStorage

/// The names that keyspaces have in the file, and their tables and views.
///
/// Tables of ours begin with an underscore. A keyspace with a label has a view of that name
/// besides, so that a person with `sqlite3` finds the table's items under the table's name.
enum KeyspaceTable {
  /// The list of keyspaces: which number has which view.
  static let list = "_dynamock_keyspaces"

  /// How the table of a keyspace is called.
  static func name(of keyspace: Keyspace) -> String { "_keyspace_\(keyspace.number)" }

  /// The same, to be put into a statement.
  static func quotedName(of keyspace: Keyspace) -> String { quoted(name(of: keyspace)) }

  /// A name as SQL takes it, whatever it holds.
  static func quoted(_ name: String) -> String {
    var result = "\""
    for character in name.unicodeScalars {
      if character == "\"" { result.unicodeScalars.append("\"") }
      result.unicodeScalars.append(character)
    }
    return result + "\""
  }

  /// The names a view may take for a label, best first.
  ///
  /// SQLite compares names without case, so that `Music` and `music` cannot both have theirs, and
  /// keeps `sqlite_` for itself; a zero byte would end the statement.
  static func viewName(for label: String, isTaken: (String) throws(StorageError) -> Bool)
    throws(StorageError) -> String
  {
    var wanted = String(label.unicodeScalars.filter { $0 != "\0" }.map(Character.init))
    if wanted.isEmpty || wanted.lowercased().hasPrefix("sqlite_") { wanted = "table " + wanted }
    // An underscore at the start is ours: tables to come must find their names free.
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
  /// Whether a table or view of this name exists, by SQLite's comparison of names.
  func hasTable(_ name: String) throws(StorageError) -> Bool {
    let statement = try Statement(
      "SELECT 1 FROM sqlite_master WHERE name = ?1 COLLATE NOCASE", on: self)
    statement.bind(name, at: 1)
    return try statement.step()
  }

  /// Makes the table of a keyspace, and its view.
  func createTable(
    for keyspace: Keyspace, _ description: KeyspaceDescription
  ) throws(StorageError) {
    let table = KeyspaceTable.quotedName(of: keyspace)
    var view: String?
    if let label = description.label {
      let name = try KeyspaceTable.viewName(for: label) { name throws(StorageError) in
        try hasTable(name)
      }
      view = name
      // No value is longer than a billion bytes (sqlite.org/limits.html, item 1).
      let start = min(max(description.textOffset, 0), 1_000_000_000)
      try execute(
        """
        CREATE VIEW \(KeyspaceTable.quoted(name)) AS
        SELECT CAST(substr(value, \(start + 1)) AS TEXT) AS item,
        max(length(value) - \(start), 0) AS size FROM \(table)
        """)
    }
    try execute("CREATE TABLE \(table) (key BLOB NOT NULL PRIMARY KEY, value BLOB NOT NULL)")
    let row = try Statement("INSERT INTO \(KeyspaceTable.list) VALUES (?1, ?2)", on: self)
    row.bind(keyspace.number, at: 1)
    if let view { row.bind(view, at: 2) } else { row.bindNull(at: 2) }
    try row.run()
  }

  /// Drops the table of a keyspace, and its view.
  func dropTable(of keyspace: Keyspace) throws(StorageError) {
    let row = try Statement(
      "DELETE FROM \(KeyspaceTable.list) WHERE number = ?1 RETURNING view", on: self)
    row.bind(keyspace.number, at: 1)
    let view = try row.step() ? row.text(0) : nil
    row.reset()
    if let view { try execute("DROP VIEW IF EXISTS \(KeyspaceTable.quoted(view))") }
    try execute("DROP TABLE IF EXISTS \(KeyspaceTable.quotedName(of: keyspace))")
  }
}

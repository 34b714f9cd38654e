import DynamockStorage

/// The prepared statements of one keyspace on one connection.
///
/// A keyspace is a table with a hidden row number and a unique index on the key. A table WITHOUT
/// ROWID would scan faster, and be slower in all other operations, since keys begin with a hash and
/// whole values would then be in every inner node (pages of 4,096 bytes, µs unless noted otherwise,
/// one core):
///
/// | | rowid | without |
/// |---|---|---|
/// | fill 200,000 x 400 bytes, a put | 5.3 | 25 |
/// | overwrite 400 bytes of 5,000, 16 a commit | 6.7 | 9.6 |
/// | overwrite 4 KB of 5,000, 16 a commit | 7.6 | 21 |
/// | get 400 bytes of 5,000 | 0.9 | 0.7 |
/// | get 4 KB of 5,000 | 1.4 | 3.6 |
/// | scan 200,000 x 400 bytes in key order, MB/s | 240 | 1,400 |
final class KeyspaceStatements {
  private let connection: Connection
  private let table: String
  private var get: Statement?
  private var find: Statement?
  private var put: Statement?
  private var replace: Statement?
  private var remove: Statement?
  private var idleScans: [[Statement]] = [[], [], []]

  /// Creates an instance without preparing statements.
  init(_ keyspace: Keyspace, on connection: Connection) {
    self.connection = connection
    table = KeyspaceTable.quotedName(of: keyspace)
  }

  /// `SELECT value`.
  func getting() throws(StorageError) -> Statement {
    if let get { return get }
    let statement = try Statement("SELECT value FROM \(table) WHERE key = ?1", on: connection)
    get = statement
    return statement
  }

  /// `SELECT value` with the row's number.
  func finding() throws(StorageError) -> Statement {
    if let find { return find }
    let statement = try Statement(
      "SELECT value, rowid FROM \(table) WHERE key = ?1", on: connection)
    find = statement
    return statement
  }

  /// `UPDATE` of a row whose number is known, which saves searching the index.
  func replacing() throws(StorageError) -> Statement {
    if let replace { return replace }
    let statement = try Statement(
      "UPDATE \(table) SET value = ?2 WHERE rowid = ?1", on: connection)
    replace = statement
    return statement
  }

  /// `INSERT` or `UPDATE`.
  ///
  /// Not REPLACE, which removes the old row and appends a new one: this way the row stays in its
  /// page.
  func putting() throws(StorageError) -> Statement {
    if let put { return put }
    let statement = try Statement(
      """
      INSERT INTO \(table) (key, value) VALUES (?1, ?2)
      ON CONFLICT (key) DO UPDATE SET value = excluded.value
      """, on: connection)
    put = statement
    return statement
  }

  /// `DELETE`.
  func removing() throws(StorageError) -> Statement {
    if let remove { return remove }
    let statement = try Statement("DELETE FROM \(table) WHERE key = ?1", on: connection)
    remove = statement
    return statement
  }

  /// The start of a scan; the end is compared while reading, not by SQL.
  enum ScanStart: Int {
    case atLowerBound
    case belowUpperBound
    case atEnd
  }

  /// Returns a statement that is not in use, since scans may be nested.
  func takeScan(_ start: ScanStart) throws(StorageError) -> Statement {
    if let idle = idleScans[start.rawValue].popLast() { return idle }
    let rest =
      switch start {
      case .atLowerBound: "WHERE key >= ?1 ORDER BY key"
      case .belowUpperBound: "WHERE key < ?1 ORDER BY key DESC"
      case .atEnd: "ORDER BY key DESC"
      }
    return try Statement("SELECT key, value FROM \(table) \(rest)", on: connection)
  }

  /// Returns a statement for use by the next scan.
  func giveBack(_ statement: Statement, _ start: ScanStart) {
    statement.reset()
    idleScans[start.rawValue].append(statement)
  }
}

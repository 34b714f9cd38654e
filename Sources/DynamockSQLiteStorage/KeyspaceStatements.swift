import DynamockStorage

/// The prepared statements of one keyspace on one connection.
///
/// A keyspace is a table with a hidden row number and a unique index on the key, unless its keys are
/// numbers (``KeyspaceLayout``). A table WITHOUT ROWID would scan faster, and be slower in all other
/// operations, since keys begin with a hash and whole values would then be in every inner node (pages
/// of 4,096 bytes, µs unless noted otherwise, one core):
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
  private let keyspace: Keyspace
  /// The form of the table, or `nil` as long as no statement was prepared.
  private(set) var layout: KeyspaceLayout?
  private var get: Statement?
  private var find: Statement?
  private var put: Statement?
  private var insert: Statement?
  private var replace: Statement?
  private var remove: Statement?
  private var idleScans: [[Statement]] = [[], [], []]

  /// Creates an instance without preparing statements.
  init(_ keyspace: Keyspace, on connection: Connection) {
    self.connection = connection
    self.keyspace = keyspace
  }

  /// Prepares a statement for the table, whose form determines its name.
  private func prepare(_ text: (_ table: String) -> String) throws(StorageError) -> Statement {
    if let layout { return try prepare(text, layout) }
    do throws(StorageError) {
      return try prepare(text, .bytes)
    } catch {
      guard error.code == .failed, let other = try? prepare(text, .numbers) else { throw error }
      return other
    }
  }

  private func prepare(
    _ text: (_ table: String) -> String, _ form: KeyspaceLayout
  ) throws(StorageError) -> Statement {
    let statement = try Statement(
      text(form.quotedTableName(of: keyspace)), on: connection, keys: form)
    layout = form
    return statement
  }

  /// Returns the form of the table.
  func knownLayout() throws(StorageError) -> KeyspaceLayout {
    if let layout { return layout }
    let scan = try takeScan(.atLowerBound)
    giveBack(scan, .atLowerBound)
    return layout ?? .bytes
  }

  /// `SELECT value`.
  func getting() throws(StorageError) -> Statement {
    if let get { return get }
    let statement = try prepare { "SELECT value FROM \($0) WHERE key = ?1" }
    get = statement
    return statement
  }

  /// `SELECT value` with the row's number.
  func finding() throws(StorageError) -> Statement {
    if let find { return find }
    let statement = try prepare { "SELECT value, rowid FROM \($0) WHERE key = ?1" }
    find = statement
    return statement
  }

  /// `UPDATE` of a row whose number is known, which saves searching the index.
  func replacing() throws(StorageError) -> Statement {
    if let replace { return replace }
    let statement = try prepare { "UPDATE \($0) SET value = ?2 WHERE rowid = ?1" }
    replace = statement
    return statement
  }

  /// `INSERT` or `UPDATE`.
  ///
  /// Not REPLACE, which removes the old row and appends a new one: this way the row stays in its
  /// page.
  func putting() throws(StorageError) -> Statement {
    if let put { return put }
    let statement = try prepare {
      """
      INSERT INTO \($0) (key, value) VALUES (?1, ?2)
      ON CONFLICT (key) DO UPDATE SET value = excluded.value
      """
    }
    put = statement
    return statement
  }

  /// `INSERT`, which fails if there is a row with the key.
  func inserting() throws(StorageError) -> Statement {
    if let insert { return insert }
    let statement = try prepare { "INSERT INTO \($0) (key, value) VALUES (?1, ?2)" }
    insert = statement
    return statement
  }

  /// `DELETE`.
  func removing() throws(StorageError) -> Statement {
    if let remove { return remove }
    let statement = try prepare { "DELETE FROM \($0) WHERE key = ?1" }
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
    return try prepare { "SELECT key, value FROM \($0) \(rest)" }
  }

  /// Returns a statement for use by the next scan.
  func giveBack(_ statement: Statement, _ start: ScanStart) {
    statement.reset()
    idleScans[start.rawValue].append(statement)
  }
}

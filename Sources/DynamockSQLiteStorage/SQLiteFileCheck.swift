import CSQLite
public import DynamockStorage

/// A file that is examined without being changed: SQLite's structures, and a reader that passes over
/// damage.
///
/// The file is claimed meanwhile, so that no one opens it for writing. For use by one thread.
public final class SQLiteFileCheck {
  /// The version of the file's format; files of format 1 have no checksums.
  public let formatVersion: Int
  /// The number of bytes of the file.
  public let bytes: Int
  private let claim: FileClaim
  private let connection: Connection
  private let salvager: SQLiteSalvager
  private let leavesIndex: Bool

  /// The maximum number of defects that SQLite lists.
  private static let mostDefects = 100

  /// Opens an existing file.
  /// - Throws: ``StorageError`` with code `damaged` if nothing of the file can be read; `locked` if
  ///   it is in use; `badPath`, `foreignFile` or `newerFormat` if it is not a file of this version.
  public init(path: String) throws(StorageError) {
    claim = try FileClaim(reading: path)
    guard claim.size > 0 else { throw Sentences.empty(path) }
    let header = try FileHeader.ofStore(claim)
    formatVersion = Int(header.formatVersion)
    bytes = claim.size
    let hasLog = (claim.sizeOfCompanion("-wal") ?? 0) > 0
    leavesIndex = !hasLog || claim.sizeOfCompanion("-shm") != nil
    connection = try Connection(
      claim, patience: 5_000, use: header.formatVersion == 1 ? .formatOne : .store, isReadOnly: true
    )
    dynamock_sqlite_keep_log_on_close(connection.handle, 1)
    salvager = SQLiteSalvager(connection)
    do throws(StorageError) {
      try connection.execute("PRAGMA cache_size = -\(ReadConnection.usualCache)")
      try connection.execute("PRAGMA trusted_schema = OFF; PRAGMA temp_store = MEMORY; BEGIN")
      guard try connection.hasTable(KeyspaceTable.list) else {
        throw Sentences.damaged(path, "its list of keyspaces is missing")
      }
    } catch {
      guard hasLog, error.code == .failed, !claim.isFolderWritable else { throw error }
      throw Sentences.logNeedsFolder(path)
    }
  }

  deinit {
    salvager.forgetStatements()
    // The shared memory next to a log is temporary data of SQLite.
    if !leavesIndex { claim.remove("-shm") }
  }

  /// A reader of the contents that passes over damage.
  public var reader: any SalvagingReader { salvager }

  /// Returns the defects of SQLite's own structures and of the log.
  ///
  /// The structures are trees, free pages, and the index of each keyspace. Reads the whole file.
  public func structuralDefects() throws(StorageError) -> [String] {
    var defects: [String] = []
    if let damage = LogDamage(ofLogNextTo: claim.realPath) {
      defects.append(Sentences.damage(damage))
    }
    do throws(StorageError) {
      let list = try Statement("SELECT number FROM \(KeyspaceTable.list)", on: connection)
      while try list.step() {
        let keyspace = Keyspace(Int(list.integer(0)))
        guard let layout = try connection.layout(of: keyspace) else {
          let name = KeyspaceLayout.bytes.tableName(of: keyspace)
          defects.append("the table \(name) is missing")
          continue
        }
        if let defect = try foreignKeys(of: keyspace, layout) { defects.append(defect) }
      }
      let check = try Statement("PRAGMA integrity_check(\(Self.mostDefects))", on: connection)
      while try check.step() {
        // SQLite joins the defects of trees into one text with a title.
        for line in (check.text(0) ?? "").split(separator: "\n")
        where line != "ok" && !line.hasPrefix("***") { defects.append(String(line)) }
      }
    } catch {
      guard error.code == .damaged else { throw error }
      defects.append(error.message)
    }
    return defects
  }

  /// Returns the defect of a table with keys that no read would ever find, or `nil`.
  private func foreignKeys(
    of keyspace: Keyspace, _ layout: KeyspaceLayout
  ) throws(StorageError) -> String? {
    let foreign = try Statement(
      "SELECT count(*) FROM \(layout.quotedTableName(of: keyspace)) WHERE \(layout.foreignKeys)",
      on: connection)
    guard try foreign.step(), foreign.integer(0) > 0 else { return nil }
    let kind = layout == .bytes ? "keys that are not binary" : "negative keys"
    return "\(kind) in the table \(layout.tableName(of: keyspace)): \(foreign.integer(0))"
  }
}

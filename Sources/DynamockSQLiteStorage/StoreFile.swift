import CSQLite
import DynamockStorage

/// A claimed file, and how connections to it are opened.
struct StoreFile: Sendable {
  /// "dynm": how a file says that it is ours.
  static let applicationID: UInt32 = 0x6479_6E6D
  /// The format that this version reads and writes.
  static let formatVersion: UInt32 = 1

  private let claim: FileClaim
  private let durability: SQLiteDurability
  private let patience: Int32

  /// Claims a file; refuses one that its first bytes show not to be ours.
  /// - Parameter patience: how long its connections wait for a lock of another program, in milliseconds.
  init(path: String, durability: SQLiteDurability, patience: Int32 = 5_000) throws(StorageError) {
    guard hasDescriptors(for: .hold) else { throw Sentences.noDescriptor(path) }
    self.patience = patience
    claim = try FileClaim(path: path)
    self.durability = durability
    guard claim.size > 0 else { return }
    let header = try FileHeader(of: claim)
    guard header.applicationID == Self.applicationID else {
      throw Sentences.foreign(path, applicationID: header.applicationID)
    }
    guard header.formatVersion <= Self.formatVersion else {
      throw Sentences.newer(path, version: header.formatVersion)
    }
    guard header.isWellFormed, header.formatVersion > 0 else {
      throw Sentences.damaged(path, "its header makes no sense")
    }
    // A log that was left behind may hold what the file lacks, and a journal undoes what it has.
    let isUnfinished = ["-wal", "-journal"].contains { (claim.sizeOfCompanion($0) ?? 0) > 0 }
    if !isUnfinished, let expected = header.expectedSize, claim.size < expected {
      throw Sentences.damaged(path, "it has \(claim.size) bytes of \(expected)")
    }
  }

  /// The file's path.
  var path: String { claim.path }

  /// How many bytes the log beside the file has.
  var logSize: Int { claim.sizeOfCompanion("-wal") ?? 0 }

  /// Why what is written into the file would be lost; nil if it would not be.
  var obstacle: StorageError? { PlaceWatch.obstacle(of: claim) }

  /// A connection to a file that is open already.
  ///
  /// SQLite opens files by their paths. In a file that has taken this one's place it would find our log,
  /// and copy it over what is there.
  ///
  /// - Throws: ``StorageError`` of code `full` when the process has hardly a descriptor left. What is
  ///   left is for others, some of which end the process when they get none.
  func connect() throws(StorageError) -> Connection {
    if let obstacle { throw obstacle }
    guard hasDescriptors(for: .read) else { throw Sentences.noDescriptor(claim.path) }
    let connection = try Connection(claim, patience: patience)
    try connection.execute(Self.settings)
    try connection.execute("PRAGMA synchronous = \(durability.synchronous)")
    return connection
  }

  /// The first connection: makes the format in an empty file, and looks an existing one over.
  func openOrCreate() throws(StorageError) -> Connection {
    do throws(StorageError) {
      return claim.size == 0 ? try create() : try openExisting()
    } catch {
      if claim.isNew { claim.remove() }
      throw error
    }
  }

  /// What each connection is told.
  ///
  /// Measured with 200,000 items of 400 bytes on one core (µs an operation):
  /// - no memory mapping: a get falls from 3.4 to 2.0, but the first one after each commit rises from 8
  ///   to 24, since SQLite maps the file again;
  /// - 16 MB of pages for each connection that needs them: with 8 MB a get costs 3.4, and with more
  ///   than 16 MB the system's own cache, 0.7 a page, does nearly as well;
  /// - no zeroes over deleted content, which some systems' SQLite writes: there are no secrets here;
  /// - no checkpoints inside COMMIT: see ``LogKeeper``;
  /// - a log that was long for a snapshot's sake is cut to 64 MB when it starts anew.
  private static let settings = """
    PRAGMA mmap_size = 0;
    PRAGMA cache_size = -\(ReadConnection.usualCache);
    PRAGMA secure_delete = OFF;
    PRAGMA temp_store = MEMORY;
    PRAGMA wal_autocheckpoint = 0;
    PRAGMA journal_size_limit = 67108864;
    PRAGMA trusted_schema = OFF;
    """

  /// Pages of 4,096 bytes: pages of 8,192 make a put of 400 bytes a third dearer (12 and 16 µs),
  /// since whole pages go into the log, and a get no cheaper.
  private func create() throws(StorageError) -> Connection {
    let connection = try Connection(claim, patience: patience)
    try connection.execute(Self.settings)
    // Syncing an empty file takes four waits for the disk, and is promised by `full` alone.
    try connection.execute("PRAGMA page_size = 4096")
    try connection.execute("PRAGMA synchronous = \(durability == .full ? "FULL" : "OFF")")
    // In one transaction with the old kind of journal: the file is ours and whole, or empty. The
    // log comes after, so that the first page, and with it the application id, is in the file
    // itself.
    try connection.execute(
      """
      BEGIN EXCLUSIVE;
      PRAGMA application_id = \(Self.applicationID);
      PRAGMA user_version = \(Self.formatVersion);
      CREATE TABLE \(KeyspaceTable.list) (number INTEGER PRIMARY KEY, view TEXT);
      COMMIT;
      """)
    try connection.useLog()
    try connection.execute("PRAGMA synchronous = \(durability.synchronous)")
    return connection
  }

  private func openExisting() throws(StorageError) -> Connection {
    let hadLog = (claim.sizeOfCompanion("-wal") ?? 0) > 0
    let hadIndex = claim.sizeOfCompanion("-shm") != nil
    do throws(StorageError) {
      let connection = try connect()
      // Should the file be refused, its log stays where it is.
      if hadLog { dynamock_sqlite_keep_log_on_close(connection.handle, 1) }
      guard try !connection.isVoid() else { return try create() }
      try connection.lookOver()
      try connection.useLog()
      dynamock_sqlite_keep_log_on_close(connection.handle, 0)
      return connection
    } catch {
      if hadLog, !hadIndex { claim.remove("-shm") }
      throw error
    }
  }
}

extension Connection {
  /// Turns the write-ahead log on; it stays on in the file.
  fileprivate func useLog() throws(StorageError) {
    let statement = try Statement("PRAGMA journal_mode = WAL", on: self)
    guard try statement.step(), statement.text(0) == "wal" else { throw Sentences.noLog(path) }
  }

  /// Whether there is nothing in the file: the making of one was cut off, and has just been undone.
  fileprivate func isVoid() throws(StorageError) -> Bool {
    guard try number("PRAGMA application_id") == 0 else { return false }
    return try number("SELECT count(*) FROM sqlite_master") == 0
  }

  /// Looks at what can be seen quickly: the version that counts (a newer one may be in the log
  /// only), and the first page of each table.
  ///
  /// A full check reads the whole file; damage further in shows when it is read.
  fileprivate func lookOver() throws(StorageError) {
    let version = UInt32(truncatingIfNeeded: try number("PRAGMA user_version") ?? 0)
    guard version <= StoreFile.formatVersion else {
      throw Sentences.newer(path, version: version)
    }
    guard try hasTable(KeyspaceTable.list) else {
      throw Sentences.damaged(path, "its list of keyspaces is missing")
    }
    let list = try Statement("SELECT number FROM \(KeyspaceTable.list)", on: self)
    while try list.step() {
      let keyspace = Keyspace(Int(list.integer(0)))
      guard try hasTable(KeyspaceTable.name(of: keyspace)) else {
        throw Sentences.damaged(path, "the table of keyspace \(keyspace.number) is missing")
      }
      let table = KeyspaceTable.quotedName(of: keyspace)
      _ = try number("SELECT length(value) FROM \(table) ORDER BY key LIMIT 1")
    }
  }
}

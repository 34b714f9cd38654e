import CSQLite
import DynamockStorage

/// A claimed file, and how connections to it are opened.
struct StoreFile: Sendable {
  /// "dynm", which marks a file as a Dynamock store.
  static let applicationID: UInt32 = 0x6479_6E6D
  /// The format that this version writes.
  ///
  /// In format 3, keyspaces may have numbers as keys (``KeyspaceLayout``), and the figures of a log of
  /// changes are those up to an entry. Everything in a file of format 2 is also part of format 3, so
  /// such a file only gets the new number.
  static let formatVersion: UInt32 = 3
  /// The first format in which pages have checksums (``PageChecksum``); files of format 1 are copied.
  static let firstWithChecksums: UInt32 = 2

  private let claim: FileClaim
  private let durability: SQLiteDurability
  private let patience: Int32

  /// Claims a file, throws if its first bytes show that it is not a store, and upgrades it if its
  /// format is older.
  /// - Parameter patience: how long its connections wait for a lock of another program, in
  ///   milliseconds.
  init(
    path: String, durability: SQLiteDurability, patience: Int32 = 5_000
  ) throws(StorageError) {
    guard hasDescriptors(for: .hold) else { throw Sentences.noDescriptor(path) }
    self.patience = patience
    self.durability = durability
    var claim = try FileClaim(path: path)
    if claim.size > 0, try FileHeader.ofStore(claim).needsCopy {
      try FileUpgrade(claim, patience: patience).run()
      // Another file is at the path now.
      claim = try FileClaim(path: path)
      if claim.size > 0 { _ = try FileHeader.ofStore(claim) }
    }
    self.claim = claim
  }

  /// The file's path.
  var path: String { claim.path }

  /// The number of bytes of the log next to the file.
  var logSize: Int { claim.sizeOfCompanion("-wal") ?? 0 }

  /// The reason why writes to the file would be lost, or `nil` if there is none.
  var obstacle: StorageError? { PlaceWatch.obstacle(of: claim) }

  /// Opens a connection to a file that is already open.
  ///
  /// SQLite opens files by their paths. If another file has replaced this one, SQLite would find
  /// our log next to it and copy the log over the file's contents.
  ///
  /// - Throws: ``StorageError`` with code `full` if the process has hardly any descriptors left.
  ///   They are reserved for other uses, some of which end the process if there are none.
  func connect() throws(StorageError) -> Connection {
    if let obstacle { throw obstacle }
    guard hasDescriptors(for: .read) else { throw Sentences.noDescriptor(claim.path) }
    let connection = try Connection(claim, patience: patience)
    try connection.execute(Self.settings)
    try connection.execute("PRAGMA synchronous = \(durability.synchronous)")
    return connection
  }

  /// Opens the first connection: creates the format in an empty file, and checks an existing one.
  func openOrCreate() throws(StorageError) -> Connection {
    do throws(StorageError) {
      let connection = claim.size == 0 ? try create() : try openExisting()
      if durability == .full { try connection.keepLogAhead() }
      return connection
    } catch {
      if claim.isNew { claim.remove() }
      throw error
    }
  }

  /// The settings of each connection.
  ///
  /// Measured with 200,000 items of 400 bytes on one core (µs per operation):
  /// - no memory mapping: a get falls from 3.4 to 2.0, but the first one after each commit rises from 8
  ///   to 24, since SQLite maps the file again;
  /// - 16 MB of pages for each connection that needs them: with 8 MB a get costs 3.4, and with more
  ///   than 16 MB the system's own cache, 0.7 per page, does nearly as well;
  /// - no zeroes over deleted content, which some systems' SQLite writes: there are no secrets here;
  /// - no checkpoints inside COMMIT: see ``LogKeeper``;
  /// - a log that was long because of a snapshot is truncated to 64 MB when it restarts.
  static let settings = """
    PRAGMA mmap_size = 0;
    PRAGMA cache_size = -\(ReadConnection.usualCache);
    PRAGMA secure_delete = OFF;
    PRAGMA temp_store = MEMORY;
    PRAGMA wal_autocheckpoint = 0;
    PRAGMA journal_size_limit = 67108864;
    PRAGMA trusted_schema = OFF;
    """

  /// Makes a new file one whose pages can be moved, so that it can become shorter.
  ///
  /// SQLite then notes the parent of each page: five bytes a page, which are written when a page is
  /// added to a tree.
  static let shrinking = "PRAGMA auto_vacuum = INCREMENTAL"

  /// Creates the format in an empty file.
  private func create() throws(StorageError) -> Connection {
    let connection = try Connection(claim, patience: patience)
    try connection.execute(Self.settings)
    // Syncing an empty file waits for the disk four times, and only `full` requires it.
    try connection.execute("PRAGMA page_size = \(PageChecksum.pageLength)")
    connection.reserveChecksums()
    try connection.execute(Self.shrinking)
    try connection.execute("PRAGMA synchronous = \(durability == .full ? "FULL" : "OFF")")
    // In one transaction with the old kind of journal, so that the file is either complete or
    // empty. The log is enabled afterwards, so that the first page, and with it the application id,
    // is in the file itself.
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
    if hadLog, let damage = LogDamage(ofLogNextTo: claim.realPath) {
      throw Sentences.damagedLog(claim.path, damage)
    }
    do throws(StorageError) {
      let connection = try connect()
      // If the file is rejected, its log is kept.
      if hadLog { dynamock_sqlite_keep_log_on_close(connection.handle, 1) }
      guard try !connection.isVoid() else { return try create() }
      try connection.lookOver()
      try connection.useLog()
      try connection.setCurrentFormat()
      dynamock_sqlite_keep_log_on_close(connection.handle, 0)
      return connection
    } catch {
      if hadLog, !hadIndex { claim.remove("-shm") }
      throw error
    }
  }
}

extension Connection {
  /// Enables the write-ahead log; the file keeps this setting.
  func useLog() throws(StorageError) {
    let statement = try Statement("PRAGMA journal_mode = WAL", on: self)
    guard try statement.step(), statement.text(0) == "wal" else { throw Sentences.noLog(path) }
  }

  /// Gives a file of an earlier format with checksums the current one.
  func setCurrentFormat() throws(StorageError) {
    guard let version = try number("PRAGMA user_version"), version < StoreFile.formatVersion else {
      return
    }
    try execute("PRAGMA user_version = \(StoreFile.formatVersion)")
  }

  /// Returns whether the file has no contents because its creation was interrupted, and has just
  /// been undone.
  func isVoid() throws(StorageError) -> Bool {
    guard try number("PRAGMA application_id") == 0 else { return false }
    return try number("SELECT count(*) FROM sqlite_master") == 0
  }

  /// Checks the effective version (a newer one may only be in the log), and the first page of each
  /// table.
  ///
  /// A full check would read the whole file; other damage is detected when it is read.
  func lookOver() throws(StorageError) {
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
      guard let layout = try layout(of: keyspace) else {
        throw Sentences.damaged(path, "the table of keyspace \(keyspace.number) is missing")
      }
      let table = layout.quotedTableName(of: keyspace)
      _ = try number("SELECT length(value) FROM \(table) ORDER BY key LIMIT 1")
    }
  }
}

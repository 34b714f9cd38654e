import CSQLite
import DynamockStorage

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Converts a file of format 1, whose pages have no checksums, to the current format.
///
/// The contents are copied to a new file next to the old one, which remains as it is until the new
/// one is complete and on the disk; then the new file is moved to the path. If the process ends
/// before the move, the path still has the old file, and the next attempt removes the unfinished
/// one. No other program can use the old file from the beginning to the move: what it committed
/// meanwhile would be lost.
struct FileUpgrade {
  /// The steps of an upgrade, for tests that end the process at one of them.
  enum Step: Hashable {
    /// Nothing has been written.
    case begun
    /// The new file exists and is empty.
    case created
    /// A part has been copied.
    case copying
    /// The new file is complete and on the disk.
    case complete
    /// The old file has no log anymore.
    case emptied
    /// The new file is at the path.
    case moved
  }

  private let claim: FileClaim
  private let patience: Int32
  private var place: String { claim.realPath }

  /// The number of SQLite's instructions between two steps of ``Step/copying``.
  private static let instructionsPerStep: Int32 = 1_000

  /// Creates an upgrade of a claimed file.
  init(_ claim: FileClaim, patience: Int32) {
    self.claim = claim
    self.patience = patience
  }

  /// Upgrades the file; afterwards another file is at the path of the claimed one.
  /// - Throws: `full` if there is no space for a copy, `damaged` if the file cannot be read, `locked`
  ///   if another program has it open. The contents of the path are then as they were.
  func run(observing observe: (Step) throws(StorageError) -> Void = { _ in }) throws(StorageError) {
    PartialFile.removeLeftovers(of: place)
    try observe(.begun)
    let hadLog = (claim.sizeOfCompanion("-wal") ?? 0) > 0
    let hadIndex = claim.sizeOfCompanion("-shm") != nil
    if hadLog, let damage = LogDamage(ofLogNextTo: claim.realPath) {
      throw Sentences.damagedLog(claim.path, damage)
    }
    do throws(StorageError) {
      let old = try Connection(claim, patience: patience, use: .formatOne)
      // If the upgrade fails, the log is kept.
      if hadLog { dynamock_sqlite_keep_log_on_close(old.handle, 1) }
      try lock(old)
      // An interrupted creation has just been undone, which leaves an empty file.
      guard try !old.isVoid() else { return }
      try old.lookOver()
      let new = try PartialFile(beside: place)
      do throws(StorageError) {
        try copy(old, to: new, observe)
        try replace(old, by: new, observe)
      } catch {
        new.remove()
        throw error
      }
    } catch {
      if hadLog, !hadIndex { claim.remove("-shm") }
      throw error
    }
  }

  /// Locks the file until the connection is closed.
  ///
  /// SQLite then needs no index of the log, and fails if any other program has one
  /// ([sqlite-wal], 8).
  private func lock(_ old: Connection) throws(StorageError) {
    try old.execute(StoreFile.settings)
    do throws(StorageError) {
      try old.execute("PRAGMA main.locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; COMMIT")
    } catch {
      guard error.code == .locked else { throw error }
      throw Sentences.usedDuringUpgrade(claim.path)
    }
  }

  // MARK: The new file

  private func copy(
    _ old: Connection, to file: PartialFile, _ observe: (Step) throws(StorageError) -> Void
  ) throws(StorageError) {
    try observe(.created)
    do throws(StorageError) {
      // VACUUM copies everything that a user has added too, and takes these three for the new file.
      try old.execute("PRAGMA page_size = \(PageChecksum.pageLength)")
      try old.execute(StoreFile.shrinking)
      old.reserveChecksums()
      try vacuum(old, into: file, observe)
      try mark(file)
    } catch {
      guard error.code == .full else { throw error }
      throw Sentences.noSpaceForUpgrade(claim.path, bytes: claim.size)
    }
    guard SQLiteFileReplacement.sync(file.path) else {
      throw Sentences.cannotOpen(claim.path, exists: true, errno: errno)
    }
    try observe(.complete)
  }

  private func vacuum(
    _ old: Connection, into file: PartialFile, _ observe: (Step) throws(StorageError) -> Void
  ) throws(StorageError) {
    guard let system = CheckedSystem.name else { throw Sentences.noLog(claim.path) }
    let address = Connection.address(of: file.path, "vfs=\(String(cString: system))")
    try withoutActuallyEscaping(observe) { observe throws(StorageError) in
      let progress = Progress(observe)
      defer { withExtendedLifetime(progress) {} }
      sqlite3_progress_handler(
        old.handle, Self.instructionsPerStep,
        { progress in
          guard let progress else { return 0 }
          return Unmanaged<Progress>.fromOpaque(progress).takeUnretainedValue().step()
        }, Unmanaged.passUnretained(progress).toOpaque())
      defer { sqlite3_progress_handler(old.handle, 0, nil, nil) }
      let sql = "VACUUM INTO ?1"
      let statement = try Statement(sql, on: old)
      statement.bind(address, at: 1)
      do throws(StorageError) { try statement.run() } catch {
        if let failure = progress.failure { throw failure }
        // Something of the user's, such as an index with an order of another program.
        guard sqlite3_errcode(old.handle) & 0xFF == SQLITE_ERROR else { throw error }
        throw Sentences.cannotUpgrade(claim.path, String(cString: sqlite3_errmsg(old.handle)))
      }
    }
  }

  /// Receives SQLite's calls while it copies.
  private final class Progress {
    private let observe: (Step) throws(StorageError) -> Void
    private(set) var failure: StorageError?

    init(_ observe: @escaping (Step) throws(StorageError) -> Void) { self.observe = observe }

    /// Returns whether SQLite is to stop: 0 if not.
    func step() -> Int32 {
      do throws(StorageError) { try observe(.copying) } catch { failure = error }
      return failure == nil ? 0 : 1
    }
  }

  /// Sets the new file's format, and enables its log.
  private func mark(_ file: PartialFile) throws(StorageError) {
    let claim = try FileClaim(path: file.path)
    let new = try Connection(claim, named: self.claim.path, patience: patience)
    try new.execute(StoreFile.settings)
    // The file is useless until it is complete, so nothing in it has to survive.
    try new.execute(
      """
      PRAGMA journal_mode = OFF;
      PRAGMA synchronous = OFF;
      PRAGMA user_version = \(StoreFile.formatVersion);
      """)
    try new.useLog()
    // Versions of SQLite before 3.32 do not reserve bytes in this way.
    let header = try FileHeader(of: claim)
    guard header.reservedBytes == PageChecksum.length, header.pageSize == PageChecksum.pageLength
    else { throw Sentences.cannotUpgrade(self.claim.path, "no bytes reserved") }
  }

  // MARK: The move

  private func replace(
    _ old: Connection, by new: PartialFile, _ observe: (Step) throws(StorageError) -> Void
  ) throws(StorageError) {
    // A log belongs to whichever file is at the path. This empties and removes it; an older version
    // would enable it again.
    let leave = try Statement("PRAGMA journal_mode = DELETE", on: old)
    guard try leave.step(), leave.text(0) == "delete", (claim.sizeOfCompanion("-wal") ?? 0) == 0
    else { throw Sentences.usedDuringUpgrade(claim.path) }
    leave.reset()
    // While it has the lock, SQLite empties its journal instead of removing it.
    claim.remove("-journal")
    try observe(.emptied)
    var status = stat()
    if stat(place, &status) == 0 {
      chmod(new.path, status.st_mode & 0o7777)
      _ = chown(new.path, status.st_uid, status.st_gid)
    }
    guard rename(new.path, place) == 0 else {
      throw Sentences.cannotOpen(claim.path, exists: true, errno: errno)
    }
    // Without this sync, the old file may reappear after a power failure. Errors are ignored.
    _ = SQLiteFileReplacement.sync(PartialFile.split(place).folder)
    try observe(.moved)
  }
}

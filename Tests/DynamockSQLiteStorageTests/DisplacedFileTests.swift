import DynamockStorage
import TemporaryFiles
import Testing

@testable import DynamockSQLiteStorage

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Changes to the file of a store, or to its log, while it is in use.
enum Displacement: String, CaseIterable, Sendable {
  case deleted, moved, replaced, folderMoved, logDeleted, logReplaced

  var isOfFile: Bool { self != .logDeleted && self != .logReplaced }

  func happen(in folder: TemporaryFolder) {
    let file = folder.file
    switch self {
    case .deleted: unlink(file)
    case .moved: rename(file, file + ".elsewhere")
    case .replaced:
      write([1, 2, 3], to: file + ".other")
      rename(file + ".other", file)
    case .folderMoved: rename(folder.path, folder.path + "-elsewhere")
    case .logDeleted: unlink(file + "-wal")
    case .logReplaced:
      unlink(file + "-wal")
      write([], to: file + "-wal")
    }
  }

  /// Undoes the change, if possible.
  func mend(in folder: TemporaryFolder) -> Bool {
    switch self {
    case .moved: rename(folder.file + ".elsewhere", folder.file) == 0
    case .folderMoved: rename(folder.path + "-elsewhere", folder.path) == 0
    default: false
    }
  }
}

@Suite("Deleting, moving or replacing a file in use")
struct DisplacedFileTests {
  private let keyspace = Keyspace(0)

  private func put(_ byte: UInt8, _ store: SQLiteStorage) async throws(StorageError) {
    try await store.write { [keyspace] writer throws(StorageError) -> WriteOutcome<Void> in
      try writer.put([byte], for: [byte], in: keyspace)
      return .commit(())
    }
  }

  @Test("makes writes fail instead of losing acknowledged ones", arguments: Displacement.allCases)
  func rejectsWrites(_ displacement: Displacement) async throws {
    let folder = TemporaryFolder()
    let store = try SQLiteStorage(path: folder.file)
    try await store.fill(keyspace, [([1], [1])])
    #expect(store.obstacle == nil)
    displacement.happen(in: folder)
    for byte in 2..<5 as Range<UInt8> {
      let error = await #expect(throws: StorageError.self) { try await put(byte, store) }
      #expect(error?.code == .displaced)
      #expect(error?.message.contains("restart the server") == true || !displacement.isOfFile)
      #expect(try store.value([byte], keyspace) == nil)
    }
    // A change of the file itself is detected even without a write.
    #expect((store.obstacle?.code == .displaced) == displacement.isOfFile)
    // The existing data can still be read, and saved elsewhere.
    #expect(try store.value([1], keyspace) == [1])
    if displacement.mend(in: folder) {
      try await put(9, store)
      #expect(store.obstacle == nil)
      try store.close()
      let again = try SQLiteStorage(path: folder.file)
      #expect(try again.value([9], keyspace) == [9])
      return try again.close()
    }
    if displacement.isOfFile {
      let error = #expect(throws: StorageError.self) { try store.close() }
      #expect(error?.code == .displaced)
      // A plain comparison of the contents would print the whole file on failure.
      let isLeftAlone = displacement != .replaced || contents(of: folder.file) == [1, 2, 3]
      #expect(isLeftAlone)
    } else {
      // At the end all acknowledged data is copied to the file.
      try store.close()
      unlink(folder.file + "-wal")
      let again = try SQLiteStorage(path: folder.file)
      #expect(try again.value([1], keyspace) == [1])
      try again.close()
    }
  }

  @Test("writes that wait together fail together, each with the reason")
  func group() async throws {
    let folder = TemporaryFolder()
    let store = try SQLiteStorage(path: folder.file)
    try await store.fill(keyspace, [([1], [1])])
    let gate = await WriteGate(store)
    let answers = Answers()
    for number in 0..<20 {
      answers.submit(number, to: store) { [keyspace] writer throws(StorageError) in
        try writer.put([7], for: [UInt8(number)], in: keyspace)
        return .commit(number)
      }
    }
    unlink(folder.file)
    gate.open()
    for answer in try await answers.wait(for: 20) {
      guard case .failure(let error) = answer.result else {
        Issue.record("a write was acknowledged and is lost")
        continue
      }
      #expect(error.code == .displaced)
    }
  }

  @Test("saving at the end does not overwrite a file that has replaced the original")
  func replacement() throws {
    let folder = TemporaryFolder()
    let replacement = try SQLiteFileReplacement(path: folder.file)
    let store = try replacement.begin()
    try store.close()
    Displacement.replaced.happen(in: folder)
    let error = #expect(throws: StorageError.self) { try replacement.finish() }
    #expect(error?.message.contains(".saved-") == true)
    let isLeftAlone = contents(of: folder.file) == [1, 2, 3]
    #expect(isLeftAlone)
    #expect(folder.names.contains { $0.hasPrefix("store.db.saved-") })
  }
}

@Suite("Locks held by other programs")
struct LockFaultTests {
  @Test(
    "the system's code says why a file cannot be locked",
    arguments: [
      (EAGAIN, StorageError.Code.locked, "in use by another process"),
      (EACCES, .locked, "in use by another process"),
      (ENOLCK, .failed, "start its lock service"),
      (EINVAL, .failed, "cannot be locked"),
      (ENOTSUP, .failed, "cannot be locked"),
    ])
  func claims(_ row: (CInt, StorageError.Code, String)) {
    let error = Sentences.cannotLock("/data/store.db", errno: row.0)
    #expect(error.code == row.1)
    #expect(error.message.contains(row.2))
  }

  // os_unix.c, sqliteErrorFromPosixError: ENOLCK becomes SQLITE_BUSY.
  @Test(
    "a lock that the system cannot provide is not reported as another program's",
    arguments: [
      (5, ENOLCK, StorageError.Code.failed, "ENOLCK"),
      (5, EAGAIN, .locked, "Another program holds a lock"),
      (5, 0, .locked, "timeouts.lock"),
      (10, ENOLCK, .failed, "ENOLCK"),
    ])
  func faults(_ row: (Int32, CInt, StorageError.Code, String)) {
    let fault = SQLiteFault(code: row.0, message: "m", sql: "BEGIN", systemCode: row.1)
    let error = Sentences.fault(fault, "/data/store.db")
    #expect(error.code == row.2)
    #expect(error.message.contains(row.3))
  }

  @Test("a write waits at most the configured time for another program's lock")
  func wait() async throws {
    let folder = TemporaryFolder()
    let keyspace = Keyspace(0)
    let store = try SQLiteStorage(path: folder.file, lockWait: .milliseconds(300))
    try await store.fill(keyspace, [([1], [1])])
    let other = RawDatabase(folder.file)
    other.run("BEGIN IMMEDIATE")
    // This checks the time that SQLite is told to wait; the actual time depends on the machine's
    // load.
    let connection = try StoreFile(
      path: folder.file + ".other", durability: .normal, patience: 300
    ).openOrCreate()
    #expect(try connection.number("PRAGMA busy_timeout") == 300)
    let start = ContinuousClock.now
    let error = await #expect(throws: StorageError.self) {
      try await store.fill(keyspace, [([2], [2])])
    }
    let waited = ContinuousClock.now - start
    #expect(error?.code == .locked)
    #expect(waited >= .milliseconds(290))
    other.run("COMMIT")
    try await store.fill(keyspace, [([2], [2])])
    #expect(try store.value([2], keyspace) == [2])
    try store.close()
  }
}

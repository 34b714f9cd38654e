import CSQLite
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

@Suite("A commit whose sync to the disk fails")
struct FailedSyncTests {
  private static let keyspace = Keyspace(0)

  /// The frames of the undone commit, with the mark of its end, are longer than the next commit.
  @Test("leaves nothing in the log that keeps the file from opening after kill -9")
  func kill9() async throws {
    let folder = TemporaryFolder()
    ExitTestArguments.pass(folder.file)
    await #expect(processExitsWith: .signal(SIGKILL)) {
      let path = try #require(ExitTestArguments.received.first)
      try #require(FailingSync.install())
      let store = try SQLiteStorage(path: path, durability: .full)
      try await store.fill(Self.keyspace, [([0], [0])])
      FailingSync.isFailing = true
      let large = (1..<40).map { ([UInt8($0)], [UInt8](repeating: 1, count: 3_000)) }
      await #expect(throws: StorageError.self) { try await store.fill(Self.keyspace, large) }
      FailingSync.isFailing = false
      try await store.fill(Self.keyspace, [([100], [100])])
      #expect(try store.value([1], Self.keyspace) == nil)
      kill(getpid(), SIGKILL)
    }
    #expect(LogDamage(ofLogNextTo: folder.file) == nil)
    let store = try SQLiteStorage(path: folder.file)
    #expect(try store.value([0], Self.keyspace) == [0])
    #expect(try store.value([1], Self.keyspace) == nil)
    #expect(try store.value([100], Self.keyspace) == [100], "this write was acknowledged")
    try store.close()
    #expect(RawDatabase(folder.file).run("PRAGMA integrity_check") == ["ok"])
  }
}

/// SQLite's default VFS of this process, whose syncs of logs fail on request.
private enum FailingSync {
  nonisolated(unsafe) static var isFailing = false
  nonisolated(unsafe) private static var base: UnsafeMutablePointer<sqlite3_vfs>?
  nonisolated(unsafe) private static var sync:
    (@convention(c) (UnsafeMutablePointer<sqlite3_file>?, Int32) -> Int32)?
  nonisolated(unsafe) private static let patched =
    UnsafeMutablePointer<sqlite3_io_methods>.allocate(capacity: 1)

  /// Registers the VFS as the default, before any store is opened.
  static func install() -> Bool {
    base = sqlite3_vfs_find(nil)
    guard let base else { return false }
    let system = UnsafeMutablePointer<sqlite3_vfs>.allocate(capacity: 1)
    system.initialize(to: base.pointee)
    system.pointee.zName = UnsafePointer(strdup("failing"))
    system.pointee.pNext = nil
    system.pointee.xOpen = { _, name, file, flags, outFlags in
      guard let base = FailingSync.base, let open = base.pointee.xOpen else { return SQLITE_ERROR }
      let code = open(base, name, file, flags, outFlags)
      if code == SQLITE_OK, flags & SQLITE_OPEN_WAL != 0, let file { FailingSync.patch(file) }
      return code
    }
    return sqlite3_vfs_register(system, 1) == SQLITE_OK
  }

  private static func patch(_ file: UnsafeMutablePointer<sqlite3_file>) {
    guard let original = file.pointee.pMethods?.pointee else { return }
    sync = original.xSync
    patched.initialize(to: original)
    patched.pointee.xSync = { file, flags in
      FailingSync.isFailing
        ? SQLITE_IOERR | 4 << 8 : FailingSync.sync?(file, flags) ?? SQLITE_IOERR
    }
    file.pointee.pMethods = UnsafePointer(patched)
  }
}

import CSQLite
import DynamockSQLiteStorage
import DynamockStorage
import TemporaryFiles
import Testing

@Suite("A store leaves SQLite's settings of its process alone")
struct HostProcessTests {
  /// Whether SQLite counts its memory; Apple's build does not.
  private static let countsMemory = sqlite3_compileoption_used("DEFAULT_MEMSTATUS=0") == 0

  @Test("SQLite counts its memory while a store is open", .enabled(if: countsMemory))
  func memory() async throws {
    let folder = TemporaryFolder()
    let store = try SQLiteStorage(path: folder.file)
    try await store.fill(Keyspace(0), [([1], [2])])
    #expect(sqlite3_memory_used() > 0)
    try store.close()
  }

  @Test("SQLite's default file system interface stays the same")
  func fileSystem() async throws {
    let before = sqlite3_vfs_find(nil)
    let folder = TemporaryFolder()
    let store = try SQLiteStorage(path: folder.file)
    try await store.fill(Keyspace(0), [([1], [2])])
    #expect(sqlite3_vfs_find(nil) == before)
    #expect(!SQLiteProcess.isDedicated)
    try store.close()
  }
}

import DynamockStorage
import TemporaryFiles
import Testing

@testable import DynamockSQLiteStorage

@Suite("Each durability sets SQLite's pragmas")
struct DurabilityTests {
  // [sqlite-synchronous]: 0 is OFF, 1 NORMAL, 2 FULL.
  @Test(
    "every connection has the durability's setting",
    arguments: [SQLiteDurability.off: 0, .normal: 1, .full: 2])
  func synchronous(_ durability: SQLiteDurability, _ number: Int64) throws {
    let folder = TemporaryFolder()
    let file = try StoreFile(path: folder.file, durability: durability)
    let connections = [try file.openOrCreate(), try file.connect()]
    let again = try file.openOrCreate()
    for connection in connections + [again] {
      #expect(try connection.number("PRAGMA synchronous") == number)
      #expect(try connection.number("PRAGMA secure_delete") == 0)
      #expect(try connection.number("PRAGMA mmap_size") ?? 0 == 0)
      #expect(try connection.number("PRAGMA wal_autocheckpoint") == 0)
      let mode = try Statement("PRAGMA journal_mode", on: connection)
      #expect(try mode.step() && mode.text(0) == "wal")
    }
  }

  @Test("a new file carries the application id, the format and the page size")
  func marks() throws {
    let folder = TemporaryFolder()
    try SQLiteStorage(path: folder.file).close()
    let database = RawDatabase(folder.file)
    #expect(database.run("PRAGMA application_id") == ["\(0x6479_6E6D)"])
    #expect(database.run("PRAGMA user_version") == ["3"])
    #expect(database.run("PRAGMA page_size") == ["4096"])
    #expect(database.run("PRAGMA integrity_check") == ["ok"])
  }
}

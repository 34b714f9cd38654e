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

@Suite("A file of format 1 is upgraded when it is opened, completely or not at all")
struct FileUpgradeTests {
  private static let entries = 3_500
  private let keyspace = Keyspace(16)

  /// Creates a file as version 0.9 did: SQLite's pages without checksums, a table for each keyspace,
  /// and a view for each label.
  private static func makeFormatOne(
    _ path: String, keepsLog: Bool = false, pageSize: Int = 4_096, mine: String = ""
  ) {
    let database = RawDatabase(path)
    database.run(
      """
      PRAGMA page_size = \(pageSize);
      BEGIN EXCLUSIVE;
      PRAGMA application_id = \(0x6479_6E6D);
      PRAGMA user_version = 1;
      CREATE TABLE _dynamock_keyspaces (number INTEGER PRIMARY KEY, view TEXT);
      COMMIT;
      PRAGMA journal_mode = WAL;
      CREATE VIEW "Music" AS SELECT CAST(substr(value, 5) AS TEXT) AS item,
        max(length(value) - 4, 0) AS size FROM "_keyspace_16";
      CREATE TABLE "_keyspace_16" (key BLOB NOT NULL PRIMARY KEY, value BLOB NOT NULL);
      INSERT INTO _dynamock_keyspaces VALUES (16, 'Music');
      CREATE TABLE "_keyspace_0" (key BLOB NOT NULL PRIMARY KEY, value BLOB NOT NULL);
      INSERT INTO _dynamock_keyspaces VALUES (0, NULL);
      CREATE TABLE mine (name TEXT);
      INSERT INTO mine VALUES ('of the user');
      CREATE INDEX mine_by_name ON mine (name);
      \(mine)
      """)
    if keepsLog { database.keepLogOnClose() }
    database.run(
      """
      WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < \(entries - 1))
      INSERT INTO "_keyspace_16" SELECT CAST(printf('%05d', i * 7919 % \(entries)) AS BLOB),
        CAST(printf('size%05d', i * 7919 % \(entries)) || hex(zeroblob(i % 300)) AS BLOB) FROM n
      """)
  }

  /// Returns the number of entries that have the value that ``makeFormatOne`` gave them.
  private func soundEntries(_ store: SQLiteStorage) throws -> Int {
    var count = 0
    try store.read { reader throws(StorageError) in
      try reader.scan(keyspace, .all, .ascending) { key, value in
        if value.starts(with: Array("size".utf8) + key) { count += 1 }
        return .next
      }
    }
    return count
  }

  @Test(
    "the contents are the same afterwards, with the user's own tables, and pages have checksums",
    arguments: [false, true])
  func contentsStay(keepsLog: Bool) async throws {
    let folder = TemporaryFolder()
    Self.makeFormatOne(folder.file, keepsLog: keepsLog)
    chmod(folder.file, 0o640)
    #expect(folder.names.contains("store.db-wal") == keepsLog)
    let store = try SQLiteStorage(path: folder.file)
    #expect(try soundEntries(store) == Self.entries)
    try await store.fill(Keyspace(17), [([1], [1])])
    try store.close()
    #expect(folder.names == ["store.db"], "no copy remains")
    let database = RawDatabase(folder.file)
    #expect(database.run("PRAGMA user_version") == ["3"])
    #expect(database.run("SELECT count(*) FROM Music") == ["\(Self.entries)"])
    #expect(database.run("SELECT name FROM mine INDEXED BY mine_by_name") == ["of the user"])
    #expect(try SQLiteFileCheck(path: folder.file).structuralDefects() == [])
    var status = stat()
    #expect(stat(folder.file, &status) == 0 && status.st_mode & 0o777 == 0o640)
  }

  /// Attributes that a copy by rows loses, or that make it fail.
  @Test("tables of the user of any kind are the same afterwards, with their row numbers")
  func tablesOfTheUser() throws {
    let folder = TemporaryFolder()
    let queries = [
      "SELECT sum(twice) || ',' || sum(next) FROM derived",
      "SELECT rowid FROM notes WHERE id = 'b'",
      "SELECT seq FROM sqlite_sequence", "SELECT rowid FROM songs WHERE songs MATCH 'night'",
      "SELECT value FROM settings", "SELECT count(*) FROM sqlite_stat1 WHERE tbl = 'notes'",
      "INSERT INTO notes(id) VALUES ('c'); SELECT count(*) FROM mine",
    ]
    Self.makeFormatOne(
      folder.file, pageSize: 8_192,
      mine: """
        CREATE TABLE derived (n INTEGER, twice AS (n * 2) STORED, next AS (n + 1));
        INSERT INTO derived VALUES (1), (20);
        CREATE TABLE counted (id INTEGER PRIMARY KEY AUTOINCREMENT);
        INSERT INTO counted VALUES (500);
        DELETE FROM counted;
        CREATE VIRTUAL TABLE songs USING fts5(title);
        INSERT INTO songs(rowid, title) VALUES (7, 'night and day'), (9, 'day by day');
        CREATE TABLE settings (name TEXT PRIMARY KEY, value) WITHOUT ROWID;
        INSERT INTO settings VALUES ('a', 'kept');
        CREATE TABLE notes (id TEXT);
        CREATE INDEX notes_by_id ON notes (id);
        INSERT INTO notes(rowid, id) VALUES (5, 'a'), (77, 'b');
        ANALYZE;
        CREATE TRIGGER note AFTER INSERT ON notes BEGIN INSERT INTO mine VALUES (new.id); END;
        """)
    let store = try SQLiteStorage(path: folder.file)
    #expect(try soundEntries(store) == Self.entries)
    try store.close()
    #expect(try SQLiteFileCheck(path: folder.file).structuralDefects() == [])
    let database = RawDatabase(folder.file)
    let expected = [["42,23"], ["77"], ["500"], ["7"], ["kept"], ["1"], ["2"]]
    for (query, rows) in zip(queries, expected) { #expect(database.run(query) == rows) }
  }

  @Test("a file that SQLite cannot copy without another program is rejected with the reason")
  func orderOfAnotherProgram() throws {
    let folder = TemporaryFolder()
    Self.makeFormatOne(folder.file)
    do {
      let database = RawDatabase(folder.file)
      database.addOrder(named: "theirs")
      database.run("CREATE INDEX by_their_order ON mine (name COLLATE theirs)")
    }
    let before = contents(of: folder.file)
    let error = #expect(throws: StorageError.self) { try SQLiteStorage(path: folder.file) }
    #expect(error?.message.contains("no such collation sequence: theirs") == true)
    #expect(error?.message.contains("\"\(folder.file)\" from format 1 to 3") == true)
    #expect(error?.message.contains("partial") == false)
    #expect(!folder.names.contains { $0.contains("partial") })
    #expect(contents(of: folder.file) == before)
  }

  /// Another program's commits between the copy and the move would be lost.
  @Test("what another program commits during an upgrade is in the new file, or is rejected")
  func writesOfOthers() throws {
    let folder = TemporaryFolder()
    Self.makeFormatOne(folder.file)
    let claim = try FileClaim(path: folder.file)
    var accepted = 1
    var rejected = 0
    try FileUpgrade(claim, patience: 100).run { step in
      guard step != .moved else { return }
      let rows = RawDatabase(folder.file).run("INSERT INTO mine VALUES ('of another program')")
      if rows == [] { accepted += 1 } else { rejected += 1 }
    }
    // The first is before the file is locked.
    #expect(accepted == 2)
    #expect(rejected > 3)
    #expect(RawDatabase(folder.file).run("SELECT count(*) FROM mine") == ["\(accepted)"])
  }

  /// The state of the folder at each step is what kill -9 would leave there.
  @Test("a process that ends at any step leaves the old contents or the new file")
  func everyStep() throws {
    let folder = TemporaryFolder()
    Self.makeFormatOne(folder.file, keepsLog: true)
    var moments: [(FileUpgrade.Step, TemporaryFolder)] = []
    let claim = try FileClaim(path: folder.file)
    try FileUpgrade(claim, patience: 100).run { step in
      if moments.count(where: { $0.0 == step }) < 3 { moments.append((step, copy(folder))) }
    }
    let steps: Set<FileUpgrade.Step> = [
      .begun, .created, .copying, .complete, .emptied, .moved,
    ]
    #expect(Set(moments.map(\.0)) == steps)
    for (step, moment) in moments {
      // Not by SQLite, which would copy the log into the file.
      let version = try #require(contents(of: moment.file))[63]
      #expect(version == (step == .moved ? 3 : 1), "\(step)")
      let store = try SQLiteStorage(path: moment.file)
      #expect(try soundEntries(store) == Self.entries, "\(step)")
      try store.close()
      #expect(moment.names == ["store.db"], "\(step)")
    }
  }

  @Test("an error at any step leaves the file as it was, and no other file")
  func failingSteps() throws {
    for failing in [FileUpgrade.Step.begun, .created, .copying, .complete, .emptied] {
      let folder = TemporaryFolder()
      Self.makeFormatOne(folder.file)
      let claim = try FileClaim(path: folder.file)
      #expect(throws: StorageError.self) {
        try FileUpgrade(claim, patience: 100).run { step throws(StorageError) in
          if step == failing { throw StorageError(.failed, "a test") }
        }
      }
      #expect(folder.names == ["store.db"], "\(failing)")
      let database = RawDatabase(folder.file)
      #expect(database.run("PRAGMA user_version") == ["1"], "\(failing)")
      #expect(database.run("SELECT count(*) FROM _keyspace_16") == ["\(Self.entries)"])
    }
  }

  @Test("without space for the new file the upgrade is rejected and the file is unchanged")
  func fullDisk() async throws {
    let folder = TemporaryFolder()
    Self.makeFormatOne(folder.file)
    let before = contents(of: folder.file)
    ExitTestArguments.pass(folder.file)
    await #expect(processExitsWith: .success) {
      let path = try #require(ExitTestArguments.received.first)
      FileSizeLimit.set(bytes: 100_000)
      let error = #expect(throws: StorageError.self) { try SQLiteStorage(path: path) }
      #expect(error?.code == .full)
      #expect(error?.message.contains("Upgrading \"\(path)\" from format 1 to 3") == true)
    }
    #expect(contents(of: folder.file) == before)
    #expect(folder.names == ["store.db"])
  }

  @Test("a damaged file of format 1 is rejected and unchanged")
  func damaged() throws {
    let folder = TemporaryFolder()
    Self.makeFormatOne(folder.file)
    var bytes = try #require(contents(of: folder.file))
    // The first pages of later trees: their kind, which SQLite verifies.
    for start in stride(from: 5 * 4_096, to: bytes.count, by: 4_096) { bytes[start] = 0xA5 }
    write(bytes, to: folder.file)
    let error = #expect(throws: StorageError.self) { try SQLiteStorage(path: folder.file) }
    #expect(error?.code == .damaged)
    #expect(contents(of: folder.file) == bytes)
    #expect(folder.names == ["store.db"])
  }

  @Test("a file that another program has open is not upgraded")
  func openElsewhere() throws {
    let folder = TemporaryFolder()
    Self.makeFormatOne(folder.file)
    let other = RawDatabase(folder.file)
    other.run("BEGIN; SELECT count(*) FROM mine")
    let error = #expect(throws: StorageError.self) {
      try SQLiteStorage(path: folder.file, durability: .normal, lockWait: .milliseconds(10))
    }
    #expect(error?.code == .locked)
    other.run("COMMIT")
    #expect(other.run("SELECT count(*) FROM _keyspace_16") == ["\(Self.entries)"])
    #expect(!folder.names.contains { $0.contains("partial") })
  }

  @Test("a symbolic link still leads to the file")
  func link() throws {
    let folder = TemporaryFolder()
    Self.makeFormatOne(folder.file)
    let link = "\(folder.path)/link.db"
    #expect(symlink("store.db", link) == 0)
    let store = try SQLiteStorage(path: link)
    #expect(try soundEntries(store) == Self.entries)
    try store.close()
    #expect(RawDatabase(folder.file).run("PRAGMA user_version") == ["3"])
    var status = stat()
    #expect(lstat(link, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK)
  }

  private func copy(_ folder: TemporaryFolder) -> TemporaryFolder {
    let copy = TemporaryFolder()
    // Shared memory does not survive a process that ends.
    for name in folder.names where !name.hasSuffix("-shm") {
      write(contents(of: "\(folder.path)/\(name)") ?? [], to: "\(copy.path)/\(name)")
    }
    return copy
  }
}

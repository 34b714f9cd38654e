import DynamockSQLiteStorage
import DynamockStorage
import TemporaryFiles
import Testing

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

@Suite("Files that are not stores are rejected with a message and left unchanged")
struct FileRefusalTests {
  /// An invalid file: how it is created, and its error message.
  struct Refusal: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let code: StorageError.Code
    let words: String
    let make: @Sendable (String) async throws -> Void

    init(
      _ description: String, _ code: StorageError.Code, _ words: String,
      _ make: @escaping @Sendable (String) async throws -> Void
    ) {
      testDescription = description
      self.code = code
      self.words = words
      self.make = make
    }
  }

  static let refusals = [
    Refusal("a text file", .foreignFile, "is not a SQLite file and was not changed") { path in
      write(Array("{\"not\": \"a database\"}\n".utf8), to: path)
    },
    Refusal("a single byte", .foreignFile, "is not a SQLite file") { path in write([0], to: path) },
    Refusal(
      "another program's SQLite file", .foreignFile, "of another program (application id 0x0)"
    ) { path in
      RawDatabase(path).run("CREATE TABLE songs (name); INSERT INTO songs VALUES ('one')")
    },
    Refusal("another program's id", .foreignFile, "(application id 0x7b)") { path in
      RawDatabase(path).run("PRAGMA application_id = 123; CREATE TABLE songs (name)")
    },
    Refusal("another program's file with a log", .foreignFile, "of another program") { path in
      let database = RawDatabase(path)
      database.keepLogOnClose()
      database.run("PRAGMA journal_mode = WAL; CREATE TABLE songs (name)")
    },
    Refusal(
      "a newer format", .newerFormat,
      "has format 4, and this version of dynamock reads format 3; it was not changed, open it with"
    ) { path in
      try await makeStore(path)
      RawDatabase(path, setsChecksums: true).run("PRAGMA user_version = 4")
    },
    Refusal("a newer format that exists only in the log", .newerFormat, "has format 7") { path in
      try await makeStore(path)
      let database = RawDatabase(path, setsChecksums: true)
      database.keepLogOnClose()
      database.run("PRAGMA user_version = 7")
    },
    Refusal("half a header", .damaged, "is damaged: it is shorter than a header") { path in
      try await makeStore(path)
      write(Array((contents(of: path) ?? []).prefix(50)), to: path)
    },
    Refusal("a truncated file", .damaged, "is damaged: it has 8192 bytes of ") { path in
      try await makeStore(path)
      write(Array((contents(of: path) ?? []).prefix(8192)), to: path)
    },
    Refusal("a page size of zero", .damaged, "is damaged: its header makes no sense") { path in
      try await makeStore(path)
      try overwrite(path, at: 16, [0, 0])
    },
    Refusal("random pages", .damaged, "is damaged") { path in
      try await makeStore(path)
      try overwrite(path, at: 4096, [UInt8](repeating: 0xA5, count: 3 * 4096))
    },
    Refusal("a first page changed by another program", .damaged, "the checksum of its first page") {
      path in
      try await makeStore(path)
      RawDatabase(path).run("CREATE TABLE mine (name)")
    },
    Refusal("a number of reserved bytes without meaning", .damaged, "its header makes no sense") {
      path in
      try await makeStore(path)
      try overwrite(path, at: 20, [8])
    },
    Refusal("format 1 with reserved bytes", .damaged, "its header makes no sense") { path in
      try await makeStore(path)
      try overwrite(path, at: 60, [0, 0, 0, 1])
    },
    Refusal("a lost list of keyspaces", .damaged, "its list of keyspaces is missing") { path in
      try await makeStore(path)
      RawDatabase(path, setsChecksums: true).run("DROP TABLE _dynamock_keyspaces")
    },
    Refusal("a lost keyspace", .damaged, "the table of keyspace 3 is missing") { path in
      try await makeStore(path)
      RawDatabase(path, setsChecksums: true).run("DROP TABLE _keyspace_3")
    },
  ]

  private static func makeStore(_ path: String) async throws {
    let store = try SQLiteStorage(path: path)
    try await store.fill(
      Keyspace(3), (0..<200).map { ([$0], [UInt8](repeating: 7, count: 300)) }, label: "Music")
    try store.close()
  }

  private static func overwrite(_ path: String, at offset: Int, _ bytes: [UInt8]) throws {
    var all = try #require(contents(of: path))
    all.replaceSubrange(offset..<offset + bytes.count, with: bytes)
    write(all, to: path)
  }

  @Test("a file is rejected and left unchanged", arguments: refusals)
  func refusal(_ refusal: Refusal) async throws {
    let folder = TemporaryFolder()
    try await refusal.make(folder.file)
    let names = folder.names
    let before = names.map { contents(of: "\(folder.path)/\($0)") }
    for _ in 0..<2 {
      let error = #expect(throws: StorageError.self) { try SQLiteStorage(path: folder.file) }
      #expect(error?.code == refusal.code)
      #expect(error?.message.contains(refusal.words) == true, "\(error?.message ?? "")")
      #expect(error?.message.contains(folder.file) == true)
      for word in ["PRAGMA", "SELECT"] { #expect(error?.message.contains(word) == false) }
    }
    // The shared memory next to a log is temporary data of SQLite and may change.
    let kept = names.filter { !$0.hasSuffix("-shm") }
    #expect(folder.names.filter { !$0.hasSuffix("-shm") } == kept)
    for (name, bytes) in zip(names, before) where kept.contains(name) {
      #expect(contents(of: "\(folder.path)/\(name)") == bytes, "\(name)")
    }
  }

  @Test("a path that cannot be a file is rejected with advice")
  func paths() throws {
    let folder = TemporaryFolder()
    let cases = [
      (folder.path, "is a folder; name a file, such as"),
      ("\(folder.path)/missing/store.db", "create its folder first"),
      ("/dev/null", "is not a regular file"),
      ("/sys/dynamock.db", "the right to read and write the file and its folder"),
      ("", "is not a path for a data file"),
      ("a\0b", "is not a path for a data file"),
    ]
    for (path, words) in cases {
      let error = #expect(throws: StorageError.self) { try SQLiteStorage(path: path) }
      #expect(error?.code == .badPath)
      #expect(error?.message.contains(words) == true, "\(error?.message ?? "")")
    }
    #expect(folder.names == [])
  }

  @Test("a read-only file is rejected", .enabled(if: geteuid() != 0, "root may write any file"))
  func readOnly() throws {
    let folder = TemporaryFolder()
    write([], to: folder.file)
    chmod(folder.file, 0o444)
    let error = #expect(throws: StorageError.self) { try SQLiteStorage(path: folder.file) }
    #expect(error?.message.contains("the right to read and write") == true)
  }

  @Test("an empty file becomes a store, and names that mean something else to SQLite are files")
  func emptyFiles() async throws {
    let folder = TemporaryFolder()
    for name in ["store.db", ":memory:", "file:a.db?mode=memory", "it's \"so\".db"] {
      let path = "\(folder.path)/\(name)"
      write([], to: path)
      let store = try SQLiteStorage(path: path)
      try await store.fill(Keyspace(0), [([1], [2])])
      try store.close()
      let again = try SQLiteStorage(path: path)
      #expect(try again.value([1], Keyspace(0)) == [2])
      try again.close()
    }
  }

  @Test("a partly created file becomes a store")
  func cutOffMaking() async throws {
    // Such a journal exists in the middle of a commit; it records that the file was empty.
    let folder = TemporaryFolder()
    let database = RawDatabase(folder.file)
    database.run("PRAGMA cache_size = 1; BEGIN EXCLUSIVE; CREATE TABLE a (b)")
    for _ in 0..<50 { database.run("INSERT INTO a VALUES (zeroblob(2000))") }
    let journal = try #require(contents(of: folder.file + "-journal"))
    try #require(!journal.isEmpty)

    // The first page of a new store, which a commit writes first.
    let whole = TemporaryFolder()
    try SQLiteStorage(path: whole.file).close()
    let firstPage = Array(try #require(contents(of: whole.file)).prefix(4096))

    let half = TemporaryFolder()
    write(firstPage, to: half.file)
    write(journal, to: half.file + "-journal")
    let store = try SQLiteStorage(path: half.file)
    try await store.fill(Keyspace(0), [([1], [2])])
    #expect(try store.value([1], Keyspace(0)) == [2])
    try store.close()
    #expect(half.names == ["store.db"])
  }
}

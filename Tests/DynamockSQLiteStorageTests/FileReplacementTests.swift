import CSQLite
import DynamockStorage
import TemporaryFiles
import Testing

@testable import DynamockSQLiteStorage

@Suite("Replacing a file replaces it completely and changes no other file")
struct FileReplacementTests {
  private static let strangers = [
    "store.db.partial", "store.db.partial-wal", "store.db.partial-shm",
    "store.db.partial-journal", "store.db.partial-mine", "store.db.partial-0123456789ABCDEF",
    "store.db.partial-0123456789abcdef0", "store.db.partial-0123456789abcdef.txt",
    "other.db.partial-0123456789abcdef",
  ]

  private func strew(_ folder: TemporaryFolder) {
    for name in Self.strangers { write(Array(name.utf8), to: "\(folder.path)/\(name)") }
  }

  private func expectStrangers(in folder: TemporaryFolder, beside names: [String]) {
    #expect(folder.names == (Self.strangers + names).sorted())
    for name in Self.strangers {
      #expect(contents(of: "\(folder.path)/\(name)") == Array(name.utf8), "\(name)")
    }
  }

  @Test("a completed replacement leaves files with similar names")
  func finished() async throws {
    let folder = TemporaryFolder()
    strew(folder)
    do {
      let replacement = try SQLiteFileReplacement(path: folder.file)
      let store = try replacement.begin()
      try await store.fill(Keyspace(0), [([1], [2])])
      try store.close()
      try replacement.finish()
    }
    expectStrangers(in: folder, beside: ["store.db"])
    let store = try SQLiteStorage(path: folder.file)
    #expect(try store.value([1], Keyspace(0)) == [2])
    try store.close()
  }

  @Test("an abandoned replacement leaves files with similar names")
  func givenUp() async throws {
    let folder = TemporaryFolder()
    strew(folder)
    do { _ = try SQLiteFileReplacement(path: folder.file) }
    expectStrangers(in: folder, beside: [])
    do {
      let replacement = try SQLiteFileReplacement(path: folder.file)
      let store = try replacement.begin()
      try await store.fill(Keyspace(0), [([1], [2])])
      try store.close()
      #expect(folder.names.count == Self.strangers.count + 2)
    }
    expectStrangers(in: folder, beside: [])
  }

  @Test("the file is written under a unique name")
  func name() throws {
    let folder = TemporaryFolder()
    let names = try (0..<20).map { _ in try PartialFile(beside: folder.file).path }
    #expect(Set(names).count == 20)
    #expect(folder.names.count == 20)
    for name in names { #expect(contents(of: name) == []) }
  }

  @Test("leftovers of a crashed replacement are removed by the next one")
  func leftovers() throws {
    let folder = TemporaryFolder()
    strew(folder)
    let left = try PartialFile(beside: folder.file).path
    for suffix in ["-wal", "-shm", "-journal"] { write([1], to: left + suffix) }
    do {
      let replacement = try SQLiteFileReplacement(path: folder.file)
      try replacement.begin().close()
    }
    expectStrangers(in: folder, beside: [])
  }

  @Test(
    "a name of the maximum length is rejected as a path", arguments: [215, 231, 240, 255])
  func longNames(length: Int) throws {
    let folder = TemporaryFolder()
    let path = "\(folder.path)/\(String(repeating: "n", count: length))"
    do {
      let replacement = try SQLiteFileReplacement(path: path)
      if length <= 222 {
        try replacement.begin().close()
        try replacement.finish()
      } else {
        let error = #expect(throws: StorageError.self) { try replacement.begin() }
        #expect(error?.code == .badPath)
      }
    }
    #expect(folder.names.count == (length <= 222 ? 1 : 0))
  }

  @Test(
    "no message quotes a statement, which belongs in the log",
    arguments: [
      SQLITE_FULL, SQLITE_CORRUPT, SQLITE_NOTADB, SQLITE_BUSY, SQLITE_LOCKED, SQLITE_READONLY,
      SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_IOERR, SQLITE_ERROR, SQLITE_NOMEM, SQLITE_MISUSE,
    ])
  func statements(code: Int32) {
    let fault = SQLiteFault(code: code, message: "words", sql: "PRAGMA secret = 1")
    let error = Sentences.fault(fault, "/data/store.db")
    #expect(!error.message.contains("PRAGMA"))
    #expect(error.message.contains("/data/store.db"))
    #expect(error.detail == "The statement: PRAGMA secret = 1")
  }
}

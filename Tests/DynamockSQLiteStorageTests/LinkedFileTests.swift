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

/// SQLite's log is next to the file, not next to the link.
@Suite("A file that is named by a symbolic link elsewhere")
struct LinkedFileTests {
  private let keyspace = Keyspace(3)
  private let links = TemporaryFolder()
  private let folder = TemporaryFolder()

  init() throws { try #require(symlink(folder.file, links.file) == 0) }

  @Test("has a log, whose length is reported")
  func length() async throws {
    let store = try SQLiteStorage(path: links.file)
    try await store.fill(keyspace, [([1], [1])])
    #expect(store.log.bytes > 0)
    #expect(store.log.bytes == contents(of: folder.file + "-wal")?.count)
    #expect(links.names == ["store.db"])
    try store.close()
    #expect(folder.names == ["store.db"])
  }

  @Test("rejects writes once its log is deleted, naming the log")
  func deletedLog() async throws {
    let store = try SQLiteStorage(path: links.file)
    try await store.fill(keyspace, [([1], [1])])
    unlink(folder.file + "-wal")
    let error = await #expect(throws: StorageError.self) {
      try await store.fill(keyspace, [([2], [2])])
    }
    #expect(error?.code == .displaced)
    #expect(error?.message.contains("\"\(folder.file)-wal\"") == true)
    try? store.close()
  }

  @Test("is neither opened nor called sound with a log that is damaged before its last transaction")
  func damagedLog() async throws {
    let store = try SQLiteStorage(path: folder.file)
    for number in 0..<UInt8(20) {
      try await store.fill(keyspace, [([number], [UInt8](repeating: number, count: 900))])
    }
    var log = try #require(contents(of: folder.file + "-wal"))
    let place = try #require(log.firstRange(of: [UInt8](repeating: 7, count: 900))?.lowerBound)
    log[place] ^= 1
    let copy = TemporaryFolder()
    write(try #require(contents(of: folder.file)), to: copy.file)
    write(log, to: copy.file + "-wal")
    unlink(links.file)
    try #require(symlink(copy.file, links.file) == 0)
    let error = #expect(throws: StorageError.self) { try SQLiteStorage(path: links.file) }
    #expect(error?.code == .damaged)
    #expect(error?.message.contains("\"\(links.file)\" cannot be opened without losing") == true)
    let check = try SQLiteFileCheck(path: links.file)
    #expect(try check.structuralDefects().contains { $0.contains("the log next to the file") })
    #expect(contents(of: copy.file + "-wal") == log)
    try store.close()
  }

  @Test(
    "a link to a file that does not exist keeps its target's name, and a rejected one is removed")
  func newFile() throws {
    try SQLiteStorage(path: links.file).close()
    #expect(folder.names == ["store.db"] && links.names == ["store.db"])
    unlink(folder.file)
    do { _ = try SQLiteFileReplacement(path: links.file) }
    #expect(folder.names == [])
    #expect(links.names == ["store.db"], "the link is not ours")
  }
}

import DynamockStorage
import DynamockTesting
import TemporaryFiles
import Testing

@testable import DynamockSQLiteStorage

@Suite("A store that is hardly used gives its page caches back")
struct CacheWatchTests {
  private let keyspace = Keyspace(3)
  private let start = ContinuousClock.now

  private func key(_ number: Int) -> [UInt8] { [UInt8(number >> 8), UInt8(number & 255)] }

  /// Reads all entries, through the cache of a connection.
  private func readAll(_ store: SQLiteStorage) throws {
    for number in 0..<1_000 {
      let value = try store.value(key(number), keyspace)
      #expect(value == [UInt8](repeating: UInt8(number & 255), count: 4_000))
    }
  }

  /// Returns whether an idle connection has a large cache.
  private func isCached(_ store: SQLiteStorage) throws -> Bool {
    let connection = try store.readers.take()
    defer { store.readers.giveBack(connection) }
    return connection.reader.connection.cachedBytes >= CacheWatch.least
  }

  @Test("between two looks, and reads what it gave back again")
  func idle() async throws {
    let folder = TemporaryFolder()
    let store = try SQLiteStorage(path: folder.file, durability: .off)
    try await store.fill(
      keyspace, (0..<1_000).map { (key($0), [UInt8](repeating: UInt8($0 & 255), count: 4_000)) })
    try readAll(store)
    #expect(try isCached(store))
    store.giveBackCaches(at: start)
    try readAll(store)
    store.giveBackCaches(at: start + .seconds(1))
    #expect(try isCached(store), "it is in use")
    store.giveBackCaches(at: start + .seconds(2))
    #expect(try !isCached(store))
    try readAll(store)
    #expect(try isCached(store))
    let changed = key(7)
    try await store.write { [keyspace] writer throws(StorageError) -> WriteOutcome<Void> in
      try writer.put([1], for: changed, in: keyspace)
      return .commit(())
    }
    #expect(try store.value(key(7), keyspace) == [1])
    try store.close()
  }

  @Test("but not between looks that follow each other at once, nor before the second one")
  func looks() {
    let watch = CacheWatch()
    let looks: [(uses: UInt64, milliseconds: Int)] = [
      (5, 0), (5, 499), (105, 500), (206, 1_000), (206, 1_500),
    ]
    let found = looks.map { look in
      watch.isHardlyUsed(look.uses, at: start + .milliseconds(look.milliseconds))
    }
    #expect(found == [false, false, true, false, true])
  }

  @Test("and asks the writer only after commits")
  func news() {
    let watch = CacheWatch()
    let found = [0, 3, 3].map { watch.hasNews($0) }
    #expect(found == [false, true, false])
  }
}

import DynamockSQLiteStorage
import DynamockStorage
import TemporaryFiles
import Testing

@Suite("Objects that a file's readers keep for one state")
struct StateCacheTests {
  private final class Object {}

  private let keyspace = Keyspace(0)

  /// Returns the object that a read finds, and keeps another one if there is none.
  private func object(_ store: SQLiteStorage, keeping new: Object?) throws -> AnyObject? {
    try store.read { reader throws(StorageError) in
      defer { if let new { reader.stateCache?[1] = new } }
      return reader.stateCache?[1]
    }
  }

  @Test("an object is kept until the next commit")
  func commits() async throws {
    let folder = TemporaryFolder()
    let store = try SQLiteStorage(path: folder.file)
    try await store.fill(keyspace, [([1], [1])])
    for number in 0..<UInt8(5) {
      let object = Object()
      #expect(try self.object(store, keeping: object) == nil)
      #expect(try self.object(store, keeping: nil) === object)
      try await store.fill(keyspace, [([1], [number])])
    }
    try store.close()
  }

  @Test("concurrent reads keep objects of their own, and a missing keyspace ends none")
  func readers() async throws {
    let folder = TemporaryFolder()
    let store = try SQLiteStorage(path: folder.file)
    try await store.fill(keyspace, [([1], [1])])
    let (outer, inner) = (Object(), Object())
    try store.read { reader throws(StorageError) in
      reader.stateCache?[1] = outer
      try store.read { other throws(StorageError) in
        let found = other.stateCache?[1]
        #expect(found == nil)
        other.stateCache?[1] = inner
      }
      _ = try reader.value(for: [1], in: Keyspace(9))
      let found = reader.stateCache?[1]
      #expect(found === outer)
    }
    try store.close()
  }

  @Test("a writer, whose state changes, and a snapshot, which threads share, have no cache")
  func others() async throws {
    let folder = TemporaryFolder()
    let store = try SQLiteStorage(path: folder.file)
    let hasCache = try await store.write { writer throws(StorageError) -> WriteOutcome<Bool> in
      .commit(writer.stateCache != nil)
    }
    #expect(!hasCache)
    #expect(try store.snapshot().stateCache == nil)
    try store.close()
  }

  @Test("a cache keeps nothing outside a state, and a bounded number of objects")
  func bounds() {
    let cache = StateCache()
    cache[1] = Object()
    #expect(cache[1] == nil)
    cache.begin()
    for number in 0..<Int64(1_000) { cache[number] = Object() }
    #expect(cache[999] != nil)
    #expect((0..<Int64(1_000)).count { cache[$0] != nil } <= 64)
    cache.begin()
    #expect(cache[999] == nil)
    cache[1] = Object()
    cache.end()
    #expect(cache[1] == nil)
    cache[2] = Object()
    #expect(cache[2] == nil)
  }
}

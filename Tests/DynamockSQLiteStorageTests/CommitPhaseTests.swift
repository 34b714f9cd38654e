import DynamockStorage
import TemporaryFiles
import Testing

@testable import DynamockSQLiteStorage

@Suite("Reads while a commit is under way")
struct CommitPhaseTests {
  private let keyspace = Keyspace(0)

  /// Reads on connections at the same time, of which only those beyond the idle ones begin new
  /// transactions by themselves.
  private func values(_ store: SQLiteStorage, connections count: Int) throws -> [[UInt8]?] {
    let taken = try (0..<count).map { _ in try store.readers.take() }
    defer { taken.forEach(store.readers.giveBack) }
    return try taken.map { try $0.reader.value(for: [1], in: keyspace) }
  }

  @Test("none sees an older state than an earlier one, whichever connection it uses")
  func order() async throws {
    let folder = TemporaryFolder()
    let store = try SQLiteStorage(path: folder.file)
    try await store.fill(keyspace, [([1], [1])])
    // Two idle connections keep this state.
    #expect(try values(store, connections: 2) == [[1], [1]])
    let before = try store.snapshot()
    let table = KeyspaceLayout.bytes.quotedTableName(of: keyspace)
    let writer = RawDatabase(folder.file, setsChecksums: true)
    try store.readers.whileCommitting { () throws(StorageError) in
      // From here on the commit can be seen, but has not ended.
      #expect(writer.run("UPDATE \(table) SET value = x'02'") == [])
      do {
        #expect(try values(store, connections: 3) == [[2], [2], [2]])
        #expect(try values(store, connections: 3) == [[2], [2], [2]])
        #expect(try store.snapshot().value(for: [1], in: keyspace) == [2])
      } catch {
        Issue.record(error)
      }
    }
    #expect(try values(store, connections: 3) == [[2], [2], [2]])
    #expect(try before.value(for: [1], in: keyspace) == [1])
    #expect(store.readers.commitCount == 2)
    try store.close()
  }

  @Test("those after a commit that failed see the state before it")
  func failure() async throws {
    let folder = TemporaryFolder()
    let store = try SQLiteStorage(path: folder.file)
    try await store.fill(keyspace, [([1], [1])])
    #expect(throws: StorageError.self) {
      try store.readers.whileCommitting { () throws(StorageError) in
        throw StorageError(.failed, "")
      }
    }
    #expect(try values(store, connections: 2) == [[1], [1]])
    #expect(try store.snapshot() === store.snapshot())
    try store.close()
  }
}

import DynamockSQLiteStorage
import DynamockStorage
import DynamockTesting
import TemporaryFiles
import Testing

@Suite("A failed write leaves nothing behind, whichever call fails")
struct FaultTests {
  @Test(
    "the fault at each position undoes the whole write",
    arguments: [FaultyStorage.Call.value, .scan, .put, .remove, .create, .drop, .commit])
  func sweep(_ call: FaultyStorage.Call) async throws {
    let folder = TemporaryFolder()
    let file = try SQLiteStorage(path: folder.file)
    let (first, second) = (Keyspace(0), Keyspace(1))
    try await file.fill(first, [([1], [1]), ([2], [2])])
    let store = FaultyStorage(file)
    for position in 1...20 {
      store.fail(call, at: position)
      let failures = store.failures
      let before = try file.snapshot()
      do throws(StorageError) {
        try await store.write { writer throws(StorageError) -> WriteOutcome<Void> in
          try writer.put([9], for: [1], in: first)
          try writer.create(second, KeyspaceDescription(label: "Second"))
          try writer.put([8], for: [8], in: second)
          try writer.remove([2], in: first)
          _ = try writer.value(for: [2], in: first)
          try writer.put([7], for: [2], in: first)
          try writer.scan(first, .all, .ascending) { _, _ in .next }
          try writer.drop(second)
          return .commit(())
        }
      } catch {
        #expect(error.code == .failed)
      }
      guard store.failures > failures else {
        // No call failed, because the write makes fewer calls of this kind; it is committed.
        #expect(position > 1)
        #expect(try file.value([1], first) == [9])
        break
      }
      #expect(try file.snapshot() === before)
      #expect(try file.value([1], first) == [1])
      #expect(try file.value([2], first) == [2])
      #expect(try file.value([8], second) == nil)
    }
    store.heal()
    try store.close()
    #expect(RawDatabase(folder.file).run("PRAGMA integrity_check") == ["ok"])
  }
}

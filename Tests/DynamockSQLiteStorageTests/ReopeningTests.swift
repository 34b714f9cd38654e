import DynamockSQLiteStorage
import DynamockStorage
import DynamockTesting
import SeededRandom
import TemporaryFiles
import Testing

@Suite("A reopened store holds its former contents")
struct ReopeningTests {
  private static let keyspaces = (0..<4).map(Keyspace.init)

  @Test(
    "a random history reads like its model across closing and opening",
    .timeLimit(.minutes(10)), arguments: [1, 2, 3, 4] as [UInt64])
  func history(_ seed: UInt64) async throws {
    var generator = SeededGenerator(seed: seed)
    let folder = TemporaryFolder()
    var model = ModelStore()
    for life in 0..<12 {
      let durability = SQLiteDurability.allCases.randomElement(using: &generator) ?? .normal
      let store = try SQLiteStorage(path: folder.file, durability: durability)
      try compare(store, model, "seed \(seed), life \(life), opened")
      for step in 0..<Int.random(in: 0..<60, using: &generator) {
        let changes = (0..<Int.random(in: 1..<20, using: &generator)).map { _ in
          Self.change(on: model, &generator)
        }
        let isKept = Int.random(in: 0..<4, using: &generator) > 0
        // A put into a keyspace that does not exist would fail.
        let before = model
        for change in changes { model.apply(change) }
        let existing = Self.possible(changes, from: before)
        if !isKept || !existing { model = before }
        do throws(StorageError) {
          try await store.write { writer throws(StorageError) -> WriteOutcome<Void> in
            for change in changes { try writer.apply(change) }
            return isKept ? .commit(()) : .rollback(())
          }
          #expect(existing)
        } catch {
          #expect(!existing)
        }
        if step.isMultiple(of: 7) { try compare(store, model, "seed \(seed), step \(step)") }
      }
      try store.close()
      #expect(folder.names == ["store.db"])
    }
  }

  private static func change(
    on model: ModelStore, _ generator: inout SeededGenerator
  ) -> StorageChange {
    let keyspace = keyspaces.randomElement(using: &generator) ?? Keyspace(0)
    let key = (0..<Int.random(in: 0..<4, using: &generator)).map { _ in
      UInt8.random(in: 0..<5, using: &generator)
    }
    let length = Int.random(in: 0..<10, using: &generator) == 0 ? 9_000 : 20
    switch Int.random(in: 0..<40, using: &generator) {
    case 0: return .drop(keyspace)
    case 1...5: return .create(keyspace)
    case 6...12: return .remove(key, keyspace)
    default:
      return .put(
        [UInt8](repeating: .random(in: 0...255, using: &generator), count: length), key, keyspace)
    }
  }

  private static func possible(_ changes: [StorageChange], from model: ModelStore) -> Bool {
    var model = model
    for change in changes {
      if case .put(_, _, let keyspace) = change, !model.contains(keyspace) { return false }
      model.apply(change)
    }
    return true
  }

  private func compare(
    _ store: SQLiteStorage, _ model: ModelStore, _ moment: String
  ) throws(StorageError) {
    for keyspace in Self.keyspaces {
      let found = try store.read { reader throws(StorageError) in try entries(reader, keyspace) }
      #expect(found == (try entries(model, keyspace)), "\(moment), keyspace \(keyspace.number)")
    }
  }

  private func entries(
    _ reader: any StorageReader, _ keyspace: Keyspace
  ) throws(StorageError) -> [[UInt8]] {
    var result: [[UInt8]] = []
    try reader.scan(keyspace, .all, .descending) { key, value in
      result += [key, value]
      return .next
    }
    return result
  }
}

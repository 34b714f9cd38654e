import DynamockSQLiteStorage
import DynamockStorage
import DynamockTesting
import SeededRandom
import TemporaryFiles
import Testing

@Suite("A value that was read is replaced in place")
struct ReplacedRowTests {
  private let keyspace = Keyspace(0)

  @Test("a put writes to its key's current row, even if the row has moved since it was read")
  func movedRow() async throws {
    let folder = TemporaryFolder()
    let store = try SQLiteStorage(path: folder.file)
    let other = Keyspace(1)
    try await store.fill(keyspace, [([1], [1]), ([2], [2])])
    try await store.fill(other, [([0], [9]), ([1], [9])])
    try await store.write { [keyspace] writer throws(StorageError) -> WriteOutcome<Void> in
      // Another row gets the number of the row that was read.
      _ = try writer.value(for: [2], in: keyspace)
      try writer.remove([2], in: keyspace)
      try writer.put([3], for: [3], in: keyspace)
      try writer.put([4], for: [2], in: keyspace)
      // The same key moves to another row, and another key to this one.
      _ = try writer.value(for: [1], in: other)
      try writer.put([5], for: [1], in: keyspace)
      _ = try writer.value(for: [3], in: keyspace)
      try writer.put([6], for: [2], in: keyspace)
      // The table is created again, empty.
      _ = try writer.value(for: [0], in: other)
      try writer.drop(other)
      try writer.create(other, KeyspaceDescription(label: nil))
      try writer.put([7], for: [1], in: other)
      try writer.put([8], for: [0], in: other)
      return .commit(())
    }
    let found = try [[1], [2], [3]].map { try store.value($0, keyspace) }
    #expect(found == [[5], [6], [3]])
    #expect(try [[0], [1]].map { try store.value($0, other) } == [[8], [7]])
    try store.close()
  }

  /// Requests of a group read, replace, put and remove at random.
  ///
  /// Some of them are undone: with a savepoint before some of their changes, before all, or without
  /// one.
  @Test("an undone request of a group leaves the former contents", arguments: [1, 2] as [UInt64])
  func undone(_ seed: UInt64) async throws {
    var generator = SeededGenerator(seed: seed)
    let folder = TemporaryFolder()
    let store = try SQLiteStorage(path: folder.file)
    var model = Dictionary(uniqueKeysWithValues: (0..<10 as Range<UInt8>).map { ($0, [$0]) })
    try await store.fill(keyspace, model.map { ([$0.key], $0.value) })
    for _ in 0..<30 {
      let gate = await WriteGate(store)
      let answers = Answers()
      for number in 0..<20 {
        let changes = Self.changes(&generator)
        let isKept = Bool.random(using: &generator)
        answers.submit(number, to: store) { [keyspace] writer throws(StorageError) in
          for change in changes { try change.apply(to: writer, keyspace) }
          return isKept ? .commit(number) : .rollback(number)
        }
        if isKept { for change in changes { change.apply(to: &model) } }
      }
      gate.open()
      #expect(try await answers.wait(for: 20).count == 20)
      let found = try (0..<15 as Range<UInt8>).map { try store.value([$0], keyspace) }
      #expect(found == (0..<15 as Range<UInt8>).map { model[$0] })
    }
    try store.close()
    #expect(RawDatabase(folder.file).run("PRAGMA integrity_check") == ["ok"])
  }

  private static func changes(_ generator: inout SeededGenerator) -> [Change] {
    (0..<Int.random(in: 1..<6, using: &generator)).map { _ in
      let length = [1, 300, 9_000][Int.random(in: 0..<3, using: &generator)]
      let value = [UInt8](repeating: .random(in: 0...255, using: &generator), count: length)
      return Change(
        key: .random(in: 0..<15, using: &generator),
        value: Int.random(in: 0..<8, using: &generator) == 0 ? nil : value,
        readsFirst: Int.random(in: 0..<8, using: &generator) > 0)
    }
  }

  private struct Change: Sendable {
    let key: UInt8
    let value: [UInt8]?
    let readsFirst: Bool

    func apply(to writer: any StorageWriter, _ keyspace: Keyspace) throws(StorageError) {
      if readsFirst { _ = try writer.value(for: [key], in: keyspace) }
      if let value {
        try writer.put(value, for: [key], in: keyspace)
      } else {
        try writer.remove([key], in: keyspace)
      }
    }

    func apply(to model: inout [UInt8: [UInt8]]) { model[key] = value }
  }
}

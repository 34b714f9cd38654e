import DynamockSQLiteStorage
import DynamockStorage
import DynamockTesting
import SeededRandom
import TemporaryFiles
import Testing

@Suite("A file gives back the space of what was removed")
struct ShrinkingTests {
  private let keyspace = Keyspace(3)

  private static func key(_ number: Int) -> [UInt8] { [UInt8(number >> 8), UInt8(number & 255)] }

  private static func value(_ number: Int, _ length: Int) -> [UInt8] {
    [UInt8](repeating: UInt8(truncatingIfNeeded: number), count: length)
  }

  /// Fills a store with 1,000 entries of up to 8 KB; returns them.
  private func fill(
    _ store: SQLiteStorage, _ generator: inout SeededGenerator
  ) async throws -> [[UInt8]: [UInt8]] {
    var model: [[UInt8]: [UInt8]] = [:]
    for number in 0..<1_000 {
      model[Self.key(number)] = Self.value(number, Int(generator.below(8_000)))
    }
    try await store.fill(keyspace, model.map { ($0.key, $0.value) })
    return model
  }

  /// Removes four of five entries, at random.
  private func thin(
    _ store: SQLiteStorage, _ model: inout [[UInt8]: [UInt8]], _ generator: inout SeededGenerator
  ) async throws {
    let removed = model.keys.sorted { $0.lexicographicallyPrecedes($1) }
      .filter { _ in generator.below(5) > 0 }
    for key in removed { model[key] = nil }
    try await store.write { [keyspace] writer throws(StorageError) -> WriteOutcome<Void> in
      for key in removed { try writer.remove(key, in: keyspace) }
      return .commit(())
    }
  }

  private func entries(_ reader: any StorageReader) throws(StorageError) -> [[UInt8]: [UInt8]] {
    var found: [[UInt8]: [UInt8]] = [:]
    try reader.scan(keyspace, .all, .ascending) { key, value throws(StorageError) in
      found[key] = value
      return .next
    }
    return found
  }

  private func entries(_ store: SQLiteStorage) throws(StorageError) -> [[UInt8]: [UInt8]] {
    try store.read { reader throws(StorageError) in try entries(reader) }
  }

  private func shrink(_ store: SQLiteStorage, atMost limit: Int) async throws -> StorageShrinkage {
    let result = await withCheckedContinuation { continuation in
      store.shrink(atMost: limit) { continuation.resume(returning: $0) }
    }
    return try result.get()
  }

  @Test("in steps between other writes, with a snapshot that sees its state")
  func steps() async throws {
    let folder = TemporaryFolder()
    var generator = SeededGenerator(seed: 1130)
    var store = try SQLiteStorage(path: folder.file, durability: .off)
    var model = try await fill(store, &generator)
    try store.close()
    let size = try #require(contents(of: folder.file)?.count)
    store = try SQLiteStorage(path: folder.file, durability: .off)
    #expect(try await shrink(store, atMost: 1 << 20) == StorageShrinkage())

    var snapshot: (any StorageSnapshot)? = try store.snapshot()
    let before = model
    try await thin(store, &model, &generator)
    var (returned, steps) = (0, 0)
    var isFinished = false
    while !isFinished {
      let step = try await shrink(store, atMost: 64 * 1_024)
      // A page with the parents of others may go with the last of these.
      #expect(step.bytes <= 68 * 1_024)
      (returned, steps, isFinished) = (returned + step.bytes, steps + 1, step.isFinished)
      let (key, value) = (Self.key(5_000 + steps), Self.value(steps, 100))
      try await store.fill(keyspace, [(key, value)])
      model[key] = value
      if steps % 10 == 0 { #expect(try entries(store) == model) }
    }
    #expect(steps > 10 && returned > size / 2, "\(steps) steps, \(returned) of \(size) bytes")
    if let snapshot { #expect(try entries(snapshot) == before) }
    snapshot = nil
    #expect(try entries(store) == model)
    try store.close()
    // A fifth of the entries stays, and a tenth of that for later writes.
    let left = try #require(contents(of: folder.file)?.count)
    #expect(left < size * 2 / 5, "\(left) of \(size) bytes")
    #expect(RawDatabase(folder.file).run("PRAGMA integrity_check") == ["ok"])
    store = try SQLiteStorage(path: folder.file)
    #expect(try entries(store) == model)
    try store.close()
  }

  @Test("together with other writes of a group, one of which is undone")
  func groups() async throws {
    let folder = TemporaryFolder()
    var generator = SeededGenerator(seed: 1131)
    let store = try SQLiteStorage(path: folder.file, durability: .off)
    var model = try await fill(store, &generator)
    try await thin(store, &model, &generator)
    let kept = model
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<200 {
        group.addTask {
          if number % 4 == 0 { _ = try await shrink(store, atMost: 64 * 1_024) }
          try await store.write { [keyspace] writer throws(StorageError) -> WriteOutcome<Void> in
            try writer.put(Self.value(number, 6_000), for: [99, UInt8(number)], in: keyspace)
            return number % 3 == 0 ? .rollback(()) : .commit(())
          }
        }
      }
      try await group.waitForAll()
    }
    for number in 0..<200 where number % 3 > 0 {
      model[[99, UInt8(number)]] = Self.value(number, 6_000)
    }
    #expect(model.count == kept.count + 133)
    #expect(try entries(store) == model)
    try store.close()
    #expect(RawDatabase(folder.file).run("PRAGMA integrity_check") == ["ok"])
  }

  @Test("a file made without the tables for it stays as long as it is, and works")
  func older() async throws {
    let folder = TemporaryFolder()
    var generator = SeededGenerator(seed: 1132)
    var store = try SQLiteStorage(path: folder.file, durability: .off)
    var model = try await fill(store, &generator)
    try await thin(store, &model, &generator)
    try store.close()
    let raw = RawDatabase(folder.file, setsChecksums: true)
    raw.run("PRAGMA journal_mode = DELETE; PRAGMA auto_vacuum = NONE; VACUUM")
    #expect(raw.run("PRAGMA auto_vacuum") == ["0"])
    store = try SQLiteStorage(path: folder.file, durability: .off)
    try await thin(store, &model, &generator)
    #expect(try await shrink(store, atMost: 1 << 20) == StorageShrinkage())
    #expect(try entries(store) == model)
    try store.close()
  }
}

import DynamockStorage
import DynamockTesting
import SeededRandom
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

@Suite("Committed writes are in the log, even with deferred writes")
struct BufferedLogTests {
  private let keyspace = Keyspace(0)
  private static let query =
    "SELECT hex(key) || hex(substr(value, 1, 2)) FROM _keyspace_0"
    + " ORDER BY key"

  /// With memory for five pages, SQLite writes pages to the log long before the commit, reads them
  /// back, overwrites them, and recomputes the checksums of the frames after them.
  @Test(
    "transactions larger than SQLite's memory are visible to other programs and survive a crash",
    arguments: [1, 2, 3] as [UInt64])
  func largeTransactions(_ seed: UInt64) async throws {
    var generator = SeededGenerator(seed: seed)
    let folder = TemporaryFolder()
    let store = try SQLiteStorage(
      path: folder.file, durability: .normal, writerSettings: "PRAGMA cache_size = 5")
    try await store.fill(keyspace, [])
    // An open snapshot keeps the log from restarting.
    let snapshot = try store.snapshot()
    var model: [UInt8: UInt8] = [:]
    for round in 0..<10 {
      let puts = (0..<Int.random(in: 1..<200, using: &generator)).map { _ in
        (UInt8.random(in: 0..<150, using: &generator), UInt8.random(in: 0..<250, using: &generator))
      }
      let isKept = Int.random(in: 0..<4, using: &generator) > 0
      try await store.write { [keyspace] writer throws(StorageError) -> WriteOutcome<Void> in
        for (key, value) in puts {
          _ = try writer.value(for: [key], in: keyspace)
          try writer.put(Self.value(value), for: [key], in: keyspace)
        }
        return isKept ? .commit(()) : .rollback(())
      }
      if isKept { for (key, value) in puts { model[key] = value } }
      #expect(RawDatabase(folder.file).run(Self.query) == rows(model), "round \(round)")
      #expect(afterCrash(folder) == ["ok"] + rows(model), "round \(round)")
    }
    try store.close()
    withExtendedLifetime(snapshot) {}
  }

  /// Returns the result of reading the files as they are now, without the deferred writes.
  private func afterCrash(_ folder: TemporaryFolder) -> [String] {
    let copy = copied(folder)
    return RawDatabase(copy.file).run("PRAGMA integrity_check;" + Self.query)
  }

  /// Another program recovers the log of a store that was killed and copies it into the file: both
  /// the frames' and the pages' checksums have to be correct.
  @Test(
    "a file whose log another program has copied into it opens with all contents",
    arguments: [11, 12, 13] as [UInt64], [5, 2_000])
  func copiedByAnother(_ seed: UInt64, _ cache: Int) async throws {
    var generator = SeededGenerator(seed: seed)
    let folder = TemporaryFolder()
    let store = try SQLiteStorage(
      path: folder.file, durability: .normal, writerSettings: "PRAGMA cache_size = \(cache)")
    try await store.fill(keyspace, [])
    var model: [UInt8: UInt8] = [:]
    for _ in 0..<12 {
      let puts = (0..<Int.random(in: 1..<120, using: &generator)).map { _ in
        (UInt8.random(in: 0..<150, using: &generator), UInt8.random(in: 0..<250, using: &generator))
      }
      let isKept = Int.random(in: 0..<3, using: &generator) > 0
      try await store.write { [keyspace] writer throws(StorageError) -> WriteOutcome<Void> in
        for (key, value) in puts { try writer.put(Self.value(value), for: [key], in: keyspace) }
        return isKept ? .commit(()) : .rollback(())
      }
      if isKept { for (key, value) in puts { model[key] = value } }
      let copy = copied(folder)
      #expect(LogDamage(ofLogNextTo: copy.file) == nil)
      // The first use recovers the log, and closing copies it into the file.
      #expect(RawDatabase(copy.file).run(Self.query) == rows(model))
      #expect(copy.names == ["store.db"])
      let again = try SQLiteStorage(path: copy.file)
      for (key, value) in model { #expect(try again.value([key], keyspace) == Self.value(value)) }
      try again.close()
      #expect(try SQLiteFileCheck(path: copy.file).structuralDefects() == [])
    }
    try store.close()
  }

  private func copied(_ folder: TemporaryFolder) -> TemporaryFolder {
    let copy = TemporaryFolder()
    for end in ["", "-wal"] { write(contents(of: folder.file + end) ?? [], to: copy.file + end) }
    return copy
  }

  private static func value(_ first: UInt8) -> [UInt8] {
    [first, first] + [UInt8](repeating: 1, count: 1_200 + Int(first) * 10)
  }

  private func rows(_ model: [UInt8: UInt8]) -> [String] {
    model.sorted { $0.key < $1.key }.map { hex($0.key) + hex($0.value) + hex($0.value) }
  }

  private func hex(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    return digits.count == 1 ? "0" + digits : digits
  }

  private func write(_ bytes: [UInt8], to path: String) {
    guard let file = fopen(path, "w") else { return }
    fwrite(bytes, 1, bytes.count, file)
    fclose(file)
  }
}

import DynamockSQLiteStorage
import DynamockStorage
import TemporaryFiles
import Testing

@Suite("Forking a file takes O(1) time, even under load")
struct ForkTests {
  private let keyspace = Keyspace(0)

  @Test("a fork under write load holds exactly the value at the fork, and keeps it")
  func underLoad() async throws {
    let folder = TemporaryFolder()
    let store = try SQLiteStorage(path: folder.file)
    try await store.fill(keyspace, [])
    // Each write sets every key to its number.
    for number in 0..<400 {
      store.write { [keyspace] writer throws(StorageError) -> WriteOutcome<Void> in
        let value = [UInt8(number >> 8), UInt8(number & 255)]
        for key in 0..<UInt8(30) { try writer.put(value, for: [key], in: keyspace) }
        return .commit(())
      } completion: { _ in
      }
    }
    var forks: [(any ForkableStorageBackend, [[UInt8]])] = []
    for _ in 0..<60 {
      let fork = try store.fork()
      let values = try values(fork)
      #expect(Set(values).count <= 1)
      #expect(values.isEmpty || values.count == 30)
      forks.append((fork, values))
      try await Task.sleep(for: .microseconds(200))
    }
    try await store.fill(keyspace, [([0], [7])])
    try store.close()
    for (fork, before) in forks {
      #expect(try values(fork) == before)
      try await fork.fill(keyspace, [([99], [99])])
      #expect(try values(fork) == before + [[99]])
      try fork.close()
    }
    forks = []
    #expect(folder.names == ["store.db"])
    let again = try SQLiteStorage(path: folder.file)
    #expect(try again.value([0], keyspace) == [7])
    #expect(try again.value([99], keyspace) == nil)
    try again.close()
  }

  @Test("scans merge differences and base in order, in both directions, from any bound")
  func mergedScan() async throws {
    let folder = TemporaryFolder()
    let store = try SQLiteStorage(path: folder.file)
    // There are more keys than a cursor fetches at once; every third is changed, every fifth
    // removed.
    let keys = (0..<1_500).map { [UInt8($0 >> 8), UInt8($0 & 255)] }
    try await store.fill(keyspace, keys.map { ($0, [1]) })
    let fork = try store.fork()
    try await fork.write { [keyspace] writer throws(StorageError) -> WriteOutcome<Void> in
      for (number, key) in keys.enumerated() {
        if number % 5 == 0 {
          try writer.remove(key, in: keyspace)
        } else if number % 3 == 0 {
          try writer.put([2], for: key, in: keyspace)
        } else if number % 7 == 0 {
          try writer.put([3], for: key + [0], in: keyspace)
        }
      }
      return .commit(())
    }
    var expected: [[UInt8]] = []
    for (number, key) in keys.enumerated() where number % 5 != 0 {
      expected.append(key + (number % 3 == 0 ? [2] : [1]))
      if number % 3 != 0, number % 7 == 0 { expected.append(key + [0, 3]) }
    }
    for (lower, upper) in [(0, 1_500), (1, 1_499), (700, 701), (15, 600), (1_400, 1_500)] {
      let range = KeyRange(lower: keys[lower], upper: upper < 1_500 ? keys[upper] : nil)
      let inside = expected.filter {
        !$0.lexicographicallyPrecedes(keys[lower])
          && (range.upper.map($0.lexicographicallyPrecedes) ?? true)
      }
      #expect(try entries(fork, range, .ascending) == inside)
      #expect(try entries(fork, range, .descending) == inside.reversed())
    }
    #expect(try entries(store, .all, .ascending) == keys.map { $0 + [1] })
    try fork.close()
    try store.close()
  }

  private func values(_ store: any StorageBackend) throws(StorageError) -> [[UInt8]] {
    try store.read { [keyspace] reader throws(StorageError) in
      var values: [[UInt8]] = []
      try reader.scan(keyspace, .all, .ascending) { _, value in
        values.append(value)
        return .next
      }
      return values
    }
  }

  private func entries(
    _ store: any StorageBackend, _ range: KeyRange, _ direction: ScanDirection
  ) throws(StorageError) -> [[UInt8]] {
    try store.read { [keyspace] reader throws(StorageError) in
      var entries: [[UInt8]] = []
      try reader.scan(keyspace, range, direction) { key, value in
        entries.append(key + value)
        return .next
      }
      return entries
    }
  }
}

import DynamockLayers
import DynamockMemoryStorage
import DynamockSQLiteStorage
import DynamockStorage
import DynamockTesting
import TemporaryFiles
import Testing

@Suite("Reads through many layers")
struct DeepReadTests {
  private let keyspace = Keyspace(20)
  private static let depth = 30
  private static let keys = 40

  /// The key of a number that one layer has, or of a negative number, which only the root has.
  private static func key(_ layer: Int, _ number: Int) -> [UInt8] {
    [UInt8(truncatingIfNeeded: layer), UInt8(number), 1, 2, 3, 4, 5, 6, 7, 8]
  }

  /// Returns the last of a line of forks, each of which has keys of its own.
  private func deepFork(of family: LayerFamily) async throws -> any LayeredStorageBackend {
    try await family.first.commit(
      [.create(keyspace)] + (0..<Self.keys).map { .put([0], Self.key(-1, $0), keyspace) })
    var fork: any LayeredStorageBackend = family.first
    for layer in 0..<Self.depth {
      fork = try await fork.lastingFork(info: [UInt8(layer)])
      try await fork.commit(
        (0..<Self.keys).map { .put([UInt8(layer)], Self.key(layer, $0), keyspace) })
    }
    return fork
  }

  /// Returns the number of values of the base that a read of a key takes on average.
  private func cost(
    of store: any StorageBackend, over base: FaultyStorage, _ layer: Int, expected: [UInt8]?
  ) throws -> Double {
    let before = base.count(of: .value)
    for number in 0..<Self.keys {
      let found = try store.read { reader throws(StorageError) in
        try reader.value(for: Self.key(layer, number), in: keyspace)
      }
      #expect(found == expected)
    }
    return Double(base.count(of: .value) - before) / Double(Self.keys)
  }

  /// Compares the reads of a deep fork with the number of values that they should take: the fork's
  /// record, and the layer with the key or the root.
  private func expectCheapReads(
    of fork: any StorageBackend, over base: FaultyStorage, _ moment: Comment
  ) throws {
    for layer in [-1, 0, Self.depth / 2, Self.depth - 1] {
      let value = layer < 0 ? 0 : UInt8(layer)
      #expect(try cost(of: fork, over: base, layer, expected: [value]) < 2.5, moment)
    }
    #expect(try cost(of: fork, over: base, -2, expected: nil) < 2.5, moment)
  }

  @Test("a read looks into few layers, however many there are")
  func newLayers() async throws {
    let base = FaultyStorage(MemoryStorage())
    let fork = try await deepFork(of: LayerFamily(over: base))
    try expectCheapReads(of: fork, over: base, "as created")
    try await fork.commit((0..<Self.keys).map { .remove(Self.key(3, $0), keyspace) })
    #expect(try cost(of: fork, over: base, 3, expected: nil) < 2.5)
  }

  @Test("a read of an opened file looks into few layers after upkeep", arguments: [1, 7, 1_000])
  func oldLayers(_ limit: Int) async throws {
    let base = FaultyStorage(MemoryStorage())
    _ = try await deepFork(of: LayerFamily(over: base))
    let family = try LayerFamily(over: base)
    let fork = try #require(try family.members().last).store
    #expect(try cost(of: fork, over: base, -1, expected: [0]) > Double(Self.depth))
    // Writes between the steps, also to layers whose keys are being read.
    var number = 0
    while try await !fork.upkeep(atMost: limit) {
      number += 1
      guard number <= 200 else { continue }
      try await fork.commit([.put([9], Self.key(100, number), keyspace)])
    }
    for written in 1...min(number, 200) {
      let found = try fork.read { reader throws(StorageError) in
        try reader.value(for: Self.key(100, written), in: keyspace)
      }
      #expect(found == [9])
    }
    try expectCheapReads(of: fork, over: base, "after upkeep")
    #expect(try await fork.upkeep(atMost: limit))
  }

  @Test("upkeep that fails while it reads keys leaves every member as it was")
  func faults() async throws {
    for call in [FaultyStorage.Call.scan, .value, .put, .commit] {
      for position in 1... {
        let base = FaultyStorage(MemoryStorage())
        _ = try await deepFork(of: LayerFamily(over: base))
        let family = try LayerFamily(over: base)
        let fork = try #require(try family.members().last).store
        let failures = base.failures
        base.fail(call, at: position, with: .full)
        while (try? await fork.upkeep(atMost: 500)) == false {}
        base.heal()
        while try await !fork.upkeep(atMost: 500) {}
        for layer in [-1, 0, Self.depth - 1] {
          let value = layer < 0 ? 0 : UInt8(layer)
          _ = try cost(of: fork, over: base, layer, expected: [value])
        }
        if base.failures == failures { break }
      }
    }
  }

  @Test("a fork in a file reads its own writes, and those before a write of another fork")
  func states() async throws {
    let folder = TemporaryFolder()
    let family = try LayerFamily(over: SQLiteStorage(path: folder.file))
    try await family.first.commit([.create(keyspace), .put([0], [1], keyspace)])
    let forks = [
      try await family.first.lastingFork(), try await family.first.lastingFork(),
    ]
    for number in 0..<UInt8(100) {
      let (writer, other) = (forks[Int(number) % 2], forks[1 - Int(number) % 2])
      if number % 10 == 9 { try await writer.replace(by: other) }
      let kept = try other.read { reader throws(StorageError) in
        try reader.value(for: [1], in: keyspace)
      }
      try await writer.commit([.put([number], [1], keyspace)])
      for (store, expected) in [(writer, [number]), (other, kept)] {
        let found = try store.read { reader throws(StorageError) in
          try reader.value(for: [1], in: keyspace)
        }
        #expect(found == expected, "\(number)")
      }
    }
    try family.first.close()
  }
}

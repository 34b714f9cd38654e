import DynamockLayers
import DynamockMemoryStorage
import DynamockSQLiteStorage
import DynamockStorage
import DynamockTesting
import TemporaryFiles
import Testing

/// A layered store keeps the promises of every store, whatever its chain is.
struct LayerContractTests {
  /// The position of the store in its family.
  enum Position: CaseIterable {
    case neverForked
    case aboveAForkedRoot
    case lastingFork
    case deepFork
  }

  @Test("keeps the storage contract over a store in memory", arguments: Position.allCases)
  func memory(_ position: Position) async {
    let violations = await checkStorageBackend {
      try await Self.store(at: position, over: MemoryStorage())
    }
    #expect(violations == [])
  }

  @Test("keeps the storage contract over a file", arguments: Position.allCases)
  func file(_ position: Position) async throws {
    let folder = TemporaryFolder()
    let violations = await checkStorageBackend(seeds: [1, 2], steps: 600) {
      try await Self.store(at: position, over: SQLiteStorage(path: folder.fresh()))
    }
    #expect(violations == [])
  }

  private static func store(
    at position: Position, over base: any ForkableStorageBackend
  ) async throws -> any StorageBackend {
    let first = try LayerFamily(over: base).first
    switch position {
    case .neverForked: return first
    case .aboveAForkedRoot:
      _ = try await first.lastingFork()
      return first
    case .lastingFork: return try await first.lastingFork()
    case .deepFork:
      let noise = Keyspace(13)
      var fork: any LayeredStorageBackend = first
      for depth in 0..<UInt8(5) {
        try await fork.commit([.create(noise), .put([depth], [depth], noise)])
        fork = try await fork.lastingFork()
      }
      return fork
    }
  }
}

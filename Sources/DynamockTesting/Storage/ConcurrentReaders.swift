import DynamockStorage
import Synchronization

/// A check with concurrent writers and readers.
///
/// Each write sets all keys of two keyspaces to the number of its generation; readers look for a
/// state that mixes two generations, or that is older than one they have seen.
final class ConcurrentReaders: Sendable {
  private static let keyspaces = [Keyspace(0), Keyspace(1)]
  private static let keys = 48
  /// The generation of writes that are undone, which no reader may see.
  private static let undone = 60_000

  private let store: any StorageBackend
  private let isWriting = Atomic(true)

  init(of store: any StorageBackend) { self.store = store }

  func run(generations: Int = 300, readers: Int = 4) async throws {
    try await store.commit(Self.keyspaces.map { .create($0) } + Self.changes(0))
    try await withThrowingTaskGroup(of: Void.self) { group in
      for reader in 0..<readers {
        group.addTask { try await self.read(throughSnapshots: reader.isMultiple(of: 2)) }
      }
      defer { isWriting.store(false, ordering: .relaxed) }
      for generation in 1...generations { try await write(generation) }
      try await store.settle()
      isWriting.store(false, ordering: .relaxed)
      try await group.waitForAll()
    }
  }

  private func write(_ generation: Int) async throws {
    let isUndone = generation.isMultiple(of: 3)
    let changes = Self.changes(isUndone ? Self.undone : generation)
    let ticket = store.submit { writer throws(StorageError) -> WriteOutcome<Void> in
      for change in changes { try writer.apply(change) }
      return isUndone ? .rollback(()) : .commit(())
    }
    // Some writers wait and some do not, so that a store that groups writes has groups of all
    // sizes.
    if generation.isMultiple(of: 7) { try await ticket.value() }
  }

  private func read(throughSnapshots: Bool) async throws {
    var latest = 0
    var held: (snapshot: any StorageSnapshot, generation: Int)?
    repeat {
      let seen =
        throughSnapshots
        ? try Self.generation(of: try store.snapshot()) : try store.read(Self.generation)
      try demand(seen >= latest, "a reader saw generation \(seen) after \(latest)")
      latest = seen
      if let held {
        let now = try Self.generation(of: held.snapshot)
        try demand("the generation of a held snapshot", is: now, expected: held.generation)
      }
      let snapshot = try store.snapshot()
      held = (snapshot, try Self.generation(of: snapshot))
      await Task.yield()
    } while isWriting.load(ordering: .relaxed)
  }

  private static func changes(_ generation: Int) -> [StorageChange] {
    let value = [UInt8(generation >> 8), UInt8(generation & 255)]
    return keyspaces.flatMap { keyspace in
      (0..<keys).map { .put(value, [UInt8($0 * 97 % keys)], keyspace) }
    }
  }

  /// Returns the generation of a state, in which all entries should have the same one.
  private static func generation(of reader: any StorageReader) throws(StorageError) -> Int {
    var found: Set<[UInt8]> = []
    for keyspace in keyspaces {
      let entries = try reader.entries(keyspace)
      guard entries.count == keys else {
        throw StorageError(.failed, "a reader saw \(entries.count) of \(keys) entries")
      }
      found.formUnion(entries.map(\.value))
    }
    guard found.count == 1, let value = found.first else {
      throw StorageError(.failed, "a reader saw half of a write: values \(found)")
    }
    return Int(value[0]) << 8 | Int(value[1])
  }
}

import DynamockMemoryStorage
import DynamockStorage
import DynamockTesting
import SeededRandom
import Testing

@Suite("Forks of forks")
struct ForkTreeTests {
  /// A store in a random tree of forks, and its expected contents.
  private struct Branch {
    let store: any ForkableStorageBackend
    var model: ModelStore
  }

  @Test("a write is visible only in its own fork and later forks of it", arguments: 1...12)
  func randomForks(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let keyspaces = [Keyspace(0), Keyspace(1)]
    var branches = [Branch(store: MemoryStorage(), model: ModelStore())]
    let creation = keyspaces.map { StorageChange.create($0) }
    let filling = (0..<400).map { number in
      StorageChange.put([0], [UInt8(number % 256), UInt8(number / 256)], keyspaces[number % 2])
    }
    write(creation + filling, to: &branches[0])
    for _ in 0..<600 {
      let chosen = Int.random(in: 0..<branches.count, using: &generator)
      if branches.count < 40, Int.random(in: 0..<10, using: &generator) == 0 {
        let fork = try branches[chosen].store.fork()
        branches.append(Branch(store: fork, model: branches[chosen].model))
      } else if branches.count > 2, Int.random(in: 0..<25, using: &generator) == 0 {
        // Releasing some branches leaves nodes with a single owner, which are then changed in
        // place.
        branches.remove(at: chosen)
      } else {
        let changes = (0..<Int.random(in: 1...80, using: &generator)).map { _ in
          change(in: keyspaces, &generator)
        }
        write(changes, to: &branches[chosen])
      }
    }
    for branch in branches {
      for keyspace in keyspaces {
        var found: [[UInt8]] = []
        try branch.store.read { reader throws(StorageError) in
          try reader.scan(keyspace, .all, .ascending) { key, value throws(StorageError) in
            found += [key, value]
            return .next
          }
        }
        let expected = branch.model.keys(in: keyspace).flatMap { key in
          [key, branch.model.value(for: key, in: keyspace) ?? []]
        }
        #expect(found == expected)
      }
    }
  }

  private func change(
    in keyspaces: [Keyspace], _ generator: inout SeededGenerator
  ) -> StorageChange {
    let key = [
      UInt8.random(in: 0...255, using: &generator), UInt8.random(in: 0...1, using: &generator),
    ]
    let keyspace = keyspaces[Int.random(in: 0...1, using: &generator)]
    if Bool.random(using: &generator) { return .remove(key, keyspace) }
    return .put([UInt8.random(in: 0...255, using: &generator)], key, keyspace)
  }

  private func write(_ changes: [StorageChange], to branch: inout Branch) {
    for change in changes { branch.model.apply(change) }
    branch.store.write({ writer throws(StorageError) -> WriteOutcome<Void> in
      for change in changes { try writer.apply(change) }
      return .commit(())
    }) { result in
      if case .failure(let error) = result { Issue.record(error) }
    }
  }
}

import DynamockStorage
import DynamockTesting
import SeededRandom
import Synchronization
import Testing

@testable import DynamockMemoryStorage

@Suite("Comparing forks of one base")
struct OverlayComparisonTests {
  private static let keyspace = Keyspace(3)
  private static let keys: Range<UInt8> = 0..<200

  @Test("reads only changes, never the whole base")
  func cost() throws {
    let base = CountingBase()
    let parent = try OverlayStorage(over: base)
    try Self.write([.put([7], [1], Self.keyspace), .remove([2], Self.keyspace)], to: parent)
    let fork = try parent.fork()
    try Self.write(
      [
        .put([8], [3], Self.keyspace), .remove([4], Self.keyspace),
        .put([9], [250], Self.keyspace), .put([0], [1], Self.keyspace),
        // Writing the same value as in the base is not a difference.
        .put([0], [5], Self.keyspace),
      ], to: fork)
    base.forget()
    let found = try Self.differences(of: fork, from: parent)
    #expect(
      found == [
        StorageDifference(key: [1], before: [7], after: [0]),
        StorageDifference(key: [3], before: [0], after: [8]),
        StorageDifference(key: [4], before: [0], after: nil),
        StorageDifference(key: [250], before: nil, after: [9]),
      ])
    // There is one look-up for each key that was written since the fork, and no scan.
    #expect(base.reads == 5)
    #expect(base.scans == 0)
  }

  @Test("does not compare forks of other bases, or a keyspace that only one has recreated")
  func strangers() throws {
    let base = CountingBase()
    let fork = try OverlayStorage(over: base)
    #expect(try Self.differences(of: fork, from: OverlayStorage(over: CountingBase())) == nil)
    #expect(try Self.differences(of: fork, from: MemoryStorage()) == nil)
    let remade = try fork.fork()
    try Self.write([.drop(Self.keyspace), .create(Self.keyspace)], to: remade)
    #expect(try Self.differences(of: remade, from: fork) == nil)
    // Both sides recreated the keyspace, so neither has the base's contents.
    let second = try remade.fork()
    try Self.write([.put([1], [1], Self.keyspace)], to: second)
    #expect(
      try Self.differences(of: second, from: remade) == [
        StorageDifference(key: [1], before: nil, after: [1])
      ])
  }

  @Test("agrees with a comparison entry by entry", arguments: 1...20)
  func random(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let parent = try OverlayStorage(over: CountingBase())
    try Self.write(Self.changes(&generator), to: parent)
    let (left, right) = (try parent.fork(), try parent.fork())
    try Self.write(Self.changes(&generator), to: left)
    try Self.write(Self.changes(&generator), to: right)
    let (before, after) = (try Self.map(left), try Self.map(right))
    let expected = Set(before.keys).union(after.keys)
      .filter { before[$0] != after[$0] }
      .sorted { $0.lexicographicallyPrecedes($1) }
      .map { StorageDifference(key: $0, before: before[$0], after: after[$0]) }
    #expect(try Self.differences(of: right, from: left) == expected)
  }

  private static func changes(_ generator: inout SeededGenerator) -> [StorageChange] {
    (0..<Int.random(in: 0...60, using: &generator)).map { _ in
      let key = [UInt8.random(in: 0...255, using: &generator)]
      if Bool.random(using: &generator) { return .remove(key, keyspace) }
      return .put([.random(in: 0...1, using: &generator)], key, keyspace)
    }
  }

  private static func map(_ store: any StorageBackend) throws -> [[UInt8]: [UInt8]] {
    try store.read { reader throws(StorageError) in
      var map: [[UInt8]: [UInt8]] = [:]
      try reader.scan(keyspace, .all, .ascending) { key, value in
        map[key] = value
        return .next
      }
      return map
    }
  }

  private static func differences(
    of store: any StorageBackend, from base: any StorageBackend
  ) throws -> [StorageDifference]? {
    try base.read { before throws(StorageError) in
      try store.read { after throws(StorageError) in
        var found: [StorageDifference] = []
        let step = try (after as? any SharingReader)?.differences(in: keyspace, from: before) {
          found.append($0)
          return .next
        }
        return step == nil ? nil : found
      }
    }
  }

  private static func write(_ changes: [StorageChange], to store: any StorageBackend) throws {
    store.write({ writer throws(StorageError) -> WriteOutcome<Void> in
      for change in changes { try writer.apply(change) }
      return .commit(())
    }) { result in
      if case .failure(let error) = result { Issue.record(error) }
    }
  }

  /// A base of one keyspace with a zero under each key, which counts its reads.
  private final class CountingBase: StorageSnapshot {
    private let counts = Mutex((reads: 0, scans: 0))

    var reads: Int { counts.withLock { $0.reads } }
    var scans: Int { counts.withLock { $0.scans } }

    func forget() { counts.withLock { $0 = (0, 0) } }

    func keyspaces() -> [Keyspace] { [OverlayComparisonTests.keyspace] }

    private func contains(_ keyspace: Keyspace) -> Bool { keyspaces().contains(keyspace) }

    func value(for key: [UInt8], in keyspace: Keyspace) -> [UInt8]? {
      counts.withLock { $0.reads += 1 }
      guard contains(keyspace), key.count == 1, keys.contains(key[0]) else { return nil }
      return [0]
    }

    func scan(
      _ keyspace: Keyspace, _ range: KeyRange, _ direction: ScanDirection,
      _ visit: (_ key: [UInt8], _ value: [UInt8]) throws(StorageError) -> ScanStep
    ) throws(StorageError) {
      counts.withLock { $0.scans += 1 }
      guard contains(keyspace) else { return }
      let all = keys.map { [$0] }.filter { key in
        let isAbove =
          range.lower.map {
            range.excludesLower
              ? $0.lexicographicallyPrecedes(key) : !key.lexicographicallyPrecedes($0)
          } ?? true
        return isAbove && range.upper.map { key.lexicographicallyPrecedes($0) } ?? true
      }
      for key in direction == .ascending ? all : all.reversed() {
        if try visit(key, [0]) == .stop { return }
      }
    }
  }
}

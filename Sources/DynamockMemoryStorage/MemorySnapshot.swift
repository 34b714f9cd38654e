import DynamockStorage

/// A state of a store in memory, held by reference.
final class MemorySnapshot: StorageSnapshot {
  let forest: Forest

  init(_ forest: Forest) { self.forest = forest }

  func value(for key: [UInt8], in keyspace: Keyspace) -> [UInt8]? {
    forest.value(for: key, in: keyspace)
  }

  func scan(
    _ keyspace: Keyspace, _ range: KeyRange, _ direction: ScanDirection,
    _ visit: (_ key: [UInt8], _ value: [UInt8]) throws(StorageError) -> ScanStep
  ) throws(StorageError) {
    try forest.scan(keyspace, range, direction, visit)
  }

  func keyspaces() -> [Keyspace] { forest.keyspaces() }
}

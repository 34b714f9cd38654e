import DynamockStorage

extension Forest: SharingReader {
  func differences(
    in keyspace: Keyspace, from base: any StorageReader,
    _ visit: (StorageDifference) throws(StorageError) -> ScanStep
  ) throws(StorageError) -> ScanStep? {
    guard let base = base as? Forest ?? (base as? MemorySnapshot)?.forest else { return nil }
    var comparison = TreeComparison(
      base.tree(of: keyspace) ?? Tree(), tree(of: keyspace) ?? Tree())
    return try comparison.run(visit)
  }
}

extension MemorySnapshot: SharingReader {
  func differences(
    in keyspace: Keyspace, from base: any StorageReader,
    _ visit: (StorageDifference) throws(StorageError) -> ScanStep
  ) throws(StorageError) -> ScanStep? {
    try forest.differences(in: keyspace, from: base, visit)
  }
}

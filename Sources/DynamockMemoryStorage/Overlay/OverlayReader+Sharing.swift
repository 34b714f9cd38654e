import DynamockStorage

extension OverlayReader: SharingReader {
  func differences(
    in keyspace: Keyspace, from other: any StorageReader,
    _ visit: (StorageDifference) throws(StorageError) -> ScanStep
  ) throws(StorageError) -> ScanStep? {
    guard let other = other as? OverlayReader ?? (other as? OverlaySnapshot)?.reader,
      other.base === base, let own = differences as? any SharingReader
    else { return nil }
    let showsBase = try showsBase(in: keyspace)
    // If one has the base's entries and the other a new keyspace, the base is compared as well.
    guard try other.showsBase(in: keyspace) == showsBase else { return nil }
    let place = Self.differences(of: keyspace)
    return try own.differences(in: place, from: other.differences) {
      found throws(StorageError) -> ScanStep in
      let below = showsBase ? try base.value(for: found.key, in: keyspace) : nil
      let before = found.before.map(Self.decoded) ?? below
      let after = found.after.map(Self.decoded) ?? below
      guard before != after else { return .next }
      return try visit(StorageDifference(key: found.key, before: before, after: after))
    }
  }

  /// Returns whether the base's entries are visible unless a difference hides them.
  private func showsBase(in keyspace: Keyspace) throws(StorageError) -> Bool {
    switch try condition(of: keyspace) {
    case nil, .differs: true
    case .isNew, .isDropped: false
    }
  }
}

extension OverlaySnapshot: SharingReader {
  func differences(
    in keyspace: Keyspace, from base: any StorageReader,
    _ visit: (StorageDifference) throws(StorageError) -> ScanStep
  ) throws(StorageError) -> ScanStep? {
    try reader.differences(in: keyspace, from: base, visit)
  }
}

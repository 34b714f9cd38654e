import DynamockStorage

extension LayerReader: SharingReader {
  func differences(
    in keyspace: Keyspace, from other: any StorageReader,
    _ visit: (StorageDifference) throws(StorageError) -> ScanStep
  ) throws(StorageError) -> ScanStep? {
    guard let other = other as? LayerReader ?? (other as? LayerSnapshot)?.reader,
      other.family === family, other.chain.hasRoot == chain.hasRoot,
      // Upkeep moves entries between layers; only states of one epoch have the same ones.
      try other.base.value(for: LayerKeys.epoch, in: LayerKeys.directory)
        == base.value(for: LayerKeys.epoch, in: LayerKeys.directory),
      let own = layers(above: other, in: keyspace),
      let its = other.layers(above: self, in: keyspace)
    else { return nil }
    var merge = MergedScan(
      base, keyspace, Chain.Path(layers: own), .all, .ascending)
    var otherMerge = MergedScan(
      other.base, keyspace, Chain.Path(layers: its), .all, .ascending)
    var left = try merge.next()?.key
    var right = try otherMerge.next()?.key
    while let key = [left, right].compactMap({ $0 }).min(by: { $0.lexicographicallyPrecedes($1) }) {
      if left == key { left = try merge.next()?.key }
      if right == key { right = try otherMerge.next()?.key }
      let before = try other.value(for: key, in: keyspace)
      let after = try value(for: key, in: keyspace)
      guard before != after else { continue }
      if try visit(StorageDifference(key: key, before: before, after: after)) == .stop {
        return .stop
      }
    }
    return .next
  }

  /// Returns the layers with entries of a keyspace that another reader does not have, or `nil` if
  /// one of them hides the entries below it.
  private func layers(above other: LayerReader, in keyspace: Keyspace) -> [Chain.Source]? {
    let shared = Set(other.chain.layers.map(\.id))
    var found: [Chain.Source] = []
    for layer in chain.layers where !shared.contains(layer.id) {
      switch layer.spaces[keyspace] {
      case nil: continue
      case .differs?: found.append(Chain.Source(layer))
      case .isNew?, .isDropped?: return nil
      }
    }
    return found
  }
}

extension LayerSnapshot: SharingReader {
  func differences(
    in keyspace: Keyspace, from base: any StorageReader,
    _ visit: (StorageDifference) throws(StorageError) -> ScanStep
  ) throws(StorageError) -> ScanStep? {
    try reader.differences(in: keyspace, from: base, visit)
  }
}

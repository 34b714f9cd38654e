import DynamockStorage

/// A reader of a member's contents: the first value from the top of its layers.
struct LayerReader: StorageReader {
  let base: any StorageReader
  let chain: Chain
  /// The family, which identifies readers that share layers.
  let family: FamilyState

  func value(for key: [UInt8], in keyspace: Keyspace) throws(StorageError) -> [UInt8]? {
    guard let path = chain.path(of: keyspace) else {
      return chain.hasRoot ? try base.value(for: key, in: keyspace) : nil
    }
    if let stored = try base.entry(for: key, in: keyspace, of: path.layers[...]) {
      return LayerValue.decoded(stored)
    }
    return path.endsAtRoot ? try base.value(for: key, in: keyspace) : nil
  }

  func scan(
    _ keyspace: Keyspace, _ range: KeyRange, _ direction: ScanDirection,
    _ visit: (_ key: [UInt8], _ value: [UInt8]) throws(StorageError) -> ScanStep
  ) throws(StorageError) {
    guard let path = chain.path(of: keyspace) else {
      if chain.hasRoot { try base.scan(keyspace, range, direction, visit) }
      return
    }
    if path.layers.isEmpty {
      if path.endsAtRoot { try base.scan(keyspace, range, direction, visit) }
      return
    }
    var merge = MergedScan(base, keyspace, path, range, direction)
    while let entry = try merge.next() {
      guard let value = entry.value else { continue }
      if try visit(entry.key, value) == .stop { return }
    }
  }

  func keyspaces() throws(StorageError) -> [Keyspace] {
    var found = Set(chain.hasRoot ? try base.keyspaces() : [])
    found.remove(LayerKeys.directory)
    found.remove(LayerKeys.entries)
    for keyspace in chain.changedKeyspaces {
      switch chain.path(of: keyspace)?.exists {
      case true?: found.insert(keyspace)
      case false?: found.remove(keyspace)
      case nil: break
      }
    }
    return found.sorted()
  }

  /// Returns whether a keyspace exists.
  func contains(_ keyspace: Keyspace) throws(StorageError) -> Bool {
    if let exists = chain.path(of: keyspace)?.exists { return exists }
    return chain.hasRoot ? try base.keyspaces().contains(keyspace) : false
  }
}

extension StorageReader {
  /// Returns the stored entry of a key in the first of some layers that has one, or `nil`.
  func entry(
    for key: [UInt8], in keyspace: Keyspace, of layers: ArraySlice<Chain.Source>
  ) throws(StorageError) -> [UInt8]? {
    let hash = KeyHash(key, in: keyspace)
    for layer in layers where layer.mayContain(hash) {
      let place = LayerKeys.entry(layer.id, keyspace, key)
      if let found = try value(for: place, in: LayerKeys.entries) { return found }
    }
    return nil
  }
}

/// A state of a member: a state of the base, and the chain that belongs to it.
final class LayerSnapshot: StorageSnapshot, ForwardingReader {
  private let base: any StorageSnapshot
  private let chain: Chain
  private let family: FamilyState

  init(_ base: any StorageSnapshot, _ chain: Chain, _ family: FamilyState) {
    self.base = base
    self.chain = chain
    self.family = family
  }

  var reader: LayerReader { LayerReader(base: base, chain: chain, family: family) }
}

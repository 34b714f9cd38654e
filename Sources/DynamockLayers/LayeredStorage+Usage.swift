package import DynamockStorage

/// The space and the depth of a member.
package struct LayerUsage: Sendable, Equatable {
  /// The number of entries in its top layer.
  package var entries = 0
  /// The bytes of these entries, with their keys.
  package var bytes = 0
  /// The number of layers that a read may have to look into.
  package var depth = 1

  /// The number of entries after which counting ends, so that a listing does not read whole files.
  package static let countedEntries = 100_000
}

extension LayeredStorage {
  /// Returns the space of the changes that only this member has, and its depth.
  ///
  /// The first member of a base without forks has nothing that differs; its space is the file's.
  package func usage() throws(StorageError) -> LayerUsage {
    try base.read { reader throws(StorageError) -> LayerUsage in
      var usage = LayerUsage()
      guard let chain = try state.chain(in: reader), let top = chain.layers.first else {
        return usage
      }
      usage.depth = chain.layers.count + (chain.hasRoot ? 1 : 0)
      let range = LayerKeys.range(top.id)
      try reader.scan(LayerKeys.entries, range, .ascending) { key, value throws(StorageError) in
        usage.entries += 1
        usage.bytes += key.count - LayerKeys.prefixLength + value.count - 1
        return usage.entries < LayerUsage.countedEntries ? .next : .stop
      }
      return usage
    }
  }
}

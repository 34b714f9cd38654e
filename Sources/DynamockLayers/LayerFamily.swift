package import DynamockStorage

/// The stores that have their layers in one base: the first one, and its lasting forks.
package final class LayerFamily: Sendable {
  let base: any ForkableStorageBackend
  let state: FamilyState
  /// The first member, whose root layer is the base's own keyspaces.
  package let first: LayeredStorage

  /// Opens the family of a base, which it uses alone from now on.
  package init(over base: any ForkableStorageBackend) throws(StorageError) {
    self.base = base
    let (isPlain, version) = try base.read { reader throws(StorageError) -> (Bool, UInt64) in
      guard try reader.keyspaces().contains(LayerKeys.directory) else { return (true, 0) }
      let tree = try LayerTree(reading: reader)
      return (tree.isPlain, tree.members.values.map(\.version).max() ?? 0)
    }
    state = FamilyState(isPlain: isPlain, version: version)
    first = LayeredStorage(base, state.member(.first))
    base.setCommitHook { [state] writer throws(StorageError) in try state.runHooks(writer) }
  }

  /// Whether reads look for layers; false if the base has none since it was opened.
  package var hasLayers: Bool { !state.isPlain }

  /// A lasting fork that the base contains.
  package struct Member: Sendable {
    /// The store.
    package let store: LayeredStorage
    /// The owner's bytes.
    package let info: [UInt8]
  }

  /// Returns the lasting forks, in the order in which they were made.
  package func members() throws(StorageError) -> [Member] {
    guard !state.isPlain else { return [] }
    let tree = try base.read { reader throws(StorageError) in try LayerTree(reading: reader) }
    return tree.members.sorted { $0.key < $1.key }.filter { $0.key != .first && !$0.value.isErased }
      .map {
        Member(store: LayeredStorage(base, state.member($0.key)), info: $0.value.info)
      }
  }
}

extension LayeredStorage {
  /// Erases a lasting fork: no process will find it again.
  ///
  /// Those who still have its store can use it; once no one does, upkeep frees its space.
  package func erase(completion: @escaping @Sendable (Result<Void, StorageError>) -> Void) {
    guard id != .first else { return completion(.failure(.firstMember)) }
    base.write(
      { [id, state] writer throws(StorageError) -> WriteOutcome<Void> in
        guard var record = try LayerDirectory.member(id, in: writer) else { throw .memberIsGone }
        record.isErased = true
        state.family.needsUpkeep = true
        record.info = []
        try LayerDirectory.set(record, of: id, in: writer)
        return .commit(())
      }, completion: completion)
  }
}

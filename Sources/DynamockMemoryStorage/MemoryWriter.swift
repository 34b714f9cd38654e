import DynamockStorage

/// The interface of one write to a store in memory.
struct MemoryWriter: StorageWriter {
  let store: MemoryStorage

  func value(for key: [UInt8], in keyspace: Keyspace) throws(StorageError) -> [UInt8]? {
    try store.change { $0.forest.value(for: key, in: keyspace) }
  }

  func scan(
    _ keyspace: Keyspace, _ range: KeyRange, _ direction: ScanDirection,
    _ visit: (_ key: [UInt8], _ value: [UInt8]) throws(StorageError) -> ScanStep
  ) throws(StorageError) {
    // Copied out of the lock, since a visitor may take long and may write to other keyspaces.
    let tree = try store.change { $0.forest.tree(of: keyspace) }
    try tree?.scan(range, direction, visit)
  }

  func keyspaces() throws(StorageError) -> [Keyspace] {
    try store.change { $0.forest.keyspaces() }
  }

  func put(_ value: [UInt8], for key: [UInt8], in keyspace: Keyspace) throws(StorageError) {
    try store.change { content throws(StorageError) in
      _ = try content.put(value, for: key, in: keyspace)
    }
  }

  func exchange(
    _ value: [UInt8], for key: [UInt8], in keyspace: Keyspace
  ) throws(StorageError) -> [UInt8]? {
    try store.change { content throws(StorageError) in
      try content.put(value, for: key, in: keyspace)
    }
  }

  func remove(_ key: [UInt8], in keyspace: Keyspace) throws(StorageError) {
    try store.change { $0.remove(key, in: keyspace) }
  }

  func create(
    _ keyspace: Keyspace, _ description: KeyspaceDescription
  ) throws(StorageError) {
    try store.change { $0.create(keyspace) }
  }

  func drop(_ keyspace: Keyspace) throws(StorageError) {
    try store.change { $0.drop(keyspace) }
  }
}

extension MemoryWriter: KeyspaceCopyingWriter {
  func copy(_ keyspace: Keyspace, to copy: Keyspace) throws(StorageError) {
    try store.change { $0.copy(keyspace, to: copy) }
  }
}

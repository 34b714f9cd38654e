import DynamockStorage

/// The contents of a store, as a value: a tree for each existing keyspace.
struct Forest: Sendable {
  private struct Plot: Sendable {
    let keyspace: Keyspace
    var tree: Tree
  }

  // Ordered by keyspace. An array instead of a dictionary, since there are few keyspaces, and
  // usually the same few are used.
  private var plots: [Plot] = []

  /// Returns the tree of a keyspace, or `nil` if it does not exist.
  func tree(of keyspace: Keyspace) -> Tree? {
    position(of: keyspace).map { plots[$0].tree }
  }

  /// Sets or, with `nil`, removes a tree, and returns the previous one.
  mutating func replace(_ keyspace: Keyspace, with tree: Tree?) -> Tree? {
    guard let position = position(of: keyspace) else {
      if let tree {
        let position = plots.firstIndex { $0.keyspace > keyspace } ?? plots.count
        plots.insert(Plot(keyspace: keyspace, tree: tree), at: position)
      }
      return nil
    }
    let previous = plots[position].tree
    if let tree { plots[position].tree = tree } else { plots.remove(at: position) }
    return previous
  }

  /// Sets the value of a key of an existing keyspace, and returns the previous value.
  ///
  /// - Returns: `nil` if the keyspace does not exist; otherwise the previous value, if there was
  ///   one.
  mutating func put(_ value: [UInt8], for key: [UInt8], in keyspace: Keyspace) -> [UInt8]?? {
    guard let position = position(of: keyspace) else { return nil }
    return .some(plots[position].tree.put(value, for: key))
  }

  /// Removes a key, and returns its value.
  mutating func remove(_ key: [UInt8], in keyspace: Keyspace) -> [UInt8]? {
    guard let position = position(of: keyspace) else { return nil }
    return plots[position].tree.remove(key)
  }

  private func position(of keyspace: Keyspace) -> Int? {
    var low = 0
    var high = plots.count
    while low < high {
      let middle = (low + high) / 2
      if plots[middle].keyspace < keyspace { low = middle + 1 } else { high = middle }
    }
    return low < plots.count && plots[low].keyspace == keyspace ? low : nil
  }
}

extension Forest: StorageReader {
  func value(for key: [UInt8], in keyspace: Keyspace) -> [UInt8]? {
    position(of: keyspace).flatMap { plots[$0].tree.value(for: key) }
  }

  func scan(
    _ keyspace: Keyspace, _ range: KeyRange, _ direction: ScanDirection,
    _ visit: (_ key: [UInt8], _ value: [UInt8]) throws(StorageError) -> ScanStep
  ) throws(StorageError) {
    try tree(of: keyspace)?.scan(range, direction, visit)
  }

  func keyspaces() -> [Keyspace] { plots.map(\.keyspace) }
}

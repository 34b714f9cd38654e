import DynamockStorage

/// The whole content of a store, as a value: a tree for each keyspace that exists.
struct Forest: Sendable {
  private struct Plot: Sendable {
    let keyspace: Keyspace
    var tree: Tree
  }

  // In the order of keyspaces. An array, not a dictionary: there are few, and most often the same
  // few are asked for.
  private var plots: [Plot] = []

  /// The tree of a keyspace, or nil while it does not exist.
  func tree(of keyspace: Keyspace) -> Tree? {
    position(of: keyspace).map { plots[$0].tree }
  }

  /// Plants a tree, or fells it with nil, and gives back what stood there.
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

  /// Sets the value under a key of a keyspace that exists, and gives back the value that was there.
  ///
  /// - Returns: nil when the keyspace does not exist; else the value that was there, if there was one.
  mutating func put(_ value: [UInt8], for key: [UInt8], in keyspace: Keyspace) -> [UInt8]?? {
    guard let position = position(of: keyspace) else { return nil }
    return .some(plots[position].tree.put(value, for: key))
  }

  /// Removes a key, and gives back the value that was there.
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
}

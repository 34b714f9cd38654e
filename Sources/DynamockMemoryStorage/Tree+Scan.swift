import DynamockStorage

extension Tree {
  /// Visits the entries of a range in an order, until `visit` stops it.
  ///
  /// Scans the state at the time of the call: if the tree is changed meanwhile, it is copied.
  func scan(
    _ range: KeyRange, _ direction: ScanDirection,
    _ visit: (_ key: [UInt8], _ value: [UInt8]) throws(StorageError) -> ScanStep
  ) throws(StorageError) {
    var scan = NodeScan(range: range)
    switch direction {
    case .ascending: _ = try scan.ascend(root, isFirst: true, visit)
    case .descending: _ = try scan.descend(root, isLast: true, visit)
    }
  }
}

/// The traversal of the nodes in a scan.
private struct NodeScan {
  typealias Visit = (_ key: [UInt8], _ value: [UInt8]) throws(StorageError) -> ScanStep

  let range: KeyRange
  /// The key that is visited.
  ///
  /// Its memory serves the next one, unless the visitor keeps it.
  private var key: [UInt8] = []

  init(range: KeyRange) { self.range = range }

  /// Visits the entries below a node; only the first node of a level can have keys below the range.
  mutating func ascend(
    _ node: Node, isFirst: Bool, _ visit: Visit
  ) throws(StorageError) -> ScanStep {
    if node.level > 0 {
      let begin = isFirst ? childPosition(of: range.lower, in: node) ?? 0 : 0
      for position in begin..<node.count {
        let isFirst = isFirst && position == begin
        if try ascend(node.children[position], isFirst: isFirst, visit) == .stop { return .stop }
      }
      return .next
    }
    let begin = isFirst ? beginning(in: node) : 0
    let end = ending(in: node)
    // The key's memory is held by this variable alone, so that no references to it are counted.
    var key: [UInt8] = []
    swap(&key, &self.key)
    defer { swap(&key, &self.key) }
    let values = node.values
    var position = begin
    while position < end {
      key.set(node.key(at: position))
      if try visit(key, values[position]) == .stop { return .stop }
      position += 1
    }
    return end < node.count ? .stop : .next
  }

  /// Visits the entries below a node in descending order; only the last node of a level can have
  /// keys beyond the range.
  mutating func descend(
    _ node: Node, isLast: Bool, _ visit: Visit
  ) throws(StorageError) -> ScanStep {
    if node.level > 0 {
      let last =
        isLast ? childPosition(of: range.upper, in: node) ?? node.count - 1 : node.count - 1
      for position in stride(from: last, through: 0, by: -1) {
        let isLast = isLast && position == last
        if try descend(node.children[position], isLast: isLast, visit) == .stop { return .stop }
      }
      return .next
    }
    let begin = beginning(in: node)
    var position = isLast ? ending(in: node) : node.count
    while position > begin {
      position -= 1
      key.set(node.key(at: position))
      if try visit(key, node.values[position]) == .stop { return .stop }
    }
    return begin > 0 ? .stop : .next
  }

  private func childPosition(of bound: [UInt8]?, in node: Node) -> Int? {
    bound?.asSearchKey { node.childPosition(of: $0) }
  }

  /// Returns the first position of a leaf that is not below the range.
  private func beginning(in leaf: Node) -> Int {
    guard let lower = range.lower else { return 0 }
    return lower.asSearchKey { key in
      let position = leaf.position(of: key)
      return range.excludesLower && leaf.holds(key, at: position) ? position + 1 : position
    }
  }

  /// Returns the first position of a leaf that is beyond the range.
  private func ending(in leaf: Node) -> Int {
    range.upper?.asSearchKey { leaf.position(of: $0) } ?? leaf.count
  }
}

import DynamockStorage

/// A step of upkeep, in a write of the base: it frees layers that no member uses any more, and
/// merges a frozen layer with a single child with it.
///
/// It decides by the records alone, so a process that ends between two steps leaves nothing to
/// repair. No reader sees a change: an entry moves between two layers that only occur together, and
/// in one write.
struct UpkeepStep {
  private let writer: any StorageWriter
  private let family: FamilyState
  private var tree: LayerTree
  private var room: Int
  private var done = 0
  /// The layers above which a member's chain changes in this step.
  private var changed: Set<LayerID> = []
  /// The filters of layers that are gone once the step is committed.
  private(set) var unusedFilters: [LayerID: LayerFilter] = [:]
  /// The filters that are to be filled once the step is committed, if nothing else is to be done.
  private(set) var filling: FilterFilling?

  init(
    _ writer: any StorageWriter, _ family: FamilyState, atMost limit: Int
  ) throws(StorageError) {
    self.writer = writer
    self.family = family
    tree = try LayerTree(reading: writer)
    room = limit
  }

  /// Whether members were erased that someone still uses.
  var hasErasedMembers: Bool { tree.members.values.contains(where: \.isErased) }

  /// Does the next work.
  mutating func run() throws(StorageError) -> LayerUpkeep {
    var isFinished = false
    while room > 0, !isFinished { isFinished = try !runOnce() }
    changed.formUnion(family.filters.takeCompleted())
    try renewVersions()
    if done > 0 { try countEpoch() }
    // Last, since nothing is to fail after it.
    if isFinished { filling = family.filters.prepare(tree.reachable.subtracting([.root]).sorted()) }
    let making = family.layersInMaking
    unusedFilters = family.filters.unused { tree.layers[$0] != nil || making.contains($0) }
    return LayerUpkeep(
      entries: done, isFinished: isFinished && filling == nil && !family.filters.needsUpkeep,
      awaitsRelease: hasErasedMembers)
  }

  /// Whether the step is to be committed, since it has changed something or what it prepares needs
  /// a commit.
  var needsCommit: Bool { done > 0 || !changed.isEmpty || filling != nil || !unusedFilters.isEmpty }

  /// Does one thing; returns false if there is nothing to do.
  private mutating func runOnce() throws(StorageError) -> Bool {
    for (id, record) in tree.members where record.isErased && !family.isUsed(id) {
      try tree.set(nil, of: id, writer)
      spend(1)
      return true
    }
    let reachable = tree.reachable.union(family.layersInMaking)
    for layer in tree.layers.keys.sorted() where !reachable.contains(layer) {
      return try free(layer)
    }
    if !tree.isPlain, !reachable.contains(.root), try freeRoot(reachable) { return true }
    for layer in reachable.sorted() where try clearDropped(in: layer) { return true }
    let children = tree.children(of: reachable)
    let (tops, starts) = (tree.tops, tree.starts)
    for layer in reachable.sorted() {
      guard let child = children[layer]?.first, children[layer]?.count == 1,
        !tops.contains(layer), !starts.contains(layer), !family.layersInMaking.contains(child)
      else { continue }
      if layer != .root { return try merge(layer, up: child) }
      // Only the first member may use the base's keyspaces directly.
      if !tops.contains(child) || tree.top(of: .first) == child { return try mergeIntoRoot(child) }
    }
    return false
  }

  // MARK: Freeing

  /// Removes entries of a layer that no member has, and then its records.
  private mutating func free(_ layer: LayerID) throws(StorageError) -> Bool {
    if try removeEntries(of: LayerKeys.entries, LayerKeys.range(layer)) { return true }
    try tree.remove(layer, writer)
    spend(1)
    return true
  }

  /// Removes the entries of the root if no member has it, so that others can be merged into it.
  private mutating func freeRoot(_ reachable: Set<LayerID>) throws(StorageError) -> Bool {
    for keyspace in try writer.keyspaces()
    where keyspace != LayerKeys.directory && keyspace != LayerKeys.entries {
      if try removeEntries(of: keyspace, .all) { return true }
      try writer.drop(keyspace)
      spend(1)
      return true
    }
    // Over the empty root, a layer over nothing shows the same.
    for layer in reachable.sorted() where layer != .root && tree.parent(of: layer) == nil {
      guard tree.layers[layer] != nil else { continue }
      try tree.set(parent: .root, of: layer, writer)
      changed.insert(layer)
      spend(1)
    }
    return true
  }

  /// Removes the entries that dropped keyspaces have left in a layer.
  private mutating func clearDropped(in layer: LayerID) throws(StorageError) -> Bool {
    for (keyspace, record) in tree.spaces[layer] ?? [:] where record.condition == .isDropped {
      let range = LayerKeys.range(layer, keyspace)
      if try removeEntries(of: LayerKeys.entries, range) { return true }
    }
    return false
  }

  /// Removes entries, as far as there is room; returns whether there were any.
  private mutating func removeEntries(
    of keyspace: Keyspace, _ range: KeyRange
  ) throws(StorageError) -> Bool {
    let count = try writer.removeEntries(of: keyspace, range, atMost: room)
    spend(count)
    return count > 0
  }

  private mutating func spend(_ count: Int) {
    room -= count
    done += count
  }

  // MARK: Merging

  /// Moves entries of a layer into its only child, and finally removes the layer.
  private mutating func merge(_ layer: LayerID, up child: LayerID) throws(StorageError) -> Bool {
    guard let (keyspace, record) = tree.spaces[layer]?.min(by: { $0.key < $1.key }) else {
      try tree.set(parent: tree.parent(of: layer), of: child, writer)
      try tree.remove(layer, writer)
      changed.insert(child)
      spend(1)
      return true
    }
    let above = tree.spaces[child]?[keyspace]
    if above?.condition == .isNew || above?.condition == .isDropped {
      if try removeEntries(of: LayerKeys.entries, LayerKeys.range(layer, keyspace)) { return true }
    } else {
      if above == nil, record.condition != .isDropped {
        // From now on readers look into the child too.
        try tree.set(SpaceRecord(.differs), of: keyspace, in: child, writer)
        changed.insert(child)
      }
      if try move(keyspace, from: layer, up: child) { return true }
      if record.condition != .differs || above == nil {
        try tree.set(record, of: keyspace, in: child, writer)
      }
    }
    try tree.remove(keyspace, of: layer, writer)
    changed.insert(child)
    spend(1)
    return true
  }

  private mutating func move(
    _ keyspace: Keyspace, from layer: LayerID, up child: LayerID
  ) throws(StorageError) -> Bool {
    let page = try page(of: LayerKeys.range(layer, keyspace))
    let filter = family.filters.written(child)
    for (key, value) in page {
      let own = Array(key.dropFirst(LayerKeys.prefixLength))
      let place = LayerKeys.entry(child, keyspace, own)
      if try writer.value(for: place, in: LayerKeys.entries) == nil {
        filter?.add(KeyHash(own, in: keyspace))
        try writer.put(value, for: place, in: LayerKeys.entries)
      }
      try writer.remove(key, in: LayerKeys.entries)
    }
    spend(page.count)
    return !page.isEmpty
  }

  private func page(
    of range: KeyRange
  ) throws(StorageError) -> [(key: [UInt8], value: [UInt8])] {
    var page: [(key: [UInt8], value: [UInt8])] = []
    try writer.scan(LayerKeys.entries, range, .ascending) { key, value throws(StorageError) in
      page.append((key, value))
      return page.count < room ? .next : .stop
    }
    return page
  }

  /// Moves entries of the root's only child into the root, which finally takes its place.
  private mutating func mergeIntoRoot(_ child: LayerID) throws(StorageError) -> Bool {
    guard let (keyspace, record) = tree.spaces[child]?.min(by: { $0.key < $1.key }) else {
      return try replaceByRoot(child)
    }
    switch record.condition {
    case .differs:
      if try moveIntoRoot(keyspace, from: child) { return true }
    case .isNew:
      // Hidden by the child until the root has only the child's entries.
      if try removeEntries(of: keyspace, .all) { return true }
      try writer.drop(keyspace)
      try writer.create(keyspace, record.description)
      try tree.set(SpaceRecord(.differs), of: keyspace, in: child, writer)
      changed.insert(child)
      spend(1)
      return true
    case .isDropped:
      if try removeEntries(of: keyspace, .all) { return true }
      try writer.drop(keyspace)
    }
    try tree.remove(keyspace, of: child, writer)
    changed.insert(child)
    spend(1)
    return true
  }

  private mutating func moveIntoRoot(
    _ keyspace: Keyspace, from child: LayerID
  ) throws(StorageError) -> Bool {
    let page = try page(of: LayerKeys.range(child, keyspace))
    for (key, stored) in page {
      let own = Array(key.dropFirst(LayerKeys.prefixLength))
      if let value = LayerValue.decoded(stored) {
        try writer.put(value, for: own, in: keyspace)
      } else {
        try writer.remove(own, in: keyspace)
      }
      try writer.remove(key, in: LayerKeys.entries)
    }
    spend(page.count)
    return !page.isEmpty
  }

  /// Puts the root in the place of its only child, which changes nothing any more.
  private mutating func replaceByRoot(_ child: LayerID) throws(StorageError) -> Bool {
    for layer in tree.layers.keys.sorted() where tree.parent(of: layer) == child {
      try tree.set(parent: .root, of: layer, writer)
      changed.insert(layer)
    }
    for (id, record) in tree.members {
      var moved = record
      if moved.start == child { moved.start = .root }
      if moved.top == child { moved.top = .root }
      guard moved.start != record.start || moved.top != record.top else { continue }
      moved.version = family.newVersion()
      // The first member without other layers has no record.
      try tree.set(moved.top == .root ? nil : moved, of: id, writer)
    }
    try tree.remove(child, writer)
    spend(1)
    return true
  }

  // MARK: Versions

  /// Makes the members whose chains have changed read them again.
  private mutating func renewVersions() throws(StorageError) {
    guard !changed.isEmpty else { return }
    for (id, record) in tree.members {
      guard let top = tree.top(of: id), !changed.isDisjoint(with: tree.chain(from: top)) else {
        continue
      }
      var renewed = record
      renewed.version = family.newVersion()
      try tree.set(renewed, of: id, writer)
    }
  }

  /// Counts the steps that moved something, by which comparisons recognize them.
  private func countEpoch() throws(StorageError) {
    let stored = try writer.value(for: LayerKeys.epoch, in: LayerKeys.directory)
    let next = (stored.map { LayerKeys.number($0) } ?? 0) &+ 1
    try writer.put(LayerKeys.number(next), for: LayerKeys.epoch, in: LayerKeys.directory)
  }
}

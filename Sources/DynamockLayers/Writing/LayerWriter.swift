import DynamockStorage

/// A writer that changes the top layer of a member.
final class LayerWriter: StorageWriter, ForwardingReader {
  let base: any StorageWriter
  private let member: MemberState
  private var chain: Chain
  private let top: LayerID
  /// The filter of the top layer, or `nil` if its keys are not known.
  private let filter: LayerFilter?

  init(_ base: any StorageWriter, _ chain: Chain, top: LayerID, of member: MemberState) {
    self.base = base
    self.chain = chain
    self.top = top
    self.member = member
    filter = member.family.filters.written(top)
  }

  var reader: LayerReader {
    LayerReader(base: base, chain: chain, family: member.family)
  }

  private var condition: [Keyspace: SpaceCondition] { chain.layers[0].spaces }

  func put(_ value: [UInt8], for key: [UInt8], in keyspace: Keyspace) throws(StorageError) {
    switch condition[keyspace] {
    case .differs?, .isNew?: break
    case .isDropped?: throw .missing(keyspace)
    case nil:
      guard try reader.contains(keyspace) else { throw .missing(keyspace) }
      try set(.differs, keyspace)
    }
    try set(LayerValue.encoded(value), key, keyspace)
  }

  /// Puts an entry into the top layer.
  private func set(
    _ stored: [UInt8], _ key: [UInt8], _ keyspace: Keyspace
  ) throws(StorageError) {
    filter?.add(KeyHash(key, in: keyspace))
    try base.put(stored, for: LayerKeys.entry(top, keyspace, key), in: LayerKeys.entries)
  }

  func remove(_ key: [UInt8], in keyspace: Keyspace) throws(StorageError) {
    switch condition[keyspace] {
    case .isDropped?: return
    case .isNew?: return try removeEntry(key, keyspace)
    case .differs?:
      guard try isBelow(key, in: keyspace) else { return try removeEntry(key, keyspace) }
    case nil:
      guard try reader.value(for: key, in: keyspace) != nil else { return }
      try set(.differs, keyspace)
    }
    try set(LayerValue.removal, key, keyspace)
  }

  /// Removes an entry of the top layer.
  private func removeEntry(_ key: [UInt8], _ keyspace: Keyspace) throws(StorageError) {
    try base.remove(LayerKeys.entry(top, keyspace, key), in: LayerKeys.entries)
  }

  /// Returns whether a layer below the top has a value that the top's entry hides.
  private func isBelow(_ key: [UInt8], in keyspace: Keyspace) throws(StorageError) -> Bool {
    guard let path = chain.path(of: keyspace) else { return false }
    if let stored = try base.entry(for: key, in: keyspace, of: path.layers.dropFirst()) {
      return LayerValue.decoded(stored) != nil
    }
    return path.endsAtRoot ? try base.value(for: key, in: keyspace) != nil : false
  }

  func create(_ keyspace: Keyspace, _ description: KeyspaceDescription) throws(StorageError) {
    guard keyspace != LayerKeys.directory, keyspace != LayerKeys.entries,
      0...LayerKeys.lastKeyspace ~= keyspace.number
    else { throw .badKeyspace(keyspace) }
    switch condition[keyspace] {
    case .differs?, .isNew?: return
    case .isDropped?:
      try clear(keyspace)
    case nil:
      if try reader.contains(keyspace) { return }
    }
    try set(.isNew, keyspace, description)
  }

  /// Removes the entries that a dropped keyspace has left in the top layer.
  private func clear(_ keyspace: Keyspace) throws(StorageError) {
    while try base.removeEntries(
      of: LayerKeys.entries, LayerKeys.range(top, keyspace), atMost: 1_000) > 0
    {}
  }

  /// Drops a keyspace; its entries in the top layer are removed by upkeep.
  func drop(_ keyspace: Keyspace) throws(StorageError) {
    guard try reader.contains(keyspace) else { return }
    try set(.isDropped, keyspace)
    member.family.needsUpkeep = true
  }

  private func set(
    _ condition: SpaceCondition, _ keyspace: Keyspace,
    _ description: KeyspaceDescription = KeyspaceDescription()
  ) throws(StorageError) {
    guard var record = try LayerDirectory.member(member.id, in: base) else { throw .memberIsGone }
    try LayerDirectory.set(SpaceRecord(condition, description), of: keyspace, in: top, base)
    record.version = member.family.newVersion()
    try LayerDirectory.set(record, of: member.id, in: base)
    chain = chain.changing(keyspace, condition, version: record.version)
    member.remember(chain)
  }
}

extension StorageWriter {
  /// Removes the first entries of a range, and returns their number.
  func removeEntries(
    of keyspace: Keyspace, _ range: KeyRange, atMost limit: Int
  ) throws(StorageError) -> Int {
    guard limit > 0 else { return 0 }
    var keys: [[UInt8]] = []
    try scan(keyspace, range, .ascending) { key, _ throws(StorageError) in
      keys.append(key)
      return keys.count < limit ? .next : .stop
    }
    for key in keys { try remove(key, in: keyspace) }
    return keys.count
  }
}

import DynamockStorage

/// All members and layers of a family, as of a state of the base.
struct LayerTree {
  private(set) var members: [MemberID: MemberRecord] = [:]
  private(set) var layers: [LayerID: LayerRecord] = [:]
  private(set) var spaces: [LayerID: [Keyspace: SpaceRecord]] = [:]

  /// Reads the whole directory.
  init(reading reader: any StorageReader) throws(StorageError) {
    try reader.scan(LayerKeys.directory, .all, .ascending) { key, value throws(StorageError) in
      try add(key, value)
      return .next
    }
  }

  private mutating func add(_ key: [UInt8], _ value: [UInt8]) throws(StorageError) {
    let number = LayerKeys.number(key.dropFirst().prefix(8))
    switch key.prefix(1) {
    case LayerKeys.memberPrefix[...]:
      guard let record = MemberRecord(value) else { throw .damagedDirectory }
      members[MemberID(number: number)] = record
    case LayerKeys.layerPrefix[...]:
      guard let record = LayerRecord(value) else { throw .damagedDirectory }
      layers[LayerID(number: number)] = record
    case LayerKeys.spacePrefix[...]:
      guard let record = SpaceRecord(value), key.count == 17 else { throw .damagedDirectory }
      let keyspace = Keyspace(Int(LayerKeys.number(key.dropFirst(9))))
      spaces[LayerID(number: number), default: [:]][keyspace] = record
    default: break
    }
  }

  /// Whether the root is the only layer.
  var isPlain: Bool { members.isEmpty && layers.isEmpty }

  /// Returns a member's top layer.
  func top(of id: MemberID) -> LayerID? {
    members[id]?.top ?? (id == .first ? .root : nil)
  }

  /// The top layers of all members.
  var tops: Set<LayerID> {
    var tops = Set(members.values.map(\.top))
    if members[.first] == nil { tops.insert(.root) }
    return tops
  }

  /// The layers with which members started, which have to stay for their resets.
  var starts: Set<LayerID> { Set(members.values.compactMap(\.start)) }

  /// Returns the layer below another one.
  func parent(of layer: LayerID) -> LayerID? { layers[layer]?.parent }

  /// Returns a layer and all layers below it.
  func chain(from layer: LayerID) -> [LayerID] {
    var chain: [LayerID] = []
    var next: LayerID? = layer
    // The bound ends a circle, which only a damaged directory has.
    while let id = next, chain.count <= layers.count {
      chain.append(id)
      next = parent(of: id)
    }
    return chain
  }

  /// The layers that a member has, or needs for its reset.
  var reachable: Set<LayerID> {
    var found: Set<LayerID> = []
    for start in tops.union(starts) {
      var next: LayerID? = start
      while let id = next, found.insert(id).inserted { next = parent(of: id) }
    }
    return found
  }

  /// Returns the layers directly above each layer, of those that are reachable.
  func children(of reachable: Set<LayerID>) -> [LayerID: [LayerID]] {
    var children: [LayerID: [LayerID]] = [:]
    for layer in reachable.sorted() {
      if let parent = parent(of: layer) { children[parent, default: []].append(layer) }
    }
    return children
  }

  /// Returns the members that have a layer.
  func members(above layer: LayerID) -> [MemberID] {
    members.keys.filter { id in top(of: id).map { chain(from: $0).contains(layer) } ?? false }
  }
}

// Changes, each made in the base and in this value.
extension LayerTree {
  mutating func set(
    _ record: SpaceRecord, of keyspace: Keyspace, in layer: LayerID, _ writer: any StorageWriter
  ) throws(StorageError) {
    try LayerDirectory.set(record, of: keyspace, in: layer, writer)
    spaces[layer, default: [:]][keyspace] = record
  }

  mutating func remove(
    _ keyspace: Keyspace, of layer: LayerID, _ writer: any StorageWriter
  ) throws(StorageError) {
    try writer.remove(LayerKeys.space(layer, keyspace), in: LayerKeys.directory)
    spaces[layer]?[keyspace] = nil
  }

  mutating func set(
    parent: LayerID?, of layer: LayerID, _ writer: any StorageWriter
  ) throws(StorageError) {
    let record = LayerRecord(parent: parent)
    try LayerDirectory.set(record, of: layer, in: writer)
    layers[layer] = record
  }

  /// Removes a layer's record and those of its keyspaces; it has no entries any more.
  mutating func remove(_ layer: LayerID, _ writer: any StorageWriter) throws(StorageError) {
    for keyspace in (spaces[layer] ?? [:]).keys.sorted() {
      try writer.remove(LayerKeys.space(layer, keyspace), in: LayerKeys.directory)
    }
    try writer.remove(LayerKeys.layer(layer), in: LayerKeys.directory)
    spaces[layer] = nil
    layers[layer] = nil
  }

  mutating func set(
    _ record: MemberRecord?, of member: MemberID, _ writer: any StorageWriter
  ) throws(StorageError) {
    if let record {
      try LayerDirectory.set(record, of: member, in: writer)
    } else {
      try writer.remove(LayerKeys.member(member), in: LayerKeys.directory)
    }
    members[member] = record
  }
}

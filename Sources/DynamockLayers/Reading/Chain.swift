import DynamockStorage

/// The layers of a member, from the top down, as of one version of its record.
///
/// Immutable: a change of the member's layers, or of the keyspaces that they change, creates
/// another chain with another version. A reader takes the chain that belongs to its own state.
final class Chain: Sendable {
  /// A layer, and how it changes keyspaces.
  struct Layer: Sendable {
    let id: LayerID
    /// The layer's keys, or `nil` if they are not known.
    var filter: LayerFilter?
    var spaces: [Keyspace: SpaceCondition] = [:]
  }

  /// A layer with entries of a keyspace.
  struct Source: Sendable {
    let id: LayerID
    let filter: LayerFilter?

    init(_ layer: Layer) {
      id = layer.id
      filter = layer.filter
    }

    /// Returns whether the layer may have an entry for a key; false is certain.
    func mayContain(_ key: KeyHash) -> Bool { filter?.mayContain(key) ?? true }
  }

  /// The layers with entries of a keyspace, from the top down.
  struct Path: Sendable {
    var layers: [Source] = []
    /// Whether the root's entries are visible below them.
    var endsAtRoot = false
    /// Whether a layer decides that the keyspace exists, or nothing is known.
    var exists: Bool?
  }

  let version: UInt64
  /// The layers except the root.
  let layers: [Layer]
  /// Whether the root is below all layers.
  let hasRoot: Bool
  private let paths: [Keyspace: Path]

  init(version: UInt64, layers: [Layer], hasRoot: Bool) {
    self.version = version
    self.layers = layers
    self.hasRoot = hasRoot
    var paths: [Keyspace: Path] = [:]
    for keyspace in Set(layers.flatMap(\.spaces.keys)) {
      paths[keyspace] = Self.path(of: keyspace, layers, hasRoot)
    }
    self.paths = paths
  }

  private static func path(of keyspace: Keyspace, _ layers: [Layer], _ hasRoot: Bool) -> Path {
    var path = Path()
    for layer in layers {
      guard let condition = layer.spaces[keyspace] else { continue }
      path.exists = path.exists ?? (condition != .isDropped)
      if condition != .isDropped { path.layers.append(Source(layer)) }
      if condition != .differs { return path }
    }
    path.endsAtRoot = hasRoot
    return path
  }

  /// Whether the root is the only layer.
  var isPlain: Bool { layers.isEmpty && hasRoot }

  /// The keyspaces that a layer changes.
  var changedKeyspaces: [Keyspace] { paths.keys.sorted() }

  /// Returns the layers with entries of a keyspace, or `nil` if no layer but the root has any.
  func path(of keyspace: Keyspace) -> Path? { paths[keyspace] }

  /// Returns a chain in which the top layer changes a keyspace in another way.
  func changing(_ keyspace: Keyspace, _ condition: SpaceCondition, version: UInt64) -> Chain {
    var layers = layers
    layers[0].spaces[keyspace] = condition
    return Chain(version: version, layers: layers, hasRoot: hasRoot)
  }

  /// Returns the layers below the top, without the root.
  func frozenDifferences() -> Chain {
    Chain(version: version, layers: Array(layers.dropFirst()), hasRoot: false)
  }
}

extension Chain {
  /// The chain of a store that is the base itself.
  static let plain = Chain(version: 0, layers: [], hasRoot: true)

  /// Reads the chain of a member from a state of the base.
  convenience init(
    of member: MemberRecord, in reader: any StorageReader, _ filters: LayerFilters
  ) throws(StorageError) {
    var layers: [Layer] = []
    var next: LayerID? = member.top
    while let id = next, id != .root {
      // A layer is younger than those below it, unless the directory is damaged.
      guard let record = try LayerDirectory.layer(id, in: reader),
        record.parent.map({ parent in !layers.contains { $0.id == parent } }) ?? true
      else { throw .damagedDirectory }
      var spaces: [Keyspace: SpaceCondition] = [:]
      try LayerDirectory.scanSpaces(of: id, in: reader) { keyspace, record throws(StorageError) in
        spaces[keyspace] = record.condition
      }
      let filter = filters.read(id, at: member.version)
      layers.append(Layer(id: id, filter: filter, spaces: spaces))
      next = record.parent
    }
    self.init(version: member.version, layers: layers, hasRoot: next == .root)
  }
}

import DynamockStorage
import Synchronization

/// The state in memory of one member: its commit hook, and the chains of its latest versions.
final class MemberState: Sendable {
  let id: MemberID
  let family: FamilyState
  private let hook = Mutex<CommitHook?>(nil)
  /// The chains that were used last, since a write in progress and readers use different ones.
  private let chains = Mutex<[Chain]>([])
  private static let keptChains = 4

  init(_ id: MemberID, in family: FamilyState) {
    self.id = id
    self.family = family
  }

  func setHook(_ hook: CommitHook) { self.hook.withLock { $0 = hook } }

  /// Runs the hook at the end of a group of writes to the base.
  func runHook(over writer: any StorageWriter) throws(StorageError) {
    guard let hook = hook.withLock({ $0 }) else { return }
    try hook(try contents(of: writer))
  }

  /// Keeps a chain for later reads and writes of its version.
  func remember(_ chain: Chain) {
    chains.withLock { chains in
      if chains.count == Self.keptChains { chains.removeLast() }
      chains.insert(chain, at: 0)
    }
  }

  /// Returns the chain that belongs to a state of the base, or `nil` if the root is the only layer.
  func chain(in reader: any StorageReader) throws(StorageError) -> Chain? {
    // Checked after the state was taken: a fork that it contains has changed the flag before.
    if family.isPlain { return nil }
    let chain: Chain
    if let known = reader.stateCache?[id.number] as? Chain {
      chain = known
    } else {
      chain = try currentChain(in: reader)
      reader.stateCache?[id.number] = chain
    }
    return chain === Chain.plain ? nil : chain
  }

  /// Returns the chain of the version that the member's record has in a state of the base.
  private func currentChain(in reader: any StorageReader) throws(StorageError) -> Chain {
    guard let bytes = try reader.value(for: LayerKeys.member(id), in: LayerKeys.directory) else {
      guard id == .first else { throw .memberIsGone }
      return .plain
    }
    let version = MemberRecord.version(of: bytes)
    if let known = chains.withLock({ $0.first { $0.version == version } }) { return known }
    guard let record = MemberRecord(bytes) else { throw .damagedDirectory }
    let chain = try Chain(of: record, in: reader, family.filters)
    remember(chain)
    return chain
  }

  /// Returns the reader of the member's contents in a state of the base.
  func reader(over reader: any StorageReader) throws(StorageError) -> any StorageReader {
    guard let chain = try chain(in: reader) else { return reader }
    return LayerReader(base: reader, chain: chain, family: family)
  }

  /// Returns the writer of the member's contents in a write of the base, whose end will run the
  /// member's hook.
  func writer(over writer: any StorageWriter) throws(StorageError) -> any StorageWriter {
    family.touch(self)
    return try contents(of: writer)
  }

  func contents(of writer: any StorageWriter) throws(StorageError) -> any StorageWriter {
    guard let chain = try chain(in: writer) else { return writer }
    guard let top = chain.layers.first else { throw .damagedDirectory }
    return LayerWriter(writer, chain, top: top.id, of: self)
  }
}

/// The state in memory that all members of a family share.
///
/// It has no reference to the base, which refers to it by its commit hook.
final class FamilyState: Sendable {
  private let plain: Atomic<Bool>
  private let versions: Atomic<UInt64>
  private let members = Mutex<[MemberID: Weak]>([:])
  /// The members that the current group of writes has used.
  private let touched = Mutex(Touched())
  /// The layers that are being filled and have no member yet.
  private let building = Mutex<Set<LayerID>>([])
  let filters = LayerFilters()

  /// Whether upkeep may have something to do.
  private let isUpkeepDue: Atomic<Bool>

  init(isPlain: Bool, version: UInt64) {
    isUpkeepDue = Atomic(!isPlain)
    plain = Atomic(isPlain)
    versions = Atomic(version)
  }

  /// Whether the base has never been forked, so that the root is the only layer.
  var isPlain: Bool { plain.load(ordering: .sequentiallyConsistent) }

  /// Requires every read from now on to look for layers.
  func endPlain() { plain.store(false, ordering: .sequentiallyConsistent) }

  /// Whether upkeep may have something to do; setting it again does no harm.
  var needsUpkeep: Bool {
    get { isUpkeepDue.load(ordering: .sequentiallyConsistent) }
    set { isUpkeepDue.store(newValue, ordering: .sequentiallyConsistent) }
  }

  /// Returns a version that no chain has had.
  ///
  /// The version of a write that is undone is not used again either: a chain may be known by it.
  func newVersion() -> UInt64 {
    versions.wrappingAdd(1, ordering: .sequentiallyConsistent).newValue
  }

  /// A member that is in use as long as someone has its store.
  private struct Weak {
    weak var member: MemberState?
  }

  func member(_ id: MemberID) -> MemberState {
    members.withLock { members in
      if let known = members[id]?.member { return known }
      let state = MemberState(id, in: self)
      members[id] = Weak(member: state)
      return state
    }
  }

  /// Returns whether someone has a member's store.
  func isUsed(_ id: MemberID) -> Bool {
    members.withLock { members in
      if members[id]?.member != nil { return true }
      members[id] = nil
      return false
    }
  }

  /// The members that a group of writes has used; usually one, which takes no memory.
  private struct Touched {
    var first: MemberState?
    var others: [MemberState] = []
  }

  /// Records that the current group of writes uses a member.
  func touch(_ member: MemberState) {
    touched.withLock { touched in
      if touched.first == nil {
        touched.first = member
      } else if touched.first !== member, !touched.others.contains(where: { $0 === member }) {
        touched.others.append(member)
      }
    }
  }

  /// Runs the hooks of the members that the current group has used.
  func runHooks(_ writer: any StorageWriter) throws(StorageError) {
    let used = touched.withLock { touched in
      defer { touched = Touched() }
      return touched
    }
    if let first = used.first { try runHook(of: first, writer) }
    for member in used.others { try runHook(of: member, writer) }
  }

  private func runHook(
    of member: MemberState, _ writer: any StorageWriter
  ) throws(StorageError) {
    do throws(StorageError) {
      try member.runHook(over: writer)
    } catch {
      // A member that was dropped in the same group has no contents.
      guard error == .memberIsGone else { throw error }
    }
  }

  /// Assigns the number of a new layer, and stores its record.
  func addLayer(
    above parent: LayerID?, in writer: any StorageWriter
  ) throws(StorageError) -> LayerID {
    let layer = try LayerDirectory.addLayer(above: parent, in: writer)
    filters.create(for: layer)
    return layer
  }

  func beginBuilding(_ layer: LayerID) { building.withLock { _ = $0.insert(layer) } }

  func endBuilding(_ layer: LayerID) { building.withLock { _ = $0.remove(layer) } }

  var layersInMaking: Set<LayerID> { building.withLock { $0 } }
}

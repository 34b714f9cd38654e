import DynamockLayers
import DynamockStorage
import DynamockTesting
import SeededRandom
import Testing

/// A random history of a family of stores, each compared with a naive model: forks, writes, dropped
/// keyspaces, replaced contents, erased forks, upkeep in small steps, restarts.
struct LayerHistory {
  /// A member of the family, and its models.
  struct Member {
    let name: UInt8
    var store: any LayeredStorageBackend
    var model = ModelStore()
    /// The contents that a reset restores.
    var start = ModelStore()
  }

  private static let keyspaces = (0..<4).map { Keyspace($0) }

  private(set) var members: [Member]
  private var family: LayerFamily
  private var snapshots: [(state: any StorageSnapshot, model: ModelStore)] = []
  private var generator: SeededGenerator
  private var names: UInt8 = 0
  /// Opens the base again, as after the end of the process.
  private let reopen: () throws -> any ForkableStorageBackend

  init(
    seed: UInt64, over base: any ForkableStorageBackend,
    reopen: @escaping () throws -> any ForkableStorageBackend
  ) throws {
    family = try LayerFamily(over: base)
    members = [Member(name: 0, store: family.first)]
    generator = SeededGenerator(seed: seed)
    self.reopen = reopen
  }

  mutating func run(steps: Int) async throws {
    for step in 0..<steps {
      try await self.step()
      if step % 25 == 24 { try compare("step \(step)") }
    }
    try compare("the end")
    try await eraseAll()
  }

  private mutating func step() async throws {
    let position = generator.below(members.count)
    switch generator.below(100) {
    case 0..<45: try await write(to: position)
    case 45..<57: try await fork(position)
    case 57..<64: try await replace(position)
    case 64..<68: try await reset(position)
    case 68..<74: try await erase(position)
    case 74..<88: try await upkeep()
    case 88..<92: try forkInMemory(position)
    case 92..<96: try holdSnapshot(of: position)
    case 96..<98: snapshots.removeAll()
    default: try restart()
    }
  }

  private mutating func write(to position: Int) async throws {
    var changes: [StorageChange] = []
    var model = members[position].model
    for _ in 0..<(1 + generator.below(generator.once(in: 10) ? 60 : 6)) {
      let change = change(of: model)
      model.apply(change)
      changes.append(change)
    }
    let isKept = !generator.once(in: 6)
    let (written, expected) = (changes, model)
    let ticket = members[position].store.submit {
      writer throws(StorageError) -> WriteOutcome<String?> in
      for change in written { try writer.apply(change) }
      let found = try writer.difference(from: expected, over: Self.keyspaces)
      return isKept ? .commit(found) : .rollback(found)
    }
    #expect(try await ticket.value() == nil, "inside a write")
    if isKept { members[position].model = model }
  }

  private mutating func change(of model: ModelStore) -> StorageChange {
    let existing = model.existing
    let keyspace = Self.keyspaces[generator.below(Self.keyspaces.count)]
    if existing.isEmpty || generator.once(in: 12) { return .create(keyspace) }
    if generator.once(in: 30) { return .drop(keyspace) }
    let chosen = existing[generator.below(existing.count)]
    // Few keys, of equal and different lengths, so that layers often have the same ones.
    var key = [UInt8(generator.below(12))]
    if generator.once(in: 3) { key.append(UInt8(generator.below(2)) * 255) }
    if generator.once(in: 20) { key = [] }
    if generator.once(in: 3) { return .remove(key, chosen) }
    return .put((0..<generator.below(5)).map { _ in UInt8(generator.below(3)) }, key, chosen)
  }

  private mutating func fork(_ position: Int) async throws {
    guard members.count < 12 else { return }
    names &+= 1
    let store = try await members[position].store.lastingFork(info: [names])
    let model = members[position].model
    members.append(Member(name: names, store: store, model: model, start: model))
  }

  private mutating func replace(_ position: Int) async throws {
    let other = members[generator.below(members.count)]
    try await members[position].store.replace(by: other.store)
    members[position].model = other.model
  }

  private mutating func reset(_ position: Int) async throws {
    try await members[position].store.replace(by: nil)
    members[position].model = members[position].start
  }

  private mutating func erase(_ position: Int) async throws {
    guard position > 0 else { return }
    try await members.remove(at: position).store.erase()
  }

  private mutating func upkeep() async throws {
    for _ in 0..<(1 + generator.below(6)) {
      if try await members[0].store.upkeep(atMost: 1 + generator.below(9)) { return }
    }
  }

  /// Forks in memory, over whatever the layers are, and writes to that fork.
  private mutating func forkInMemory(_ position: Int) throws {
    let fork = try members[position].store.fork()
    var model = members[position].model
    let found = try fork.read { reader throws(StorageError) in
      try reader.difference(from: model, over: Self.keyspaces)
    }
    #expect(found == nil, "a fork in memory")
    let changes = (0..<4).map { _ in
      let change = change(of: model)
      model.apply(change)
      return change
    }
    fork.write({ writer throws(StorageError) -> WriteOutcome<Void> in
      for change in changes { try writer.apply(change) }
      return .commit(())
    }) { (_: Result<Void, StorageError>) in
    }
    snapshots.append((try fork.snapshot(), model))
  }

  private mutating func holdSnapshot(of position: Int) throws {
    if snapshots.count > 8 { snapshots.removeFirst() }
    snapshots.append((try members[position].store.snapshot(), members[position].model))
  }

  private mutating func restart() throws {
    snapshots.removeAll()
    let known = members
    members.removeAll()
    family = try LayerFamily(over: try reopen())
    let found = try family.members()
    #expect(found.map(\.info) == known.dropFirst().map { [$0.name] }, "the forks of a file")
    members = [
      Member(name: 0, store: family.first, model: known[0].model, start: known[0].start)
    ]
    for (member, old) in zip(found, known.dropFirst()) {
      members.append(
        Member(name: old.name, store: member.store, model: old.model, start: old.start))
    }
  }

  /// Compares every member, its differences from another one, and the snapshots that are held.
  private mutating func compare(_ moment: String) throws {
    for member in members {
      let found = try member.store.read { reader throws(StorageError) in
        try reader.difference(from: member.model, over: Self.keyspaces)
      }
      #expect(found == nil, "\(moment), member \(member.name)")
      let other = members[generator.below(members.count)]
      try compareDifferences(of: member, from: other, moment)
    }
    for (state, model) in snapshots {
      #expect(try state.difference(from: model, over: Self.keyspaces) == nil, "\(moment), held")
    }
  }

  private func compareDifferences(of member: Member, from other: Member, _ moment: String) throws {
    for keyspace in Self.keyspaces {
      let told = try other.store.read { base throws(StorageError) in
        try member.store.read { reader throws(StorageError) -> [StorageDifference]? in
          var told: [StorageDifference] = []
          let end = try (reader as? any SharingReader)?.differences(in: keyspace, from: base) {
            told.append($0)
            return .next
          }
          return end == nil ? nil : told
        }
      }
      guard let told else { continue }
      let keys = Set(member.model.keys(in: keyspace) + other.model.keys(in: keyspace))
      let expected = keys.sorted { $0.lexicographicallyPrecedes($1) }.compactMap { key in
        let before = other.model.value(for: key, in: keyspace)
        let after = member.model.value(for: key, in: keyspace)
        return before == after ? nil : StorageDifference(key: key, before: before, after: after)
      }
      #expect(told == expected, "\(moment), \(member.name) from \(other.name)")
    }
  }

  /// Erases all forks; then upkeep leaves nothing but the first member's contents, without layers.
  private mutating func eraseAll() async throws {
    snapshots.removeAll()
    while members.count > 1 { try await members.removeLast().store.erase() }
    while try await !members[0].store.upkeep(atMost: 50) {}
    try compare("after upkeep")
    #expect(try family.first.usage().depth == 1)
    try restart()
    try compare("after upkeep and a restart")
    #expect(family.hasLayers == false)
  }
}

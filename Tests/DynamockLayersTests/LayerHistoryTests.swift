import DynamockLayers
import DynamockMemoryStorage
import DynamockSQLiteStorage
import DynamockStorage
import DynamockTesting
import TemporaryFiles
import Testing

@Suite("Forks that last, against a naive model")
struct LayerHistoryTests {
  @Test("a random history in memory reads like its model", arguments: 1...40 as ClosedRange<UInt64>)
  func memory(_ seed: UInt64) async throws {
    let base = MemoryStorage()
    var history = try LayerHistory(seed: seed, over: base) { base }
    try await history.run(steps: 400)
  }

  @Test("a random history in a file reads like its model", arguments: 1...8 as ClosedRange<UInt64>)
  func file(_ seed: UInt64) async throws {
    let folder = TemporaryFolder()
    let opened = OpenedFile(in: folder)
    var history = try LayerHistory(seed: seed, over: opened.open()) { try opened.reopen() }
    try await history.run(steps: 300)
  }

  @Test(
    "a file that its process left without closing it has all forks",
    arguments: [1, 2, 3] as [UInt64])
  func crash(_ seed: UInt64) async throws {
    let folder = TemporaryFolder()
    let opened = OpenedFile(in: folder)
    var history = try LayerHistory(seed: seed, over: opened.open()) { try opened.reopenCopy() }
    try await history.run(steps: 300)
  }

  @Test("a line of many forks stays within the depth, and each has its contents")
  func depth() async throws {
    let folder = TemporaryFolder()
    let opened = OpenedFile(in: folder)
    let keyspace = Keyspace(20)
    let family = try LayerFamily(over: opened.open())
    try await family.first.commit([.create(keyspace)])
    var model = ModelStore()
    model.apply(.create(keyspace))
    var models: [ModelStore] = []
    for number in 0..<UInt8(100) {
      let changes: [StorageChange] = [
        .put([number], [number], keyspace), .put([number], [0], keyspace),
        .remove([number / 2], keyspace), .drop(Keyspace(30)), .create(Keyspace(30)),
        .put([1], [number], Keyspace(30)),
      ]
      for change in changes { model.apply(change) }
      try await family.first.commit(changes)
      _ = try await family.first.lastingFork(info: [number])
      models.append(model)
    }
    let reopened = try LayerFamily(over: opened.reopenCopy())
    #expect(try reopened.first.usage().depth <= LayeredStorage.deepestChain + 1)
    let members = try reopened.members()
    #expect(members.map(\.info) == (0..<100).map { [UInt8($0)] })
    for (member, model) in zip(members, models) {
      let found = try member.store.read { reader throws(StorageError) in
        try reader.difference(from: model, over: [keyspace, Keyspace(30)])
      }
      #expect(found == nil)
    }
  }

  @Test("a write that fails leaves every member as it was, whichever call fails")
  func faults() async throws {
    let keyspace = Keyspace(20)
    for call in [FaultyStorage.Call.put, .remove, .create, .scan, .value, .commit] {
      for position in 1... {
        let base = FaultyStorage(MemoryStorage())
        let family = try LayerFamily(over: base)
        try await family.first.commit([.create(keyspace), .put([1], [1], keyspace)])
        let failures = base.failures
        base.fail(call, at: position, with: .full)
        try? await family.first.replace(by: family.first)
        let fork = try? await family.first.lastingFork()
        try? await fork?.commit([.put([2], [1], keyspace)])
        try? await fork?.replace(by: nil)
        _ = try? await family.first.upkeep(atMost: 3)
        try? await fork?.erase()
        _ = try? await family.first.upkeep(atMost: 3)
        base.heal()
        while try await !family.first.upkeep(atMost: 5) {}
        let value = try family.first.read { reader throws(StorageError) in
          try reader.value(for: [1], in: keyspace)
        }
        #expect(value == [1], "\(call) \(position)")
        if base.failures == failures { break }
      }
    }
  }
}

/// A store in a file that is closed and opened again.
private final class OpenedFile {
  private let folder: TemporaryFolder
  private var path: String
  private var store: SQLiteStorage?

  init(in folder: TemporaryFolder) {
    self.folder = folder
    path = folder.fresh()
  }

  func open() throws -> SQLiteStorage {
    let opened = try SQLiteStorage(path: path)
    store = opened
    return opened
  }

  func reopen() throws -> SQLiteStorage {
    try store?.close()
    store = nil
    return try open()
  }

  /// Opens a copy of the files as they are now, as after the end of a process that closed nothing.
  func reopenCopy() throws -> SQLiteStorage {
    let copy = folder.fresh()
    for suffix in ["", "-wal"] {
      if let bytes = contents(of: path + suffix) { write(bytes, to: copy + suffix) }
    }
    path = copy
    return try open()
  }
}

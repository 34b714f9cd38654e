import Dynamock
import DynamockModel
import DynamockStorage
import Testing

@Suite("Forks outlive their origin, and end when they are unused", .serialized)
struct ForkLifeTests {
  @Test(
    "a chain of a hundred forks holds what each added, and nothing leaks back",
    arguments: Store.allCases)
  func chain(store: Store) async throws {
    try await store.withDatabase { database in
      try await database.makeTable()
      var forks = [database]
      for depth in 1...100 {
        let fork = try await forks[depth - 1].fork()
        try await fork.put("\(depth)", depth)
        try await fork.put("deepest", depth)
        forks.append(fork)
      }
      for depth in [0, 1, 50, 99, 100] {
        var expected = Dictionary(
          uniqueKeysWithValues: (1...100).prefix(depth).map { ("\($0)", $0) })
        if depth > 0 { expected["deepest"] = depth }
        #expect(try await forks[depth].values() == expected)
        #expect(try await forks[depth].itemCount() == expected.count)
      }
      // Releasing the forks in between changes neither end; the last one is reset to its own
      // origin.
      let last = forks[100]
      forks = []
      #expect(try await last.values().count == 101)
      try await last.reset()
      #expect(try await last.values()["deepest"] == 99)
      #expect(try await database.values() == [:])
    }
  }

  @Test("a closed database cannot be forked", arguments: Store.allCases)
  func closed(store: Store) async throws {
    for hasForks in [false, true] {
      try await store.withDatabase { database in
        try await database.makeTable()
        try await database.put("a", 1)
        let registry = DatabaseRegistry(default: database)
        let earlier = hasForks ? try await database.fork() : nil
        try database.close()
        await #expect(throws: StorageError.self) { try await database.fork() }
        await #expect(throws: StorageError.self) { try await database.checkpoint() }
        await #expect(throws: RegistryError.self) {
          try await registry.create(name: "a", from: .init(database: "default"))
        }
        #expect(registry.names == ["default"])
        #expect(try await earlier?.values() ?? ["a": 1] == ["a": 1])
      }
    }
  }

  @Test("a fork that is dropped while it is scanned is read to its end", arguments: Store.allCases)
  func droppedWhileRead(store: Store) async throws {
    try await store.withDatabase { database in
      try await database.makeTable()
      for number in 0..<120 { try await database.put("\(number)", number) }
      let registry = DatabaseRegistry(default: database)
      _ = try await registry.create(name: "read", from: .init(database: "default"))
      let reading = try #require(registry["read"])
      var seen: [Item] = []
      var start: Item?
      repeat {
        let page = try await reading.scan(
          ScanInput(tableName: "Things", limit: 10, exclusiveStartKey: start))
        seen += (page.items ?? []).compactMap { $0.decoded() }
        start = page.lastEvaluatedKey
        if registry["read"] != nil { try registry.drop("read") }
        // Later changes of the origin are not visible either.
        try await database.delete("\(seen.count)")
        try await database.put("new-\(seen.count)", 1)
      } while start != nil
      #expect(registry["read"] == nil)
      #expect(Set(seen.compactMap { $0["id"] }) == Set((0..<120).map { .string("\($0)") }))
      #expect(seen.count == 120)
    }
  }

  @Test("a fork whose parent is dropped reads, writes and is reset", arguments: Store.allCases)
  func parentDropped(store: Store) async throws {
    try await store.withDatabase { database in
      try await database.makeTable()
      try await database.put("a", 1)
      let registry = DatabaseRegistry(default: database)
      _ = try await registry.create(name: "parent", from: .init(database: "default"))
      try await registry["parent"]?.put("b", 2)
      _ = try await registry.create(name: "child", from: .init(database: "parent"))
      weak let parent = registry["parent"]
      try registry.drop("parent")
      #expect(parent == nil)
      try await Self.checkChild(of: registry)
    }
  }

  @Test("a fork of a dropped database in a file survives, and frees the file at its end")
  func fileDropped() async throws {
    let path = TemporaryPath()
    let registry = DatabaseRegistry(default: try DynamockDatabase())
    try await registry.defaultDatabase.makeTable()
    try await registry.defaultDatabase.put("a", 1)
    _ = try await registry.create(
      name: "parent", from: .init(database: "default"), into: path.text)
    try await registry["parent"]?.put("b", 2)
    _ = try await registry.create(name: "child", from: .init(database: "parent"))
    try registry.drop("parent")
    try await Self.checkChild(of: registry)
    let error = #expect(throws: StorageError.self) { try DynamockDatabase(file: path.text) }
    #expect(error?.code == .locked)
    try registry.drop("child")
    let again = try await Self.opened(path.text)
    #expect(try await again.values() == ["a": 1, "b": 2])
    try again.close()
  }

  @Test("states used by forks are released when they are dropped, expired or not")
  func heldStates() async throws {
    let clock = ManualClock()
    try await Store.sqlite.withDatabase { database in
      try await database.makeTable()
      let registry = DatabaseRegistry(default: database, time: clock)
      for number in 0..<20 {
        try await database.put("a", number)
        _ = try await registry.create(
          name: "\(number)", from: .init(database: "default"),
          expiresAfter: number < 10 ? .seconds(1) : nil, lasting: false)
      }
      #expect(database.log?.heldStates == 20)
      clock.advance(by: .seconds(1))
      #expect(registry.names.count == 11)
      #expect(database.log?.heldStates == 10)
      for number in 10..<20 { try registry.drop("\(number)") }
      // The writer's thread releases the last fork's commit shortly after the fork exists.
      for _ in 0..<200 where database.log?.heldStates != 0 {
        try await Task.sleep(for: .milliseconds(10))
      }
      #expect(database.log?.heldStates == 0)
    }
  }

  /// Checks a child of a database with the items `a` and `b`.
  private static func checkChild(of registry: DatabaseRegistry) async throws {
    let child = try #require(registry["child"])
    #expect(try await child.values() == ["a": 1, "b": 2])
    try await child.put("c", 3)
    try await child.delete("a")
    #expect(try await child.values() == ["b": 2, "c": 3])
    try await registry.reset("child")
    #expect(try await child.values() == ["a": 1, "b": 2])
  }

  /// Opens a file whose last user is about to release it, on a dedicated thread.
  private static func opened(_ path: String) async throws -> DynamockDatabase {
    for _ in 0..<1000 {
      if let database = try? DynamockDatabase(file: path) { return database }
      try await Task.sleep(for: .milliseconds(5))
    }
    return try DynamockDatabase(file: path)
  }
}

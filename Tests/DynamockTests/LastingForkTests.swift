import Dynamock
import DynamockModel
import DynamockStorage
import Testing

@Suite("Forks and checkpoints that last", .serialized)
struct LastingForkTests {
  @Test("named forks, their checkpoints, origins and times are there after a restart")
  func restart() async throws {
    let path = TemporaryPath()
    let clock = ManualClock()
    let before = try await Self.served(path, clock) { registry async throws in
      try await registry.defaultDatabase.makeTable()
      try await registry.defaultDatabase.put("a", 1)
      try await registry.takeCheckpoint("clean", of: "default")
      _ = try await registry.create(name: "mine", from: .init(database: "default"))
      try await registry["mine"]?.put("b", 2)
      try await registry.takeCheckpoint(of: "mine")
      try await registry["mine"]?.put("c", 3)
      try await registry.defaultDatabase.delete("a")
      _ = try await registry.create(
        name: "second", from: .init(database: "mine", checkpoint: "checkpoint-1"),
        expiresAfter: .seconds(60))
      _ = try await registry.create(from: .init(database: "default"))
      return registry.summaries.filter { $0.isLasting || $0.name == "default" }
    }
    #expect(before.map(\.name) == ["default", "mine", "second"])
    let after = try await Self.served(path, clock) { registry async throws in
      #expect(try await registry.defaultDatabase.values() == [:])
      #expect(try await registry["mine"]?.values() == ["a": 1, "b": 2, "c": 3])
      #expect(try await registry["mine"]?.itemCount() == 3)
      #expect(try await registry["second"]?.values() == ["a": 1, "b": 2])
      try await registry.restore("mine", to: .init(database: "mine", checkpoint: "checkpoint-1"))
      #expect(try await registry["mine"]?.values() == ["a": 1, "b": 2])
      #expect(try await registry["mine"]?.itemCount() == 2)
      try await registry.restore(
        "default", to: .init(database: "default", checkpoint: "clean"))
      #expect(try await registry.defaultDatabase.values() == ["a": 1])
      return registry.summaries
    }
    #expect(after.map(\.origin) == before.map(\.origin))
    #expect(after.map(\.checkpoints) == [["clean"], ["checkpoint-1"], []])
    // The default database has the time of the start; the others keep theirs.
    #expect(after.dropFirst().map(\.createdAt) == before.dropFirst().map(\.createdAt))
    #expect(after.map(\.expiresAt) == before.map(\.expiresAt))
    clock.advance(by: .seconds(61))
    try await Self.served(path, clock) { registry async throws in
      #expect(registry.names == ["default", "mine"])
      try await registry.reset("mine")
      #expect(try await registry["mine"]?.values() == ["a": 1])
    }
  }

  @Test("a fork of every kind of table works after a restart, apart from its origin")
  func independence() async throws {
    let path = TemporaryPath()
    try await Self.served(path) { registry async throws in
      try await registry.defaultDatabase.makeTable()
      for number in 0..<40 { try await registry.defaultDatabase.put("\(number)", number) }
      _ = try await registry.create(name: "mine", from: .init(database: "default"))
      try await registry["mine"]?.makeTable("Own")
      try await registry["mine"]?.put("x", 1, in: "Own")
      try await registry.defaultDatabase.makeTable("Others")
      try await registry.defaultDatabase.put("y", 2, in: "Others")
      _ = try await registry["mine"]?.deleteTable(DeleteTableInput(tableName: "Things"))
    }
    try await Self.served(path) { registry async throws in
      let mine = try #require(registry["mine"])
      #expect(try await mine.listTables().tableNames == ["Own"])
      #expect(try await mine.values(in: "Own") == ["x": 1])
      #expect(try await registry.defaultDatabase.values().count == 40)
      #expect(try await registry.defaultDatabase.values(in: "Others") == ["y": 2])
      try await mine.makeTable()
      #expect(try await mine.values() == [:])
      try await mine.put("new", 9)
      #expect(try await mine.values() == ["new": 9])
      #expect(try await registry.defaultDatabase.itemCount() == 40)
    }
  }

  @Test("a dropped fork or checkpoint is gone after a restart, and upkeep leaves no layer")
  func dropping() async throws {
    let path = TemporaryPath()
    try await Self.served(path) { registry async throws in
      try await registry.defaultDatabase.makeTable()
      for round in 0..<5 {
        try await registry.defaultDatabase.put("\(round)", round)
        _ = try await registry.create(name: "fork-\(round)", from: .init(database: "default"))
        try await registry.takeCheckpoint(of: "default")
        try await registry.takeCheckpoint(of: "fork-\(round)")
        try await registry["fork-\(round)"]?.put("own", round)
      }
      try registry.drop("fork-3")
      try registry.dropCheckpoint("checkpoint-2", of: "default")
    }
    try await Self.served(path) { registry async throws in
      #expect(registry.names == ["default", "fork-0", "fork-1", "fork-2", "fork-4"])
      let kept = try registry.summary(of: "default").checkpoints
      #expect(kept == ["checkpoint-1", "checkpoint-3", "checkpoint-4", "checkpoint-5"])
      #expect(registry.usage(of: "default")?.depth ?? 0 > 3)
      for name in kept { try registry.dropCheckpoint(name, of: "default") }
      for name in registry.names where name != "default" { try registry.drop(name) }
      try await Self.settle(registry)
      #expect(registry.usage(of: "default")?.depth == 1)
      #expect(try await registry.defaultDatabase.values().count == 5)
    }
    try await Self.served(path) { registry async throws in
      #expect(registry.usage(of: "default") == nil)
      #expect(try await registry.defaultDatabase.values().count == 5)
      #expect(try await registry.defaultDatabase.itemCount() == 5)
    }
  }

  @Test("a dropped fork that is still used is freed when no one uses it, which is told")
  func release() async throws {
    let path = TemporaryPath()
    try await Self.served(path) { registry async throws in
      try await registry.defaultDatabase.makeTable()
      try await registry.defaultDatabase.put("a", 1)
      _ = try await registry.create(name: "mine", from: .init(database: "default"))
      try await registry.defaultDatabase.put("b", 2)
      var used = registry["mine"]
      try registry.drop("mine")
      let waiting = try await registry.compact(for: .milliseconds(50))
      #expect(!waiting.isFinished && waiting.awaitsRelease)
      #expect(registry.usage(of: "default")?.depth == 2)
      #expect(try await used?.values() == ["a": 1])
      used = nil
      var last = waiting
      while !last.isFinished { last = try await registry.compact(for: .milliseconds(50)) }
      #expect(registry.usage(of: "default")?.depth == 1)
    }
  }

  @Test("restore takes another database's contents, and reset those of the fork's origin")
  func restoring() async throws {
    let path = TemporaryPath()
    try await Self.served(path) { registry async throws in
      let database = registry.defaultDatabase
      try await database.makeTable()
      try await database.put("a", 1)
      _ = try await registry.create(name: "mine", from: .init(database: "default"))
      try await registry["mine"]?.put("b", 2)
      try await registry.restore("default", to: .init(database: "mine"))
      #expect(try await database.values() == ["a": 1, "b": 2])
      #expect(try await database.itemCount() == 2)
      try await registry["mine"]?.put("c", 3)
      #expect(try await database.values() == ["a": 1, "b": 2])
      try await registry.reset("mine")
      #expect(try await registry["mine"]?.values() == ["a": 1])
      try await registry.reset("default")
      #expect(try await database.listTables().tableNames == [])
      try await database.makeTable()
      try await database.put("z", 26)
    }
    try await Self.served(path) { registry async throws in
      #expect(try await registry.defaultDatabase.values() == ["z": 26])
      #expect(try await registry["mine"]?.values() == ["a": 1])
      #expect(try await registry["mine"]?.itemCount() == 1)
    }
  }

  @Test("a large database is emptied without touching its items, and upkeep removes them")
  func largeReset() async throws {
    let path = TemporaryPath()
    try await Self.served(path) { registry async throws in
      let database = registry.defaultDatabase
      try await database.makeTable()
      for start in stride(from: 0, to: 10_050, by: 25) {
        _ = try await database.batchWriteItem(
          BatchWriteItemInput(requestItems: [
            "Things": (start..<start + 25).map {
              WriteRequest(putRequest: PutRequest(item: ["id": .string("\($0)")]))
            }
          ]))
      }
      try await database.reset()
      #expect(try await database.listTables().tableNames == [])
      try await database.makeTable()
      try await database.put("a", 1)
      try await Self.settle(registry)
      #expect(try await database.values() == ["a": 1])
      #expect(try await database.itemCount() == 1)
    }
    try await Self.served(path) { registry async throws in
      #expect(registry.usage(of: "default") == nil)
      #expect(try await registry.defaultDatabase.values() == ["a": 1])
    }
  }

  @Test("forks last by default if they have a name and are in the default database's file")
  func whichLast() async throws {
    let path = TemporaryPath()
    try await Self.served(path) { registry async throws in
      let origin = DatabaseSummary.Origin(database: "default")
      #expect(try await registry.create(name: "a", from: origin).isLasting)
      #expect(try await !registry.create(from: origin).isLasting)
      #expect(try await registry.create(from: origin, lasting: true).isLasting)
      #expect(try await !registry.create(name: "b", from: origin, lasting: false).isLasting)
      #expect(try await !registry.create(name: "empty").isLasting)
      #expect(try await !registry.create(name: "c", from: .init(database: "b")).isLasting)
      await #expect(throws: RegistryError.cannotLast("b")) {
        try await registry.create(name: "d", from: .init(database: "b"), lasting: true)
      }
      await #expect(throws: RegistryError.onlyForksLast) {
        try await registry.create(name: "d", lasting: true)
      }
      await #expect(throws: RegistryError.nameTaken("a")) {
        try await registry.create(name: "a", from: origin)
      }
      #expect(registry.names.count == 6 + 1)
    }
    let memory = DatabaseRegistry(default: try DynamockDatabase())
    await #expect(throws: RegistryError.cannotLast("default")) {
      try await memory.create(name: "a", from: .init(database: "default"), lasting: true)
    }
    await #expect(throws: StorageError.self) { try await DatabaseFile.open(path.text) }
  }

  @Test("forks while four writers write contain a prefix of each, with the right counts")
  func underLoad() async throws {
    let path = TemporaryPath()
    try await Self.served(path) { registry async throws in
      let database = registry.defaultDatabase
      try await database.makeTable()
      let writers = (0..<4).map { writer in
        Task { for number in 0..<120 { try await database.put("\(writer)-\(number)", number) } }
      }
      for fork in 0..<12 {
        _ = try await registry.create(name: "fork-\(fork)", from: .init(database: "default"))
        try await Self.checkPrefixes(registry["fork-\(fork)"])
        if fork.isMultiple(of: 3) { try registry.drop("fork-\(fork)") }
        _ = try await registry.compact()
      }
      for writer in writers { try await writer.value }
      #expect(try await database.itemCount() == 480)
    }
    try await Self.served(path) { registry async throws in
      for name in registry.names { try await Self.checkPrefixes(registry[name]) }
    }
  }

  private static func checkPrefixes(_ fork: DynamockDatabase?) async throws {
    let fork = try #require(fork)
    let values = try await fork.values()
    #expect(try await fork.itemCount() == values.count)
    for writer in 0..<4 {
      let numbers = values.filter { $0.key.hasPrefix("\(writer)-") }.map(\.value).sorted()
      #expect(numbers == Array(0..<numbers.count))
    }
  }

  /// Merges and frees layers until the default database has only one.
  ///
  /// A dropped fork is freed when its last user has released it, which may be another thread.
  private static func settle(_ registry: DatabaseRegistry) async throws {
    let deadline = ContinuousClock.now + .seconds(300)
    repeat {
      _ = try await registry.compact()
      try await Task.sleep(for: .milliseconds(2))
    } while registry.usage(of: "default")?.depth != 1 && ContinuousClock.now < deadline
  }

  /// Serves a file, as a process does from its start to its end.
  @discardableResult
  private static func served<Value>(
    _ path: TemporaryPath, _ clock: ManualClock = ManualClock(),
    _ body: (DatabaseRegistry) async throws -> Value
  ) async throws -> Value {
    let database = try DynamockDatabase(file: path.text, durability: .off, clock: clock)
    let registry = DatabaseRegistry(default: database, time: clock)
    #expect(registry.openingFault == nil)
    let value = try await body(registry)
    try registry.close()
    return value
  }
}

import Dynamock
import DynamockModel
import DynamockSQLiteStorage
import DynamockStorage
import TemporaryFiles
import Testing

@Suite("A check of a file examines its forks and checkpoints", .timeLimit(.minutes(10)))
struct LastingForkCheckTests {
  /// Makes a file with a fork, `trial`, and a checkpoint of it, `clean`, and lets `body` change it
  /// before it is closed.
  private static func make(
    _ path: String, _ body: (DatabaseRegistry) async throws -> Void = { _ in }
  ) async throws {
    try await SampleDatabase.make(path)
    let database = try DynamockDatabase(file: path, durability: .off)
    let registry = DatabaseRegistry(default: database)
    let trial = try await registry.create(name: "trial", from: .init(database: "default"))
    #expect(trial.isLasting)
    try await change(registry["trial"], round: 2)
    try await registry.takeCheckpoint("clean", of: "trial")
    try await change(registry["trial"], round: 3)
    try await change(registry["default"], round: 4)
    try await body(registry)
    try registry.close()
  }

  /// Puts and deletes a part of the orders.
  private static func change(_ database: DynamockDatabase?, round: Int) async throws {
    let database = try #require(database)
    for number in stride(from: round, to: SampleDatabase.orders, by: 7) {
      try await SampleDatabase.put(number, into: database, round: round)
    }
    for number in stride(from: round, to: SampleDatabase.orders, by: 30) {
      _ = try await database.deleteItem(
        DeleteItemInput(tableName: "Orders", key: SampleDatabase.key(number)))
    }
  }

  @Test("a file with forks is sound, and their contents are counted")
  func sound() async throws {
    let folder = TemporaryFolder()
    try await Self.make(folder.file)
    let check = try FileCheck(of: folder.file)
    #expect(check.findings == [])
    #expect(check.forks == 1 && check.checkpoints == 1)
    // The default database, the fork and its checkpoint; each round deletes five orders, and puts
    // those of the round before again where their numbers are the same.
    #expect(check.tables == 3 * 2)
    #expect(check.items == check.expiryTimes + 3 * 20)
    #expect(check.indexEntries == 2 * check.expiryTimes)
    #expect(check.expiryTimes > 3 * (SampleDatabase.orders - 10))
  }

  @Test("a file is sound at every step of the work that merges and frees layers")
  func upkeep() async throws {
    let folder = TemporaryFolder()
    let copy = TemporaryFolder()
    var steps = 0
    try await Self.make(folder.file) { registry in
      try await registry.takeCheckpoint("later", of: "trial")
      try await Self.change(registry["trial"], round: 5)
      try registry.dropCheckpoint("clean", of: "trial")
      try registry.drop("trial")
      var isFinished = false
      while !isFinished {
        isFinished = try await registry.defaultDatabase.compactStep(atMost: 40).isFinished
        for end in ["", "-wal"] {
          write(contents(of: folder.file + end) ?? [], to: copy.file + end)
        }
        let check = try FileCheck(of: copy.file)
        #expect(check.findings == [])
        steps += 1
      }
    }
    #expect(steps > 10)
  }

  /// A statement that causes a defect, and the finding.
  struct Defect: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let sql: String
    let place: String
    let problem: String
  }

  static let defects = [
    Defect(
      testDescription: "an item that a fork has lost",
      sql: "DELETE FROM _keyspace_15 WHERE instr(value, '\"round\":{\"N\":\"3\"}')",
      place: "fork trial, table Orders", problem: "the stored figures are"),
    Defect(
      testDescription: "an item of a checkpoint that cannot be decoded",
      sql: "UPDATE _keyspace_15 SET value = x'0000000A7B7B01' WHERE key = (SELECT key FROM "
        + "_keyspace_15 WHERE instr(value, '\"round\":{\"N\":\"2\"}') LIMIT 1)",
      place: "checkpoint clean, ", problem: ""),
    Defect(
      testDescription: "an entry that is neither a value nor a removal",
      sql: "UPDATE _keyspace_15 SET value = x'01ffff' WHERE key = (SELECT key FROM "
        + "_keyspace_15 WHERE instr(value, '\"round\":{\"N\":\"4\"}') LIMIT 1)",
      place: "the forks and checkpoints", problem: "entries that belong to none of them: 1"),
    Defect(
      testDescription: "an entry of a layer that does not exist",
      sql: "INSERT INTO _keyspace_15 (key, value) VALUES (x'00000000FF0000000101', x'01')",
      place: "the forks and checkpoints", problem: "entries that belong to none of them: 1"),
    Defect(
      testDescription: "the default database's own changes",
      sql: "DELETE FROM _keyspace_15 WHERE instr(value, '\"round\":{\"N\":\"4\"}')",
      place: "table Orders", problem: "the stored figures are"),
    Defect(
      testDescription: "a fork's record that cannot be read",
      sql: "UPDATE _keyspace_14 SET value = x'00' WHERE instr(value, 'trial')",
      place: "the forks and checkpoints", problem: "cannot be read"),
    Defect(
      testDescription: "a layer without a record",
      sql: "DELETE FROM _keyspace_14 WHERE key = (SELECT max(key) FROM _keyspace_14 WHERE "
        + "substr(key, 1, 1) = x'6C')",
      place: "the forks and checkpoints", problem: "cannot be read"),
  ]

  @Test("a defect in the layers is found, with the fork or checkpoint", arguments: defects)
  func defect(_ defect: Defect) async throws {
    let folder = TemporaryFolder()
    try await Self.make(folder.file)
    let database = RawDatabase(folder.file, setsChecksums: true)
    #expect(database.run(defect.sql) == [])
    #expect(database.run("SELECT changes()") != ["0"])
    let check = try FileCheck(of: folder.file)
    #expect(
      check.findings.contains {
        $0.place.hasPrefix(defect.place) && $0.problem.contains(defect.problem)
      }, "\(check.findings)")
    #expect(!check.isSound)
  }
}

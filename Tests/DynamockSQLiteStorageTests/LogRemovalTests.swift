import Dynamock
import DynamockModel
import DynamockStorage
import TemporaryFiles
import Testing

@testable import DynamockSQLiteStorage

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

@Suite("A log of changes is removed in portions, between which other writes have their turn")
struct LogRemovalTests {
  /// Entries whose removal takes 400 portions, a second or so.
  private static let changes = 200_000
  /// A file with a table of many logged changes, which is made once.
  private static let sample = Task { () async throws -> [UInt8] in
    let folder = TemporaryFolder()
    try await make(folder.file)
    return try #require(contents(of: folder.file))
  }

  @Test(
    "a portion has at most 500 entries or about a megabyte", arguments: [false, true])
  func portion(isNumbered: Bool) async throws {
    let folder = TemporaryFolder()
    let store = try SQLiteStorage(path: folder.file)
    let keyspace = Keyspace(20)
    // 1,100 short values, then ten of 400 KB.
    try await store.write { writer throws(StorageError) -> WriteOutcome<Void> in
      try writer.create(keyspace, KeyspaceDescription(isNumbered: isNumbered))
      for number in 0..<1_110 {
        let value = [UInt8](repeating: 7, count: number < 1_100 ? 10 : 400_000)
        try writer.put(value, for: BigEndian.bytes(UInt64(number)), in: keyspace)
      }
      return .commit(())
    }
    var counts: [Int] = []
    var hasMore = true
    while hasMore {
      hasMore = try await store.write { writer throws(StorageError) -> WriteOutcome<Bool> in
        guard let writer = writer as? any KeyspaceEmptyingWriter else { return .rollback(false) }
        return .commit(try writer.removePortion(of: keyspace))
      }
      var left = 0
      try store.read { reader throws(StorageError) in
        try reader.scan(keyspace, .all, .ascending) { _, _ in
          left += 1
          return .next
        }
      }
      counts.append(left)
    }
    // The third portion has the last 100 short values and three long ones.
    #expect(counts == [610, 110, 7, 4, 1, 0])
    let none = try await store.write { writer throws(StorageError) -> WriteOutcome<Bool> in
      guard let writer = writer as? any KeyspaceEmptyingWriter else { return .rollback(true) }
      return .commit(try writer.removePortion(of: Keyspace(99)))
    }
    #expect(!none, "nothing is left of a keyspace that does not exist")
    try store.close()
    #expect(RawDatabase(folder.file).run("PRAGMA integrity_check") == ["ok"])
  }

  /// Creates a file with a table of many logged changes.
  private static func make(_ file: String) async throws {
    let database = try DynamockDatabase(file: file, durability: .off)
    try await database.createLoggedTable(key: .n)
    _ = try await database.putItem(PutItemInput(tableName: "Notes", item: ["id": 1]))
    try database.close()
    let log = try #require(logs(file).first)
    let sql = """
      WITH RECURSIVE n(i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < \(changes))
      INSERT INTO \(log) SELECT i, value FROM n, \(log) WHERE key = 1
      """
    #expect(RawDatabase(file, setsChecksums: true).run(sql) == [])
  }

  /// How a log ends.
  enum End: String, CaseIterable {
    case disabling, deletion
  }

  private static func end(_ end: End, in database: DynamockDatabase) async throws {
    switch end {
    case .disabling: try await database.setRecovery(false)
    case .deletion: _ = try await database.deleteTable(DeleteTableInput(tableName: "Notes"))
    }
  }

  private static func logs(_ file: String) -> [String] {
    RawDatabase(file).run("SELECT name FROM sqlite_master WHERE name LIKE '_numbered_%'")
  }

  /// Waits until a file has no logs.
  private static func waitForRemoval(_ file: String) async throws {
    let deadline = ContinuousClock.now + .seconds(120)
    while !logs(file).isEmpty {
      try #require(ContinuousClock.now < deadline)
      try await Task.sleep(for: .milliseconds(5))
    }
    let records = "SELECT key FROM _keyspace_0 WHERE instr(key, CAST('discarded' AS BLOB))"
    #expect(RawDatabase(file).run(records) == [])
  }

  /// Ends a log and performs another write; returns how many entries of the log are left after it.
  private static func begun(
    _ end: End
  ) async throws -> (TemporaryFolder, DynamockDatabase, log: String, left: Int) {
    let folder = TemporaryFolder()
    write(try await Self.sample.value, to: folder.file)
    let log = try #require(Self.logs(folder.file).first)
    let database = try DynamockDatabase(file: folder.file, durability: .off)
    try await database.createLoggedTable("Others", key: .n)
    try await Self.end(end, in: database)
    _ = try await database.putItem(PutItemInput(tableName: "Others", item: ["id": 1]))
    let rows = RawDatabase(folder.file).run("SELECT count(*) FROM \(log)")
    return (folder, database, log, Int(rows.first ?? "") ?? 0)
  }

  @Test("other writes are carried out while a log is removed", arguments: End.allCases)
  func meanwhile(_ end: End) async throws {
    var (folder, database, log, left) = try await Self.begun(end)
    // On a busy machine the removal may be over before the rest is counted.
    for _ in 0..<9 where left == 0 {
      try database.close()
      (folder, database, log, left) = try await Self.begun(end)
    }
    #expect(left > 0, "the write has waited for all portions")
    if end == .disabling {
      // A log that begins meanwhile is another one.
      try await database.setRecovery(true)
      _ = try await database.putItem(PutItemInput(tableName: "Notes", item: ["id": 2]))
    }
    let expected = end == .disabling ? 2 : 1
    let deadline = ContinuousClock.now + .seconds(120)
    while Self.logs(folder.file).count > expected {
      try #require(ContinuousClock.now < deadline)
      try await Task.sleep(for: .milliseconds(5))
    }
    #expect(!Self.logs(folder.file).contains(log))
    try database.close()
    let check = try FileCheck(of: folder.file)
    #expect(check.findings == [])
    #expect(check.loggedChanges == expected)
  }

  @Test(
    "after kill -9 in the middle the table has no recovery, and the next process removes the rest",
    arguments: End.allCases)
  func killed(_ end: End) async throws {
    let folder = TemporaryFolder()
    write(try await Self.sample.value, to: folder.file)
    ExitTestArguments.pass(folder.file, end.rawValue)
    await #expect(processExitsWith: .signal(SIGKILL)) {
      let arguments = ExitTestArguments.received
      try #require(arguments.count == 2)
      let database = try DynamockDatabase(file: arguments[0])
      try await LogRemovalTests.end(try #require(End(rawValue: arguments[1])), in: database)
      kill(getpid(), SIGKILL)
    }
    let check = try FileCheck(of: folder.file)
    #expect(check.findings == [])
    #expect(check.loggedChanges == 0, "no table has a log")
    let log = try #require(Self.logs(folder.file).first, "all was removed before the process died")
    let left = RawDatabase(folder.file).run("SELECT count(*) FROM \(log)")
    #expect((1...Self.changes - 500).contains(Int(left.first ?? "") ?? 0), "\(left)")

    let database = try DynamockDatabase(file: folder.file)
    if end == .disabling {
      let description = try await database.describeContinuousBackups(
        DescribeContinuousBackupsInput(tableName: "Notes"))
      #expect(
        description.continuousBackupsDescription?.pointInTimeRecoveryDescription?
          .pointInTimeRecoveryStatus == .disabled)
    }
    try await Self.waitForRemoval(folder.file)
    // The system's backup of a deleted table has taken over its items.
    let items =
      end == .disabling
      ? try await database.describeTable(DescribeTableInput(tableName: "Notes")).table?.itemCount
      : try await database.listBackups(ListBackupsInput(backupType: .system)).backupSummaries?.count
    #expect(items == 1)
    try database.close()
    #expect(try FileCheck(of: folder.file).findings == [])
  }
}

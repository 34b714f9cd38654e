import Dynamock
import DynamockModel
import Testing

/// Backups survive a restart of a file, and are in its forks and
/// checkpoints.
@Suite("The life of backups")
struct BackupLifeTests {
  @Test("a backup survives a restart, its table, and later writes", arguments: Keeper.allCases)
  func restart(keeper: Keeper) async throws {
    let bench = try Bench(keeper)
    try await bench.makeTable()
    try await bench.put(["p": "a", "c": "1", "n": 1])
    let backup = try await bench.backup()
    let described = try await bench.describe(backup: backup)
    let items = try await bench.items()
    try await bench.put(["p": "b", "c": "1"])
    try bench.reopen()
    #expect(try await bench.describe(backup: backup) == described)
    try await bench.delete(table: "Music")
    try bench.reopen()
    #expect(try await bench.describe(backup: backup) == described)
    try await bench.restore(backup, as: "Music")
    #expect(try await bench.items() == items)
    try bench.reopen()
    #expect(try await bench.items() == items)
    #expect(try await bench.describe().restoreSummary == nil)
    try await bench.delete(backup: backup)
    try bench.reopen()
    #expect(try await bench.backups() == [])
    #expect(try await bench.items() == items)
  }

  @Test("a backup of the system survives a restart", arguments: Keeper.allCases)
  func system(keeper: Keeper) async throws {
    let bench = try Bench(keeper)
    try await bench.makeTable()
    try await bench.enableRecovery()
    try await bench.put(["p": "a", "c": "1", "n": 1])
    let items = try await bench.items()
    try await bench.delete(table: "Music")
    let backup = try #require(try await bench.backups().first)
    try await bench.makeTable()
    try bench.reopen()
    #expect(try await bench.backups() == [backup])
    #expect(try await bench.describe(backup: backup)?.sourceTableDetails?.itemCount == 1)
    try await bench.restore(backup, as: "Copy")
    #expect(try await bench.items(of: "Copy") == items)
    #expect(try await bench.items() == [:])
    bench.clock.advance(by: .seconds(35 * 86_400))
    _ = try await bench.database.sweep()
    try bench.reopen()
    #expect(try await bench.backups() == [])
    #expect(try await bench.items(of: "Copy") == items)
  }

  @Test("a fork has the backups of its origin, and its own apart", arguments: Keeper.allCases)
  func fork(keeper: Keeper) async throws {
    let bench = try Bench(keeper)
    try await bench.makeTable()
    try await bench.put(["p": "a", "c": "1"])
    let items = try await bench.items()
    let backup = try await bench.backup()
    let fork = try await bench.database.fork()
    try await bench.delete(backup: backup)
    #expect(try await bench.backups() == [])
    #expect(try await bench.backups(in: fork) == [backup])
    try await bench.restore(backup, as: "Copy", in: fork)
    let copied = try await fork.scan(ScanInput(tableName: "Copy")).items?.compactMap {
      $0.decoded()
    }
    #expect(copied == Array(items.values))
    _ = try await fork.createBackup(CreateBackupInput(tableName: "Copy", backupName: "own"))
    #expect(try await bench.backups(in: fork).count == 2)
    #expect(try await bench.backups() == [])
    try fork.close()
  }

  @Test("a checkpoint brings back the backups of its time", arguments: Keeper.allCases)
  func checkpoint(keeper: Keeper) async throws {
    let bench = try Bench(keeper)
    try await bench.makeTable()
    try await bench.put(["p": "a", "c": "1"])
    let items = try await bench.items()
    let first = try await bench.backup()
    let checkpoint = try await bench.database.checkpoint()
    try await bench.delete(backup: first)
    bench.clock.advance(by: .seconds(1))
    let second = try await bench.backup()
    try await bench.database.restore(checkpoint)
    #expect(try await bench.backups() == [first])
    #expect(try await failure { try await bench.describe(backup: second) }.code == .backupNotFound)
    try await bench.restore(first, as: "Copy")
    #expect(try await bench.items(of: "Copy") == items)
    try await bench.database.reset()
    #expect(try await bench.backups() == [])
  }

  @Test("a backup of many items is complete and of one point in time", arguments: Keeper.allCases)
  func portions(keeper: Keeper) async throws {
    let bench = try Bench(keeper)
    try await bench.makeTable()
    for number in 0..<1_100 { try await bench.put(Bench.large(number)) }
    let items = try await bench.items()
    let size = try await bench.describe().tableSizeBytes
    // Writes that arrive while the backup is being made are not in it.
    let database = bench.database
    async let made = database.createBackup(
      CreateBackupInput(tableName: "Music", backupName: "nightly"))
    let backup = try #require(try await made.backupDetails?.backupArn)
    for number in 0..<200 { try await bench.delete("p\(number % 7)", "c\(number)") }
    let source = try await bench.describe(backup: backup)?.sourceTableDetails
    #expect(source?.itemCount == 1_100)
    #expect(source?.tableSizeBytes == size)
    try await bench.restore(backup, as: "Copy")
    try await bench.waitUntilActive("Copy")
    #expect(try await bench.items(of: "Copy") == items)
    #expect(try await bench.describe("Copy").itemCount == 1_100)
    #expect(try await bench.describe("Copy").tableSizeBytes == size)
  }

  @Test(
    "a backup that races with the deletion of its table is complete or rejected",
    arguments: Keeper.allCases)
  func race(keeper: Keeper) async throws {
    let bench = try Bench(keeper)
    let database = bench.database
    for _ in 0..<20 {
      try await bench.makeTable()
      for number in 0..<3 { try await bench.put(["p": "a", "c": .string("\(number)")]) }
      async let deletion = database.deleteTable(DeleteTableInput(tableName: "Music"))
      do throws(DynamoDBError) {
        let made = try await database.createBackup(
          CreateBackupInput(tableName: "Music", backupName: "racing"))
        let described = try await database.describeBackup(
          DescribeBackupInput(backupArn: made.backupDetails?.backupArn))
        #expect(described.backupDescription?.sourceTableDetails?.itemCount == 3)
      } catch {
        #expect(error.code == .tableNotFound)
      }
      _ = try await deletion
    }
  }
}

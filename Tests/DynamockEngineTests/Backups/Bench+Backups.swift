import Dynamock
import DynamockModel
import Testing

extension Bench {
  /// Creates a backup and returns its ARN.
  func backup(_ name: String = "nightly", of table: String = "Music") async throws -> String {
    let output = try await database.createBackup(
      CreateBackupInput(tableName: table, backupName: name))
    return try #require(output.backupDetails?.backupArn)
  }

  func restore(
    _ backup: String, as target: String, in database: DynamockDatabase? = nil,
    change: (inout RestoreTableFromBackupInput) -> Void = { _ in }
  ) async throws {
    var input = RestoreTableFromBackupInput(targetTableName: target, backupArn: backup)
    change(&input)
    _ = try await (database ?? self.database).restoreTableFromBackup(input)
  }

  /// The ARNs of the backups of all types.
  func backups(in database: DynamockDatabase? = nil) async throws -> [String] {
    let output = try await (database ?? self.database).listBackups(
      ListBackupsInput(backupType: .all))
    return (output.backupSummaries ?? []).compactMap(\.backupArn)
  }

  func describe(
    backup: String, in database: DynamockDatabase? = nil
  ) async throws -> BackupDescription? {
    try await (database ?? self.database).describeBackup(DescribeBackupInput(backupArn: backup))
      .backupDescription
  }

  func delete(backup: String) async throws {
    _ = try await database.deleteBackup(DeleteBackupInput(backupArn: backup))
  }

  func delete(table: String) async throws {
    _ = try await database.deleteTable(DeleteTableInput(tableName: table))
  }

  /// Waits until a table is ACTIVE, for at most five minutes.
  func waitUntilActive(_ table: String, in database: DynamockDatabase? = nil) async throws {
    let deadline = ContinuousClock.now + .seconds(300)
    while try await describe(table, in: database).tableStatus != .active {
      try #require(ContinuousClock.now < deadline, "\(table) is still not ACTIVE")
      try await Task.sleep(for: .milliseconds(5))
    }
  }

  /// An item of the bench's tables, with a size of about 1 KB.
  static func large(_ number: Int) -> Item {
    [
      "p": .string("p\(number % 7)"), "c": .string("c\(number)"),
      "n": .number(DecimalNumber(number)),
      "text": .string(String(repeating: "x", count: 1_000)),
    ]
  }
}

import Dynamock
import DynamockTesting
import Testing

/// The backup that AWS makes of a deleted table with recovery to a point in time ([ack-quirks]).
@Suite("Backups of deleted tables")
struct SystemBackupTests {
  static let enable = ContinuousBackupsTests.enable
  static let system = BackupTests.list(#""BackupType":"SYSTEM""#)

  @Test("deleting a table with recovery leaves a backup for 35 days", arguments: Setting.all)
  func life(_ setting: Setting) async throws {
    try await Throwaway.run(setting) { throwaway in
      try await throwaway.prepare([
        .table(key: "p:S", defined: ["g:S"], with: Call.global(Call.index("byG", "g"))),
        Self.enable, .put(#"{"p":{"S":"a"},"g":{"S":"x"}}"#),
      ])
      let id = try await BackupTests.table(throwaway)["TableId"]?.text ?? ""
      throwaway.clock.advance(by: .seconds(5))
      try await throwaway.prepare([DeleteTableTests.delete])
      let arn = "\(BackupTests.arn)/backup/01767225605000-00000000"
      let expiry = BackupTests.start + 5 + 35 * 86_400
      let details =
        #""BackupArn":"\#(arn)","BackupName":"Main$DeletedTableBackup","BackupStatus":"AVAILABLE","#
        + #""BackupType":"SYSTEM","BackupCreationDateTime":1767225605,"#
        + #""BackupExpiryDateTime":\#(expiry),"BackupSizeBytes":4"#
      Expected.equals(
        #"{"BackupSummaries":[{"TableName":"Main","TableId":"\#(id)","#
          + #""TableArn":"\#(BackupTests.arn)",\#(details)}]}"#
      ).check(try await throwaway.send(Self.system), "the list")
      Expected.equals(#"{"BackupSummaries":[]}"#).check(
        try await throwaway.send(BackupTests.list()), "without a type, users' backups are listed")
      Expected.contains(
        #"{"BackupDescription":{"BackupDetails":{\#(details)},"SourceTableDetails":{"ItemCount":1},"#
          + #""SourceTableFeatureDetails":{}}}"#
      ).check(try await throwaway.send(BackupTests.describe(arn)), "its description")
      Expected.invalid(
        "Invalid Request: User is not allowed to delete the system backup with arn \(arn). It will "
          + "automatically expire on 2026-02-05T00:00:05Z"
      ).check(try await throwaway.send(BackupTests.delete(arn)), "its deletion")
      // A table of the same name does not disturb it.
      try await throwaway.prepare([.hashTable, .put(#"{"p":{"S":"new"}}"#)])
      try await throwaway.prepare([RestoreTests.restore(arn)])
      #expect(
        try await RestoreTests.items(throwaway, "Copy") == [#"{"g":{"S":"x"},"p":{"S":"a"}}"#])
      throwaway.clock.advance(by: .seconds(35 * 86_400))
      BackupTests.noBackup(arn).check(
        try await throwaway.send(BackupTests.describe(arn)), "expired")
      Expected.equals(#"{"BackupSummaries":[]}"#).check(
        try await throwaway.send(Self.system), "expired, in the list")
    }
  }

  @Test("a table without recovery leaves none", arguments: Setting.stores)
  func without(_ setting: Setting) async throws {
    try await Throwaway.run(setting) { throwaway in
      try await throwaway.prepare([
        .hashTable, Self.enable, ContinuousBackupsTests.disable, DeleteTableTests.delete,
      ])
      Expected.equals(#"{"BackupSummaries":[]}"#).check(
        try await throwaway.send(BackupTests.list(#""BackupType":"ALL""#)), "none")
    }
  }

  @Test("tables that are deleted at the same time have a backup each", arguments: Setting.stores)
  func several(_ setting: Setting) async throws {
    try await Throwaway.run(setting) { throwaway in
      for round in 0..<3 {
        try await throwaway.prepare([
          .hashTable, Self.enable, .put(#"{"p":{"S":"\#(round)"}}"#), DeleteTableTests.delete,
        ])
      }
      let backups = BackupTests.arns(try await throwaway.send(Self.system)).compactMap { $0 }
      #expect(Set(backups).count == 3)
      for (round, backup) in backups.enumerated() {
        #expect(backup.hasSuffix("-00000000"))
        try await throwaway.prepare([RestoreTests.restore(backup, as: "Copy\(round)")])
        #expect(
          try await RestoreTests.items(throwaway, "Copy\(round)") == [#"{"p":{"S":"\#(round)"}}"#])
      }
    }
  }

  @Test("the switch at the end of DELETING decides", arguments: Setting.stores)
  func deleting(_ setting: Setting) async throws {
    var settings = DynamockDatabase.Settings()
    settings.tableDeletion = .seconds(10)
    try await Throwaway.run(setting, settings: settings) { throwaway in
      try await throwaway.prepare([
        .hashTable, Self.enable, DeleteTableTests.delete, ContinuousBackupsTests.disable,
        .table("Other", key: "p:S"), Call("DeleteTable", #"{"TableName":"Other"}"#),
        ContinuousBackupsTests.update(#"{"PointInTimeRecoveryEnabled":true}"#, of: "Other"),
      ])
      throwaway.clock.advance(by: .seconds(10))
      // Names that are used again end the deletion.
      try await throwaway.prepare([.hashTable, .table("Other", key: "p:S")])
      let listed = try await throwaway.send(Self.system)
      #expect(
        listed["BackupSummaries"]?.elements?.map { $0["BackupName"]?.text }
          == ["Other$DeletedTableBackup"], "\(listed.text)")
    }
  }
}

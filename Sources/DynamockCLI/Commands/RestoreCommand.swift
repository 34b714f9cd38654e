import ArgumentParser
import DynamockExchange
import DynamockWire

/// `dynamock restore`.
struct RestoreCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore",
    abstract: "Restore a table of a running server from a backup, or to a point in time.",
    discussion: """
        dynamock backup create Orders nightly
        dynamock restore nightly --as Copy                             a new table
        dynamock restore Orders --to 2026-11-29T17:10:59Z --as Before  as it was
        dynamock restore Orders --to latest --as Now                   as it is now

      A restored table has the items of the backup or the point in time, and the indexes, billing mode and \
      throughput; its stream, time to live, tags, recovery and deletion protection are off, as on AWS. The \
      command ends when the table is ACTIVE. A point in time needs a table with point-in-time recovery \
      (docs/backups.md). Elsewhere than on a terminal, and with --json, the output is that of \
      DescribeTable.
      """)

  @Argument(
    help: ArgumentHelp(
      "The backup's name, or its ARN; of several the newest. With --to, the table's name or ARN.",
      valueName: "backup|table"))
  var source: String
  @Option(
    help: ArgumentHelp(
      "The point in time: UTC, such as 2026-11-29T17:10:59Z, or 'latest'.", valueName: "time"))
  var to: RestoreTime?
  @Option(
    name: .customLong("as"),
    help: ArgumentHelp(
      "The new table's name; by default that of the backup's table, which must not exist.",
      valueName: "table"))
  var target: String?
  @OptionGroup var options: BackupOptions

  func validate() throws {
    guard to != nil, target == nil else { return }
    throw ValidationError("--to needs --as: the name of the new table.")
  }

  func run() async throws {
    let caller = try options.caller()
    let output =
      if let to { try await restore(to, caller) } else { try await restoreBackup(caller) }
    print(
      options.printsJSON
        ? output.json : TablesText.details(of: output["Table"] ?? .null, ttl: .null))
  }

  private func restoreBackup(_ caller: OperationCaller) async throws -> JSONTree {
    let arn = try await caller.arn(ofBackup: source)
    let backup = try await caller.perform("DescribeBackup", ["BackupArn": .string(arn)])
    let table = target ?? BackupsText.source(of: backup)["TableName"]?.text ?? ""
    let seconds = ElapsedSeconds()
    let count = BackupsText.count(of: backup)
    return try await ProgressLine.show({
      "\(table): \(count) items are being restored, \(seconds.text)"
    }) {
      _ = try await caller.perform(
        "RestoreTableFromBackup", ["TargetTableName": .string(table), "BackupArn": .string(arn)])
      return try await caller.restoredTable(table)
    }
  }

  private func restore(_ time: RestoreTime, _ caller: OperationCaller) async throws -> JSONTree {
    // By its name, the table is restored in its own region.
    let source = source.hasPrefix("arn:") ? Self.table(inARN: source) : source
    let table = target ?? ""
    let seconds = ElapsedSeconds()
    return try await ProgressLine.show({
      "\(table): the items of \(source) are being restored, \(seconds.text)"
    }) {
      _ = try await caller.perform(
        "RestoreTableToPointInTime",
        [
          "SourceTableName": .string(source), "TargetTableName": .string(table),
          time.member.name: time.member.value,
        ])
      return try await caller.restoredTable(table)
    }
  }

  /// Returns the name in the ARN of a table, or the text itself if it is not one.
  private static func table(inARN text: String) -> String {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    return parts.count == 2 && parts[0].hasSuffix(":table") ? String(parts[1]) : text
  }
}

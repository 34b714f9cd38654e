import ArgumentParser
import DynamockExchange
import DynamockModel
import DynamockWire

/// `dynamock backup`: backups of the tables of a running server.
struct BackupCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup", abstract: "Create, list and delete backups of tables.",
    discussion: """
        dynamock backup create Orders nightly  Orders as it is now
        dynamock backup list                   one line each, the oldest first
        dynamock backup show nightly           one backup with its ARN
        dynamock restore nightly --as Copy     a new table with its items and indexes
        dynamock backup delete nightly

      These are the operations CreateBackup, ListBackups, DescribeBackup and DeleteBackup. Elsewhere than \
      on a terminal, and with --json, the output is theirs (docs/backups.md).
      """,
    subcommands: [CreateBackup.self, ListBackups.self, ShowBackup.self, DeleteBackup.self])
}

/// `dynamock backup create`.
struct CreateBackup: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "create", abstract: "Back up a table as it is now.")

  @Argument(help: "The table.") var table: String
  @Argument(
    help: ArgumentHelp(
      "The backup's name; names may repeat. By default the table's name with the time.",
      valueName: "name"))
  var name: String?
  @OptionGroup var options: BackupOptions

  func run() async throws {
    let caller = try options.caller()
    let input: JSONTree = [
      "TableName": .string(table), "BackupName": .string(name ?? Self.defaultName(of: table)),
    ]
    let seconds = ElapsedSeconds()
    let backup = try await ProgressLine.show({ [table] in
      "\(table): the backup is being created, \(seconds.text)"
    }) {
      let output = try await caller.perform("CreateBackup", input)
      let arn = output["BackupDetails"]?["BackupArn"] ?? .null
      return try await caller.createdBackup(arn)
    }
    print(options.printsJSON ? backup.json : BackupsText.details(of: backup))
  }

  /// `Orders-2026-11-29T17-10-59`.
  static func defaultName(of table: String, at now: Timestamp = SystemClock().now) -> String {
    let time = now.utcText.prefix(19).map { $0 == ":" ? "-" : String($0) }.joined()
    return "\(table.prefix(200))-\(time)"
  }
}

/// `dynamock backup list`.
struct ListBackups: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List backups, also those of tables that no longer exist.")

  @Argument(help: "List only the backups of this table.") var table: String?
  @OptionGroup var options: BackupOptions

  func run() async throws {
    let backups = try await options.caller().backups(of: table)
    let listing: JSONTree = ["BackupSummaries": .array(backups)]
    print(options.printsJSON ? listing.json : BackupsText.list(backups))
  }
}

/// `dynamock backup show`.
struct ShowBackup: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show a backup with its ARN.")

  @Argument(help: BackupOptions.help) var backup: String
  @OptionGroup var options: BackupOptions

  func run() async throws {
    let caller = try options.caller()
    let arn = try await caller.arn(ofBackup: backup)
    let output = try await caller.perform("DescribeBackup", ["BackupArn": .string(arn)])
    print(options.printsJSON ? output.json : BackupsText.details(of: output))
  }
}

/// `dynamock backup delete`.
struct DeleteBackup: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "delete", abstract: "Delete a backup.")

  @Argument(help: "The backup's name, if no other backup has it, or its ARN.") var backup: String
  @OptionGroup var options: BackupOptions

  func run() async throws {
    let caller = try options.caller()
    let arn = try await caller.arn(ofBackup: backup, isOnly: true)
    let output = try await caller.perform("DeleteBackup", ["BackupArn": .string(arn)])
    print(options.printsJSON ? output.json : BackupsText.details(of: output))
  }
}

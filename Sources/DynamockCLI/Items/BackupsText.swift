import DynamockModel
import DynamockStatistics
import DynamockWire

/// Descriptions of backups, formatted for people.
enum BackupsText {
  /// Returns one line for each summary of a backup.
  static func list(_ backups: [JSONTree]) -> String {
    if backups.isEmpty { return "No backups." }
    var rows = [["NAME", "TABLE", "CREATED", "SIZE", "TYPE", "STATUS"]]
    for backup in backups {
      func text(_ name: String) -> String { backup[name]?.text ?? "" }
      rows.append([
        text("BackupName"), text("TableName"), date(of: backup), size(of: backup),
        text("BackupType"), text("BackupStatus"),
      ])
    }
    return rows.inColumns
  }

  /// Returns the lines about the backup in an output of DescribeBackup.
  static func details(of output: JSONTree) -> String {
    let details = output["BackupDescription"]?["BackupDetails"] ?? .null
    func text(_ name: String) -> String { details[name]?.text ?? "" }
    var rows: [[String]] = [
      ["name", text("BackupName")],
      ["table", source(of: output)["TableName"]?.text ?? ""],
      ["created", date(of: details)],
      ["items", "\(count(of: output))"],
      ["size", size(of: details)],
      ["type", text("BackupType")],
      ["status", text("BackupStatus")],
    ]
    if details["BackupExpiryDateTime"] != nil {
      rows.append(["expires", date(of: details, "BackupExpiryDateTime")])
    }
    rows.append(["ARN", text("BackupArn")])
    return rows.inColumns
  }

  /// The table of a backup in an output of DescribeBackup.
  static func source(of output: JSONTree) -> JSONTree {
    output["BackupDescription"]?["SourceTableDetails"] ?? .null
  }

  /// The number of items of a backup in an output of DescribeBackup.
  static func count(of output: JSONTree) -> Int {
    Int((source(of: output)["ItemCount"] ?? .null).number)
  }

  /// The time of a backup's creation, in seconds since 1970.
  static func creation(of backup: JSONTree) -> Double {
    (backup["BackupCreationDateTime"] ?? .null).number
  }

  /// `2026-11-29 17:10:59 UTC`.
  private static func date(
    of backup: JSONTree, _ member: String = "BackupCreationDateTime"
  ) -> String {
    let seconds = (backup[member] ?? .null).number
    let moment = Timestamp(milliseconds: Int64(exactly: (seconds * 1000).rounded()) ?? 0)
    return moment.utcText.prefix(19).map { $0 == "T" ? " " : String($0) }.joined() + " UTC"
  }

  private static func size(of backup: JSONTree) -> String {
    Figures.size((backup["BackupSizeBytes"] ?? .null).number)
  }
}

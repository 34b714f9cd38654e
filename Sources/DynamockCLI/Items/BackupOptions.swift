import ArgumentParser
import Dynamock
import DynamockExchange
import DynamockModel
import DynamockProcesses
import DynamockWire

/// Options of commands about backups.
struct BackupOptions: ParsableArguments {
  static let help: ArgumentHelp = "The backup's name, or its ARN; of several the newest."

  @Option(
    help: ArgumentHelp(
      "A running server, http://HOST:PORT, or a database of it, http://HOST:PORT/db/NAME.",
      valueName: "url"))
  var endpointUrl: String?
  @OptionGroup var items: ItemOptions

  func validate() throws {
    guard endpointUrl != nil else { return }
    guard items.control.host == nil, items.control.port == nil,
      items.database == DatabaseRegistry.defaultName
    else {
      throw ValidationError("--endpoint-url replaces --host, --port and --database.")
    }
  }

  /// Whether responses are printed unchanged.
  var printsJSON: Bool { items.control.printsJSON }

  /// Carries out operations on the database.
  func caller() throws -> OperationCaller {
    guard let endpointUrl else { return items.caller }
    let variable = ProcessEnvironment.variables["DYNAMOCK_CONTROL_TOKEN"]
    let token = items.control.controlToken ?? variable.flatMap { $0.isEmpty ? nil : $0 }
    return OperationCaller(
      try ServerDatabase(endpointUrl, token: token, ca: items.control.encryption.ca))
  }
}

/// The time since a command began.
struct ElapsedSeconds: Sendable {
  private let watch = Stopwatch()

  /// `12 s`.
  var text: String { "\(watch.nanoseconds / 1_000_000_000) s" }
}

extension OperationCaller {
  /// Returns the summaries of all backups, the oldest of a table first.
  func backups(of table: String? = nil) async throws -> [JSONTree] {
    var input = [JSONTree.Member(name: "BackupType", value: .string("ALL"))]
    if let table { input.append(JSONTree.Member(name: "TableName", value: .string(table))) }
    var backups: [JSONTree] = []
    try await pages(
      of: "ListBackups", input, token: ("LastEvaluatedBackupArn", "ExclusiveStartBackupArn")
    ) { page in
      backups += page["BackupSummaries"]?.elements ?? []
      return true
    }
    // A table that is gone may have had backups, so only a name that resembles another is a mistake.
    if backups.isEmpty, let table {
      let names = try await tableNames()
      if !names.contains(table), Spelling.nearest(to: table, among: names) != nil {
        throw ItemsFault.noTable(table, others: names)
      }
    }
    return backups
  }

  /// Returns the ARN of the backup with a name: of several, that of the newest.
  /// - Parameters:
  ///   - text: a name, or an ARN, which is returned.
  ///   - isOnly: Whether several are rejected.
  func arn(ofBackup text: String, isOnly: Bool = false) async throws -> String {
    guard !text.hasPrefix("arn:") else { return text }
    let backups = try await backups()
    let found = backups.filter { $0["BackupName"]?.text == text }
    if isOnly, found.count > 1 {
      throw ItemsFault.severalBackups(text, arns: found.compactMap { $0["BackupArn"]?.text })
    }
    let newest = found.max { BackupsText.creation(of: $0) < BackupsText.creation(of: $1) }
    guard let arn = newest?["BackupArn"]?.text else {
      throw ItemsFault.noBackup(text, others: backups.compactMap { $0["BackupName"]?.text })
    }
    return arn
  }

  /// Returns the description of a backup once it is no longer CREATING.
  func createdBackup(_ arn: JSONTree) async throws -> JSONTree {
    try await settled("DescribeBackup", ["BackupArn": arn]) { output in
      output["BackupDescription"]?["BackupDetails"]?["BackupStatus"]?.text
    }
  }

  /// Returns the description of a table once it is no longer CREATING.
  func restoredTable(_ name: String) async throws -> JSONTree {
    try await settled("DescribeTable", ["TableName": .string(name)]) { output in
      output["Table"]?["TableStatus"]?.text
    }
  }

  private func settled(
    _ operation: String, _ input: JSONTree, _ status: (JSONTree) -> String?
  ) async throws -> JSONTree {
    var pause = 20
    while true {
      let output = try await perform(operation, input)
      guard status(output) == "CREATING" else { return output }
      try await Task.sleep(for: .milliseconds(pause))
      pause = min(1_000, pause * 2)
    }
  }
}

import ArgumentParser
import DynamockModel
import DynamockProcesses
import DynamockScripting
import DynamockSettings
import Logging

/// `dynamock record`.
struct RecordCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "record",
    abstract: "Run a command and record DynamoDB's responses to it.",
    discussion: """
      A server on a free port forwards the command's requests to AWS, or to another endpoint. The responses \
      are recorded in a folder of text files, and `dynamock replay` returns them without a network. The \
      command finds the server in AWS_ENDPOINT_URL_DYNAMODB, which all recent SDKs and the AWS CLI read:

        dynamock record -- pytest
        dynamock record --upstream http://localhost:8000 -- ./run-tests
        dynamock record --cassette orders -- pytest tests/orders
        dynamock record --allow-writes PutItem,UpdateItem -- ./run-tests

      Only reads are sent to the endpoint, unless --allow-writes lists operations. Credentials are those \
      that the AWS CLI would use; they, headers and account numbers are never recorded.

      Exit status: that of the command; 1 if something could not be recorded, 64 for wrong arguments.
      """)

  @Option(
    help: ArgumentHelp("The endpoint: a URL, or aws (the default).", valueName: "url"))
  var upstream: String?
  @OptionGroup var place: VaultPlace
  @Option(
    help: ArgumentHelp(
      "Writing operations that may be sent to the endpoint, separated by commas.",
      valueName: "operations"))
  var allowWrites: String?
  @Argument(parsing: .postTerminator, help: "The command and its arguments, after --.")
  var command: [String] = []

  func validate() throws { try VaultPlace.validate(command) }

  func run() async throws {
    var settings = try place.settings()
    settings.scripting.vault.mode = .record
    settings.scripting.vault.upstream =
      upstream ?? settings.scripting.vault.upstream ?? UpstreamFactory.amazon
    if let allowWrites { settings.scripting.vault.writes = try VaultPlace.operations(allowWrites) }
    let outcome = try await VaultPlace.run(command, settings)
    if let vault = outcome.vault {
      CopyText.note(RunText.recorded(vault, in: VaultPlace.name(of: settings)))
      if let failure = vault.summary.failure {
        CopyText.note(failure)
        throw ExitCode(outcome.status == 0 ? 1 : outcome.status)
      }
      if outcome.status == 0, vault.summary.misses > 0 { throw ExitCode(1) }
    }
    throw ExitCode(outcome.status)
  }
}

/// The vault and cassette of a command.
struct VaultPlace: ParsableArguments {
  @OptionGroup var source: SettingsOptions.Source
  @Option(help: ArgumentHelp("The folder of the vault (.dynamock_vault).", valueName: "folder"))
  var vault: String?
  @Option(help: ArgumentHelp("The part of the vault (default).", valueName: "name"))
  var cassette: String?

  /// Returns the settings for the vault and cassette.
  func settings() throws -> Settings {
    var settings = try source.settings(flags: ["host": "127.0.0.1", "port": "0"])
    if let vault { settings.scripting.vault.path = vault }
    if let cassette { settings.scripting.vault.cassette = cassette }
    return settings
  }

  /// Returns the path of a cassette's folder, for messages.
  static func name(of settings: Settings) -> String {
    "\(settings.scripting.vault.path)/\(settings.scripting.vault.cassette)"
  }

  /// Throws if there is no command.
  static func validate(_ command: [String]) throws {
    guard !command.isEmpty else {
      throw ValidationError(
        "Specify the command to run after --, as in `dynamock replay -- pytest`.")
    }
  }

  /// Parses a list of operations.
  static func operations(_ text: String) throws -> Set<Operation> {
    guard let operations = VaultSettings.operations(text) else {
      throw ValidationError(
        "--allow-writes takes operations, or writes, items, batches, transactions, tables; not "
          + "\"\(text)\".")
    }
    return operations
  }

  /// Runs a command with its own server; if the command cannot be started, exits with the status of
  /// a shell.
  static func run(_ command: [String], _ settings: Settings) async throws -> CommandServer.Outcome {
    Logs.start(level: max(settings.logLevel, .warning), format: settings.logFormat)
    do { return try await CommandServer(settings: settings).run(command) } catch {
      guard let failure = error as? ChildProcess.Failure else { throw error }
      CopyText.note(failure.message)
      throw ExitCode(failure.status)
    }
  }
}

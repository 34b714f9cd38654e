import ArgumentParser
import DynamockWire

/// `dynamock db list`.
struct ListDatabases: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the databases.")

  @OptionGroup var control: ControlOptions

  func run() async throws {
    try await control.ask("GET")
  }
}

/// `dynamock db create`.
struct CreateDatabase: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "create", abstract: "Make an empty database.")

  @Argument(help: "Its name; without one it gets a name that nobody can guess.") var name: String?
  @Option(help: ArgumentHelp("Seconds after which it goes by itself.", valueName: "seconds"))
  var expiresAfter: Int?
  @OptionGroup var control: ControlOptions

  func run() async throws {
    try await control.ask(
      "POST",
      body: [
        ("name", name.map { JSONText($0) }),
        ("expiresAfterSeconds", expiresAfter.map { JSONText($0) }),
      ])
  }
}

/// `dynamock db fork`.
struct ForkDatabase: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fork", abstract: "Fork a database, or a checkpoint of it.",
    discussion: """
      A fork is in memory and costs the same whatever the size. With --into its value is written into a \
      new file on the server's machine, exactly as it is at that moment, whoever writes meanwhile. With \
      a name besides, the server serves the fork from that file; without one nobody has the file open:

        dynamock db fork default mine                      in memory
        dynamock db fork default kept --into kept.sqlite   in a file, at /db/kept
        dynamock db fork default --into copy.sqlite        a copy for others:
        dynamock serve --port 0 --data copy.sqlite
      """)

  @Argument(help: "The database to fork.") var source: String
  @Argument(help: "The fork's name; without one it gets a name that nobody can guess.")
  var name: String?
  @Option(help: ArgumentHelp("The checkpoint to begin at.", valueName: "name"))
  var checkpoint: String?
  @Option(help: ArgumentHelp("New file for the fork's contents.", valueName: "file"))
  var into: String?
  @Option(help: ArgumentHelp("Seconds after which the fork goes by itself.", valueName: "seconds"))
  var expiresAfter: Int?
  @OptionGroup var control: ControlOptions

  func run() async throws {
    try await control.ask(
      "POST",
      body: [
        ("name", name.map { JSONText($0) }), ("from", JSONText(source)),
        ("checkpoint", checkpoint.map { JSONText($0) }),
        ("into", into.map { JSONText(FilePath.absolute($0)) }),
        ("expiresAfterSeconds", expiresAfter.map { JSONText($0) }),
      ])
  }
}

/// `dynamock db checkpoint`.
struct CheckpointDatabase: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "checkpoint", abstract: "Keep a database's value under a name.")

  @Argument(help: "The database.") var name: String
  @Argument(help: "The checkpoint's name; without one it is numbered.") var checkpoint: String?
  @OptionGroup var control: ControlOptions

  func run() async throws {
    try await control.ask(
      "POST", [name, "checkpoints"], body: [("name", checkpoint.map { JSONText($0) })])
  }
}

/// `dynamock db restore`.
struct RestoreDatabase: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore",
    abstract: "Set a database to the value of a checkpoint or of another one.")

  @Argument(help: "The database.") var name: String
  @Option(
    help: ArgumentHelp(
      "Another database, as it is or as the checkpoint kept it.", valueName: "database"))
  var from: String?
  @Option(
    help: ArgumentHelp(
      "A checkpoint, of the database itself unless --from names another.", valueName: "name"))
  var checkpoint: String?
  @OptionGroup var control: ControlOptions

  func validate() throws { try Origin.require(from, checkpoint) }

  func run() async throws {
    try await control.ask(
      "POST", [name, "restore"],
      body: [("from", from.map { JSONText($0) }), ("checkpoint", checkpoint.map { JSONText($0) })])
  }
}

/// `dynamock db reset`.
struct ResetDatabase: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reset", abstract: "Set a database to the value it began with.")

  @Argument(help: "The database.") var name: String
  @OptionGroup var control: ControlOptions

  func run() async throws {
    try await control.ask("POST", [name, "reset"])
  }
}

/// `dynamock db diff`.
struct DiffDatabase: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Tell how a database differs from another one or from a checkpoint.")

  @Argument(help: "The database.") var name: String
  @Option(
    help: ArgumentHelp(
      "Another database, as it is or as the checkpoint kept it.", valueName: "database"))
  var from: String?
  @Option(
    help: ArgumentHelp(
      "A checkpoint, of the database itself unless --from names another.", valueName: "name"))
  var checkpoint: String?
  @Option(help: ArgumentHelp("Differences at most, up to 10000 (1000).", valueName: "number"))
  var limit: Int?
  @OptionGroup var control: ControlOptions

  func validate() throws { try Origin.require(from, checkpoint) }

  func run() async throws {
    try await control.ask(
      "GET", [name, "diff"],
      query: [("from", from), ("checkpoint", checkpoint), ("limit", limit.map(String.init))])
  }
}

/// `dynamock db drop`.
struct DropDatabase: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "drop", abstract: "Drop a database, or a checkpoint of it.")

  @Argument(help: "The database.") var name: String
  @Option(help: ArgumentHelp("Only this checkpoint of it.", valueName: "name"))
  var checkpoint: String?
  @OptionGroup var control: ControlOptions

  func run() async throws {
    try await control.ask("DELETE", [name] + (checkpoint.map { ["checkpoints", $0] } ?? []))
  }
}

/// What a database is compared with or goes back to.
private enum Origin {
  /// Refuses a command that names neither another database nor a checkpoint.
  static func require(_ database: String?, _ checkpoint: String?) throws {
    guard database == nil, checkpoint == nil else { return }
    throw ValidationError(
      "Name another database with --from, a checkpoint with --checkpoint, or both.")
  }
}

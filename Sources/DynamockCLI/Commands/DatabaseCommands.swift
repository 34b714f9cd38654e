import ArgumentParser
import Dynamock
import DynamockExchange
import DynamockStatistics
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
    commandName: "create", abstract: "Create a database, empty or from files.",
    discussion: """
        dynamock db create mine
        dynamock db create shop --seed seeds/
        dynamock db create log --seed log.csv=id:S
        dynamock db create kept --into kept.sqlite

      The files are those of `dynamock serve --seed`, on the server's machine (docs/seeding.md). The \
      database exists with all of their tables and items, or not at all; a reset restores them.

      The database is in memory, and gone when the server stops, even if the server has a data file. With \
      --into it is in a new file of its own, which remains: `dynamock serve --data kept.sqlite` opens it. A \
      fork with a name of the server's data file lasts, too (`dynamock db fork`).
      """)

  @Argument(help: "Its name; by default a random one that cannot be guessed.") var name: String?
  @Option(
    help: ArgumentHelp(
      "Files or folders with tables and items, each with =KEY if needed; repeatable.",
      valueName: "file"))
  var seed: [String] = []
  @Option(help: ArgumentHelp("New file for the database.", valueName: "file")) var into: String?
  @Option(help: ArgumentHelp("Seconds after which it expires.", valueName: "seconds"))
  var expiresAfter: Int?
  @OptionGroup var control: ControlOptions

  func validate() throws {
    if seed.contains(where: { $0.allSatisfy { $0 == "," } }) {
      throw ValidationError("--seed needs the path of a file or folder.")
    }
  }

  func run() async throws {
    let (text, tree) = try await answer()
    for notice in tree["notices"]?.elements ?? [] { CopyText.note(notice.text ?? "") }
    control.show(text, tree.without(["seeded", "notices"]))
    if control.printsJSON { return }
    let tables = (tree["seeded"]?.elements ?? []).map { table in
      "\(table["table"]?.text ?? ""): "
        + ExchangeFile.counted(Int(exactly: table["items"]?.number ?? 0) ?? 0)
    }
    if !tables.isEmpty { print("\n" + tables.joined(separator: "\n")) }
  }

  /// Sends the request; while the server reads files, a line shows for how long.
  private func answer() async throws -> (text: String, tree: JSONTree) {
    let body: [(name: String, value: JSONText?)] = [
      ("name", name.map { JSONText($0) }),
      ("seed", seed.isEmpty ? nil : JSONText(places.map { JSONText($0) })),
      ("into", into.map { JSONText(FilePath.absolute($0)) }),
      ("expiresAfterSeconds", expiresAfter.map { JSONText($0) }),
    ]
    if seed.isEmpty { return try await control.answer("POST", body: body) }
    let start = ContinuousClock.now
    return try await ProgressLine.show({
      "The server is reading the seed: \((ContinuousClock.now - start).components.seconds) s"
    }) {
      try await control.answer("POST", body: body, timeout: Self.seedingTimeout)
    }
  }

  /// The longest time that a server takes to read files.
  private static let seedingTimeout = Duration.seconds(86_400)

  private var places: [String] {
    let texts = seed.flatMap { $0.split(separator: ",").map(String.init) }
    return SeedPlace.places(texts).map { place in
      FilePath.absolute(place.path) + (place.key.map { "=\($0)" } ?? "")
    }
  }
}

/// `dynamock db fork`.
struct ForkDatabase: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fork", abstract: "Fork a database or one of its checkpoints.",
    discussion: """
      A fork takes the same time regardless of the size. With a name, a fork of a server's data file is \
      in that file, and is there after a restart, until it is dropped or expires; --no-lasting keeps it \
      in memory, like a fork without a name, or of a server without a file. With --into, the contents \
      are written to a new file on the server's machine, as of a single point in time, regardless of \
      concurrent writes. If a name is given too, the server serves the fork from that file; otherwise \
      no one has the file open:

        dynamock db fork default mine                      in the server's data file
        dynamock db fork default test --no-lasting         in memory
        dynamock db fork default kept --into kept.sqlite   in a file, at /db/kept
        dynamock db fork default --into copy.sqlite        a copy for others:
        dynamock serve --port 0 --data copy.sqlite
      """)

  @Argument(help: "The database to fork.") var source: String
  @Argument(help: "The fork's name; by default a random one that cannot be guessed.")
  var name: String?
  @Option(help: ArgumentHelp("The checkpoint to start from.", valueName: "name"))
  var checkpoint: String?
  @Option(help: ArgumentHelp("New file for the fork's contents.", valueName: "file"))
  var into: String?
  @Option(help: ArgumentHelp("Seconds after which the fork expires.", valueName: "seconds"))
  var expiresAfter: Int?
  @Flag(inversion: .prefixedNo, help: "Keep the fork in the data file, or in memory.")
  var lasting: Bool?
  @OptionGroup var control: ControlOptions

  func run() async throws {
    try await control.ask(
      "POST",
      body: [
        ("name", name.map { JSONText($0) }), ("from", JSONText(source)),
        ("lasting", lasting.map { JSONText($0) }),
        ("checkpoint", checkpoint.map { JSONText($0) }),
        ("into", into.map { JSONText(FilePath.absolute($0)) }),
        ("expiresAfterSeconds", expiresAfter.map { JSONText($0) }),
      ])
  }
}

/// `dynamock db checkpoint`.
struct CheckpointDatabase: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "checkpoint", abstract: "Keep a database's current contents under a name.")

  @Argument(help: "The database.") var name: String
  @Argument(help: "The checkpoint's name; numbered by default.") var checkpoint: String?
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
    abstract: "Restore a database to a checkpoint or to another database.")

  @Argument(help: "The database.") var name: String
  @OptionGroup var origin: OriginOptions
  @OptionGroup var control: ControlOptions

  func validate() throws {
    guard origin.from != nil || origin.checkpoint != nil else {
      throw ValidationError(OriginOptions.advice)
    }
  }

  func run() async throws {
    try await control.ask(
      "POST", [name, "restore"],
      body: [
        ("from", origin.from.map { JSONText($0) }),
        ("checkpoint", origin.checkpoint.map { JSONText($0) }),
      ])
  }
}

/// `dynamock db reset`.
struct ResetDatabase: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reset",
    abstract: "Restore a database to its initial contents, or empty it.",
    discussion: """
      A fork gets the contents with which it began, and a database that was seeded those of its checkpoint \
      'seed'. Any other database is emptied.

        dynamock db reset default           back to `dynamock serve --seed`
        dynamock db reset default --empty   no tables
      """)

  @Argument(help: "The database.") var name: String
  @Flag(help: "Remove all tables instead.") var empty = false
  @OptionGroup var control: ControlOptions

  func run() async throws {
    try await control.ask(
      "POST", [name, "reset"], body: [("empty", empty ? JSONText(true) : nil)])
  }
}

/// `dynamock db drop`.
struct DropDatabase: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "drop", abstract: "Drop a database or one of its checkpoints.")

  @Argument(help: "The database.") var name: String
  @Option(help: ArgumentHelp("Only this checkpoint of it.", valueName: "name"))
  var checkpoint: String?
  @OptionGroup var control: ControlOptions

  func run() async throws {
    try await control.ask("DELETE", [name] + (checkpoint.map { ["checkpoints", $0] } ?? []))
  }
}

/// `dynamock db compact`.
struct CompactDatabase: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compact",
    abstract: "Free the space of dropped forks in the data file, and merge their layers, now.",
    discussion: """
      A server does this on its own, a little every second. Later writes use the freed space; most of \
      what is left is given back, and the file is shorter once the server stops.
      """)

  @Argument(help: "A database of the file.") var name = DatabaseRegistry.defaultName
  @OptionGroup var control: ControlOptions

  /// How often the server answers without progress, each time after a quarter of a second, before a
  /// dropped fork that is still in use is left to it.
  private static let mostIdleRounds = 12

  func run() async throws {
    var (entries, returned) = (0, 0)
    var isFinished = false
    var idleRounds = 0
    while !isFinished, idleRounds < Self.mostIdleRounds {
      let (_, tree) = try await control.answer("POST", [name, "compact"])
      let moved = Int(exactly: tree["entries"]?.number ?? 0) ?? 0
      let bytes = Int(exactly: tree["returnedBytes"]?.number ?? 0) ?? 0
      entries += moved
      returned += bytes
      idleRounds = moved + bytes == 0 ? idleRounds + 1 : 0
      isFinished = tree["isFinished"] == .boolean(true)
      ProgressLine.replace(by: "\(entries) entries merged or freed so far")
    }
    ProgressLine.replace(by: "")
    let answer = JSONText([
      ("entries", JSONText(entries)), ("returnedBytes", JSONText(returned)),
      ("isFinished", JSONText(isFinished)),
    ])
    let space = returned > 0 ? ", \(Figures.size(Double(returned))) of the file given back" : ""
    let rest = isFinished ? "" : "; a dropped fork is still in use, its space follows"
    print(
      control.printsJSON
        ? String(decoding: answer.bytes, as: UTF8.self)
        : "\(entries) entries merged or freed\(space)\(rest)")
  }
}

/// The options for the database or checkpoint that a command compares with or restores.
struct OriginOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Another database, or one of its checkpoints with --checkpoint.", valueName: "database"))
  var from: String?
  @Option(
    help: ArgumentHelp(
      "A checkpoint, of the database itself unless --from specifies another.", valueName: "name"))
  var checkpoint: String?

  /// What to do if neither option is given.
  static let advice =
    "Specify another database with --from, a checkpoint with --checkpoint, or both."
}

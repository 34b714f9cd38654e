import ArgumentParser
import Dynamock
import DynamockExchange

/// `dynamock import`.
struct ImportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Create tables in a database file or a running server from exports and files.",
    discussion: """
      FOLDER contains exports of `dynamock export`, full exports of AWS in DynamoDB JSON, or files with \
      one item per line. Every file is checked against its manifest. In the end the tables exist with \
      all of their items, or the database is unchanged:

        dynamock import --data all.sqlite --from backup          every table
        dynamock import --data some.sqlite --from backup Orders  one of them

      AWS's exports do not contain the key of the table. Specify it, or the definition, which also \
      contains indexes, streams and other settings:

        aws s3 sync s3://my-bucket/AWSDynamoDB exports
        dynamock import --data by-key.sqlite --from exports --key customer:S,order:N

        aws dynamodb describe-table --table-name Orders > orders.json
        dynamock import --data defined.sqlite --from exports \\
          --table-definition orders.json

      The files of a folder may have different keys. Name them in addition, as for a seed:

        dynamock import --data mine.sqlite --from seeds --from seeds/log.csv=id:S

      The file is created if it does not exist, and only if the import succeeds; it must not be open in a \
      server. A running server receives the tables after all files have been checked:

        dynamock import --endpoint-url http://localhost:8000 --from backup \\
          --table OrdersOfMay Orders

      With --from - the items are read from standard input, one per line.
      """)

  @OptionGroup var place: ExchangePlace
  @Option(
    help: ArgumentHelp(
      "A folder or file, with =KEY if needed; repeatable. - is standard input.", valueName: "path"))
  var from: [String]
  @Option(
    help: ArgumentHelp(
      "A table in the JSON of CreateTable or DescribeTable.", valueName: "file"))
  var tableDefinition: String?
  @Option(
    help: ArgumentHelp(
      "The key of tables without another one, such as pk:S,sk:N.", valueName: "key"))
  var key: String?
  @Option(help: ArgumentHelp("The new table's name, if it differs.", valueName: "name"))
  var table: String?
  @Argument(help: "The exported tables to import; all by default.")
  var tables: [String] = []

  func validate() throws {
    try place.validate()
    if key != nil, tableDefinition != nil {
      throw ValidationError(
        "Use either --key or --table-definition: a definition includes the key.")
    }
  }

  func run() async throws {
    var request = ImportRequest(places: from.map { Self.place($0) })
    request.tables = tables
    request.name = table
    request.key = key
    request.definition = tableDefinition
    let outcome = try await outcome(of: request)
    for notice in outcome.notices { CopyText.note(notice) }
    for result in outcome.tables {
      print("\(result.table): \(ExchangeFile.counted(result.itemCount))")
    }
  }

  /// Reads a path, perhaps with a key; a dash is standard input.
  private static func place(_ text: String) -> SeedPlace {
    var place = SeedPlace(text)
    if place.path == "-" { place.path = "/dev/stdin" }
    return place
  }

  private func outcome(of request: ImportRequest) async throws -> TableLoad.Outcome {
    if let server = try place.server() {
      return try await ServerExchange(server: server).load { try await $0.run(request) }
    }
    let (progress, file) = (ExchangeProgress(), place.data ?? "")
    let loading = Task {
      try await ExchangeFile.openOrMake(file) { database in
        try await ProgressLine.show(progress) {
          try await TableLoad(into: database, progress: progress).run(request)
        }
      }
    }
    return try await Interruption().ending(
      loading, saying: UndoneImport(reason: nil, remaining: []).description)
  }
}

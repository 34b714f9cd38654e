import ArgumentParser
import Dynamock
import DynamockExchange

/// `dynamock import`.
struct ImportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Make tables in a database file from DynamoDB's exports to S3.",
    discussion: """
      FOLDER is what `dynamock export` wrote, a full export of AWS in DynamoDB JSON, or files with an \
      item a line. Every file is held against its manifest. The tables are there in the end with all of \
      their items, or the database is as it was:

        dynamock import --data all.sqlite --from backup          every table
        dynamock import --data some.sqlite --from backup Orders  one of them

      The exports of AWS do not tell the key of their table. Name it, or give the definition, in which \
      indexes, streams and the rest are too:

        aws s3 sync s3://my-bucket/AWSDynamoDB exports
        dynamock import --data by-key.sqlite --from exports --key customer:S,order:N

        aws dynamodb describe-table --table-name Orders > orders.json
        dynamock import --data defined.sqlite --from exports \\
          --table-definition orders.json

      The file is made where it is missing, and only if everything went well; no server may have it open.
      """)

  @Option(help: ArgumentHelp("The database file.", valueName: "file")) var data: String
  @Option(help: ArgumentHelp("The folder of the exports.", valueName: "folder")) var from: String
  @Option(
    help: ArgumentHelp(
      "A table in the JSON of CreateTable or DescribeTable.", valueName: "file"))
  var tableDefinition: String?
  @Option(help: ArgumentHelp("The table's key, such as pk:S,sk:N.", valueName: "key"))
  var key: String?
  @Option(help: ArgumentHelp("The new table's name, where it is another.", valueName: "name"))
  var table: String?
  @Argument(help: "The exported tables to bring in; every one where none is named.")
  var tables: [String] = []

  func validate() throws {
    if key != nil, tableDefinition != nil {
      throw ValidationError("Give --key or --table-definition: a definition has the key.")
    }
  }

  func run() async throws {
    var request = ImportRequest(path: from)
    request.tables = tables
    request.name = table
    request.key = key
    request.definition = tableDefinition
    let progress = ExchangeProgress()
    let results = try await ExchangeFile.openOrMake(data) { [request] database in
      try await ProgressLine.show(progress) {
        try await TableLoad(into: database, progress: progress).run(request)
      }
    }
    for result in results { print("\(result.table): \(ExchangeFile.counted(result.itemCount))") }
  }
}

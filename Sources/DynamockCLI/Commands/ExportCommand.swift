import ArgumentParser
import Dynamock
import DynamockExchange

/// `dynamock export`.
struct ExportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write tables of a file or a running server as DynamoDB exports them to S3.",
    discussion: """
      Each table is exported to FOLDER/AWSDynamoDB/ID: manifests, their checksums, and gzip files with \
      one item per line in DynamoDB JSON. Next to the manifests is table-definition.json, from which \
      `dynamock import` recreates the table with its indexes:

        dynamock export --data shop.sqlite --to backup         every table
        dynamock export --data shop.sqlite --to orders Orders  the named tables
        aws s3 sync backup s3://my-bucket                      for AWS

      The file must not be open in a server. From a running server, the tables of one point in time are \
      exported, whatever is written meanwhile:

        dynamock export --endpoint-url http://localhost:8000 --to served

      With --to - the items of one table are printed, one per line.
      """)

  @OptionGroup var place: ExchangePlace
  @Option(
    help: ArgumentHelp(
      "The folder for the exports, created if missing; - is standard output.",
      valueName: "folder")
  )
  var to: String
  @Argument(help: "The tables to export; all by default.") var tables: [String] = []

  func validate() throws {
    try place.validate()
    guard to != "-" || tables.count == 1 else {
      throw ValidationError("--to - prints the items of one table: name it.")
    }
  }

  func run() async throws {
    for result in try await results() where to != "-" {
      print("\(result.table): \(ExchangeFile.counted(result.itemCount)) in \(result.folder)")
    }
  }

  private func results() async throws -> [TableExport.Result] {
    let results: [TableExport.Result]
    if let server = try place.server() {
      results = try await ServerExchange(server: server).export(tables: tables, export)
    } else {
      let data = place.data ?? ""
      try ExchangeFile.requireExisting(data)
      let exporting = Task { try await ExchangeFile.open(data, export) }
      // Nothing has to be removed from standard output, so that a signal may end the process.
      results =
        to == "-" ? try await exporting.value : try await Interruption().ending(exporting)
    }
    if results.isEmpty, to != "-" {
      print("\(place.data ?? place.endpointUrl ?? "") has no tables.")
    }
    return results
  }

  private func export(_ database: DynamockDatabase) async throws -> [TableExport.Result] {
    if to == "-", let table = tables.first {
      try ItemLines.write(table, of: database)
      return []
    }
    let progress = ExchangeProgress()
    return try await ProgressLine.show(progress) {
      try await TableExport(into: to, progress: progress).run(database, tables: tables)
    }
  }
}

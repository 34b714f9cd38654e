import ArgumentParser
import Dynamock
import DynamockExchange

/// `dynamock export`.
struct ExportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write tables of a database file in the layout of DynamoDB's exports to S3.",
    discussion: """
      Every table becomes an export of its own, FOLDER/AWSDynamoDB/ID: manifests, their checksums, and \
      gzip files with an item a line in DynamoDB JSON. Beside the manifests stands \
      table-definition.json, from which `dynamock import` makes the table with its indexes again:

        dynamock export --data shop.sqlite --to backup         every table
        dynamock export --data shop.sqlite --to orders Orders  those that are named
        aws s3 sync backup s3://my-bucket                      for AWS

      No server may have the file open. To bring a table out of a running server, fork it into a file \
      first: `dynamock db fork default --into copy.sqlite`.
      """)

  @Option(help: ArgumentHelp("The database file.", valueName: "file")) var data: String
  @Option(
    help: ArgumentHelp("The folder for the exports; made where it is missing.", valueName: "folder")
  )
  var to: String
  @Argument(help: "The tables; every one where none is named.") var tables: [String] = []

  func run() async throws {
    try ExchangeFile.requireExisting(data)
    let progress = ExchangeProgress()
    let results = try await ExchangeFile.open(data) { [to, tables] database in
      try await ProgressLine.show(progress) {
        try await TableExport(into: to, progress: progress).run(database, tables: tables)
      }
    }
    for result in results {
      print("\(result.table): \(ExchangeFile.counted(result.itemCount)) in \(result.folder)")
    }
    if results.isEmpty { print("\(data) has no tables.") }
  }
}

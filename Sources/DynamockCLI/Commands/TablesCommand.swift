import ArgumentParser
import Dynamock
import DynamockExchange
import DynamockWire

/// `dynamock tables`.
struct TablesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tables", abstract: "Show the tables of a running server.",
    discussion: """
        dynamock tables                      one line each
        dynamock tables Orders               one table with its indexes
        dynamock tables --database my-test

      Elsewhere than on a terminal, and with --json, the output is that of DescribeTable.
      """)

  @Argument(help: "Show only this table, with its indexes.") var table: String?
  @OptionGroup var options: ItemOptions

  func run() async throws {
    var tables: [JSONTree] = []
    for name in try await names() {
      tables.append(try await options.caller.description(of: name))
    }
    if options.control.printsJSON {
      let listing: JSONTree = ["Tables": .array(tables)]
      return print(listing.json)
    }
    guard table != nil, let description = tables.first else {
      return print(TablesText.list(tables))
    }
    let ttl = try await options.caller.perform(
      "DescribeTimeToLive", ["TableName": description["TableName"] ?? .null])
    print(TablesText.details(of: description, ttl: ttl["TimeToLiveDescription"] ?? .null))
  }

  private func names() async throws -> [String] {
    if let table { return [table] }
    return try await options.caller.tableNames()
  }
}

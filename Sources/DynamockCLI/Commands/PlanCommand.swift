import ArgumentParser
import Dynamock
import DynamockWire

/// `dynamock plan`.
struct PlanCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "Estimate the capacity, the monthly cost and possible improvements.",
    discussion: """
      The estimate is based on the requests that a running server has observed since its start. Host, \
      port and token come from the same settings as for `dynamock serve`. On a terminal the output is \
      text; elsewhere, and with --json, it is the JSON of the control API (docs/control-api.md). Prices \
      are those of the server's `prices`.

        dynamock plan                every table of the default database
        dynamock plan Orders         one table
        dynamock plan --database my-test
      """)

  @Argument(help: "Plan only this table.") var table: String?
  @Option(help: "The database.") var database = DatabaseRegistry.defaultName
  @OptionGroup var control: ControlOptions

  func run() async throws {
    let (text, tree) = try await control.answer(
      "GET", [database, "plan"], query: [("table", table)])
    print(control.printsJSON ? text : PlanText(of: tree).text)
  }
}

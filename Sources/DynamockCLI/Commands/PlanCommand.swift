import ArgumentParser
import Dynamock
import DynamockWire

/// `dynamock plan`.
struct PlanCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "Tell what to provision, what a month costs and what might be done better.",
    discussion: """
      Reckoned from what a running server observed since it was started. Host, port and token are found as \
      `dynamock serve` finds them. On a terminal the answer is text; elsewhere, and with --json, it is \
      the JSON of the control API (docs/control-api.md). Prices are those of the server's `prices`.

        dynamock plan                every table of the default database
        dynamock plan Orders         one table
        dynamock plan --database my-test
      """)

  @Argument(help: "The one table to plan.") var table: String?
  @Option(help: "The database.") var database = DatabaseRegistry.defaultName
  @OptionGroup var control: ControlOptions

  func run() async throws {
    let (text, tree) = try await control.answer(
      "GET", [database, "plan"], query: [("table", table)])
    print(control.printsJSON ? text : PlanText(of: tree).text)
  }
}

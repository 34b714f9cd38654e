import ArgumentParser
import Dynamock
import DynamockWire

/// `dynamock stats`.
struct StatsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stats",
    abstract: "Show the requests, latencies and consumed capacity of a running server.",
    discussion: """
      Host, port and token come from the same settings as for `dynamock serve`. On a terminal the output \
      is a table; elsewhere, and with --json, it is the JSON of the control API (docs/control-api.md). \
      Figures cover the span, unless their heading specifies another one.

        dynamock stats                     the last minute of the default database
        dynamock stats --watch             again every second
        dynamock stats --span hour Orders  the last hour of one table
        dynamock stats --largest 5         with the 5 largest items and collections
        dynamock stats --insights Orders   the most accessed keys of an hour
      """)

  @Argument(help: "Show only this table.") var table: String?
  @Option(help: "The database.") var database = DatabaseRegistry.defaultName
  @Option(
    help: "Period of the figures: second, minute, hour or start.") var span = StatsTable.Span.minute
  @Option(help: "Show this many of the largest items and item collections; reads the tables.")
  var largest: Int?
  @Flag(
    help: """
      Show the keys that enabled contributor insights have counted in the last hour instead: \
      ConsumedThroughputUnits and ThrottleCount by rule, as CloudWatch does.
      """)
  var insights = false
  @Flag(help: "Refresh every second until interrupted.") var watch = false
  @OptionGroup var control: ControlOptions

  func validate() throws {
    guard insights, span != .minute || largest != nil else { return }
    throw ValidationError("--insights shows the last hour and takes neither --span nor --largest.")
  }

  func run() async throws {
    repeat {
      let (text, tree) = try await control.answer(
        "GET", [database, insights ? "insights" : "stats"],
        query: [("table", table), ("largest", largest.map { String($0) })])
      if control.printsJSON {
        print(text)
      } else {
        // Moves the cursor to the top left and clears the screen, like `watch` and `top`.
        let shown =
          insights ? InsightsTable(of: tree).text : StatsTable(of: tree, over: span).text
        print((watch ? "\u{1B}[H\u{1B}[2J" : "") + shown)
      }
    } while try await isAgain()
  }

  private func isAgain() async throws -> Bool {
    guard watch else { return false }
    try await Task.sleep(for: .seconds(1))
    return true
  }
}

extension StatsTable.Span: ExpressibleByArgument {}

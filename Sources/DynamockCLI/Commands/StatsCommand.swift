import ArgumentParser
import Dynamock
import DynamockWire

/// `dynamock stats`.
struct StatsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stats",
    abstract: "Tell what a running server was asked, how long it took and what it consumed.",
    discussion: """
      Host, port and token are found as `dynamock serve` finds them. On a terminal the answer is a table; \
      elsewhere, and with --json, it is the JSON of the control API (docs/control-api.md). Figures are \
      those of the span, unless their heading names another one.

        dynamock stats                     the last minute of the default database
        dynamock stats --watch             again every second
        dynamock stats --span hour Orders  the last hour of one table
        dynamock stats --largest 5         with the 5 largest items and collections
      """)

  @Argument(help: "The one table to tell of.") var table: String?
  @Option(help: "The database.") var database = DatabaseRegistry.defaultName
  @Option(help: "What to sum up: second, minute, hour or start.") var span = StatsTable.Span.minute
  @Option(help: "How many of the largest items and item collections; reads the tables.")
  var largest: Int?
  @Flag(help: "Ask again every second until it is interrupted.") var watch = false
  @OptionGroup var control: ControlOptions

  func run() async throws {
    repeat {
      let (text, tree) = try await control.answer(
        "GET", [database, "stats"],
        query: [("table", table), ("largest", largest.map { String($0) })])
      if control.printsJSON {
        print(text)
      } else {
        // Home and clear, as `watch` and `top` do.
        print((watch ? "\u{1B}[H\u{1B}[2J" : "") + StatsTable(of: tree, over: span).text)
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

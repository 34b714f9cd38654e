import ArgumentParser
import Testing

@testable import DynamockCLI
@testable import DynamockSettings

@Suite("Help") struct HelpTests {
  static var commands: [any ParsableCommand.Type] {
    [DynamockCommand.self] + subcommands(of: DynamockCommand.self)
  }

  private static func subcommands(of command: any ParsableCommand.Type)
    -> [any ParsableCommand.Type]
  {
    command.configuration.subcommands.flatMap { [$0] + subcommands(of: $0) }
  }

  @Test("examples fit a terminal of 80 columns, and prose wraps at any width")
  func width() {
    for command in Self.commands {
      let lines = command.configuration.discussion.split(
        separator: "\n", omittingEmptySubsequences: false)
      for (line, next) in zip(lines, lines.dropFirst() + [""]) {
        let isExample = line.hasPrefix("  ")
        #expect(!isExample || line.count < 80, "\(command): \(line)")
        let isBroken = !isExample && !line.isEmpty && !next.isEmpty && !next.hasPrefix("  ")
        #expect(!isBroken, "\(command): \(line)")
      }
    }
  }

  @Test("help of serve begins with host, port and data, under a title")
  func order() throws {
    let lines = ServeCommand.helpMessage(columns: 80).split(separator: "\n").map(String.init)
    let titles = lines.filter { $0.hasSuffix(":") && !$0.hasPrefix(" ") && $0 == $0.uppercased() }
    #expect(
      titles == [
        "SERVER AND DATA:", "CLIENTS:", "TLS:", "LOGS, CONTROL AND TIME:", "LIMITS:",
        "TIMEOUTS, IN SECONDS:", "DELAYS OF TABLE STATES, IN SECONDS:",
        "TIME TO LIVE, STREAMS AND TRANSACTIONS:", "THROTTLING, IN UNITS PER SECOND:",
        "RULES, HELD REQUESTS AND JOURNAL:", "RECORD AND REPLAY:", "OPTIONS:",
      ])
    let first = lines.drop { $0 != "SERVER AND DATA:" }.dropFirst().prefix { $0.hasPrefix(" ") }
    for flag in ["--config", "--host", "--port", "--data", "--save-on-exit", "--durability"] {
      #expect(first.contains { $0.contains("  \(flag) <") }, "\(flag)")
    }
  }

  @Test("an option's value is not named like the option")
  func values() {
    for command in Self.commands {
      for line in command.helpMessage(columns: 80).split(separator: "\n") {
        let words = line.split(separator: " ")
        guard let flag = words.first, flag.hasPrefix("--"), words.count > 1 else { continue }
        // `--host <host>` tells the reader what the value is; `--limits-body <limits-body>` only
        // repeats the option.
        let repeats = flag.contains("-", after: 2) && words[1] == "<\(flag.dropFirst(2))>"
        #expect(!repeats, "\(command): \(line)")
      }
    }
  }
}

extension Substring {
  fileprivate func contains(_ character: Character, after count: Int) -> Bool {
    dropFirst(count).contains(character)
  }
}

import ArgumentParser
import Testing

@testable import DynamockCLI
@testable import DynamockSettings

@Suite("Command lines") struct InvocationTests {
  struct Refusal: CustomTestStringConvertible {
    var line: String
    var message: String
    var testDescription: String { line }
  }

  static let commands =
    "Commands are serve, db, stats, plan, console, tables, items, query, get, put, delete, sql, "
    + "streams, rules, requests, journal, record, replay, vault, backup, restore, export, import, "
    + "copy, check, healthcheck, version, help."

  @Test(
    "rejects unknown commands and options with one dash, and suggests a correction",
    arguments: [
      Refusal(
        line: "serv",
        message: "There is no command 'serv'. Did you mean 'serve'? " + Self.commands),
      Refusal(
        line: "db frok default",
        message:
          "There is no command 'db frok'. Did you mean 'db fork'? Commands are list, create, "
          + "fork, checkpoint, restore, reset, diff, drop, clock, sweep, compact, throttle, count, "
          + "costs."),
      Refusal(
        line: "x", message: "There is no command 'x'. " + Self.commands),
      // Options of DynamoDB Local; an `h` among the letters is not a request for help.
      Refusal(
        line: "-sharedDb",
        message: "Unknown option '-sharedDb'. Options with several letters begin with two dashes."),
      Refusal(
        line: "serve -port 1",
        message: "Unknown option '-port'. Did you mean '--port'? Options with several letters "
          + "begin with two dashes."),
      Refusal(
        line: "get Orders -x",
        message: "Unknown option '-x'. A value that begins with a dash follows '--', after all "
          + "options: dynamock get Orders -- -x"),
      // The parser would need most of a second for these.
      Refusal(line: "--prot 1", message: "Unknown option '--prot'. Did you mean '--port'?"),
      Refusal(line: "serve --prot=1", message: "Unknown option '--prot'. Did you mean '--port'?"),
      Refusal(
        line: "serve --port 1 --quite-unlike-any",
        message: "Unknown option '--quite-unlike-any'."),
    ])
  func refused(_ row: Refusal) {
    let error = #expect(throws: (any Error).self) { try Self.invocation(row.line).validate() }
    let message =
      (error as? ValidationError)?.message ?? (error as? UnknownCommand)?.description
      ?? (error as? UnknownOption)?.description
    #expect(message == row.message)
  }

  @Test(
    "shows the usage of the command whose subcommand is unknown",
    arguments: [
      ("lsit", "Usage: dynamock <subcommand>", "See 'dynamock --help'"),
      ("db lsit", "Usage: dynamock db <subcommand>", "See 'dynamock help db'"),
      ("rules lsit", "Usage: dynamock rules <subcommand>", "See 'dynamock help rules'"),
      ("help db lsit", "Usage: dynamock db <subcommand>", "See 'dynamock help db'"),
    ])
  func usage(line: String, usage: String, help: String) throws {
    let error = #expect(throws: UnknownCommand.self) { try Self.invocation(line).validate() }
    let lines = try #require(error).fullMessage.split(separator: "\n")
    #expect(lines.dropFirst() == [usage[...], "  \(help) for more information."])
  }

  @Test(
    "leaves every other command line to the parser",
    arguments: [
      "", "-h", "-help", "--help", "--version", "help", "help serve", "help db", "help db fork",
      "serve", "serve --port 1", "--port 1", "--tls", "serve x", "db", "db fork a b",
      "db --json list", "stats Orders", "stats -- -Orders", "--timeouts-idle -10", "serve -x",
      "get Orders -1", "get Orders -- -x", "get Orders -h", "--help-hidden", "serve -- --prot",
    ])
  func accepted(line: String) throws {
    try Self.invocation(line).validate()
  }

  @Test(
    "shows the help of a command that lacks its subcommand",
    arguments: [
      ("rules --help", "help rules"), ("requests -h", "help requests"),
      ("journal --help", "help journal"), ("serve --help", nil), ("rules", nil),
      ("rules list --help", nil), ("--help", nil), ("rules --host x", nil),
    ] as [(String, String?)])
  func help(line: String, wanted: String?) {
    #expect(Self.invocation(line).askingForHelp?.joined(separator: " ") == wanted)
  }

  @Test("shows a name for every command")
  func names() {
    for command in HelpTests.commands {
      #expect(command.configuration.commandName != nil, "\(command)")
    }
  }

  private static func invocation(_ line: String) -> Invocation {
    Invocation(words: line.split(separator: " ").map(String.init))
  }

  @Test(
    "repeated seeds are one list",
    arguments: [
      ("serve --seed a --port 1 --seed=b", "serve --port 1 --seed a,b"),
      ("--seed a", "--seed a"), ("serve", "serve"), ("--seed", "--seed"),
    ])
  func seeds(words: String, joined: String) {
    let split = words.split(separator: " ").map(String.init)
    #expect(Invocation.joiningSeeds(split).joined(separator: " ") == joined)
  }
}

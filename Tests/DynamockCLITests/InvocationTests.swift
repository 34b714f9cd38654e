import ArgumentParser
import Testing

@testable import DynamockCLI

@Suite("Command lines") struct InvocationTests {
  struct Refusal: CustomTestStringConvertible {
    var line: String
    var message: String
    var testDescription: String { line }
  }

  @Test(
    "rejects unknown commands and options with one dash, and suggests a correction",
    arguments: [
      Refusal(
        line: "serv",
        message: "There is no command 'serv'. Did you mean 'serve'? Commands are serve, db, stats, "
          + "plan, rules, requests, journal, export, import, healthcheck, version, help."),
      Refusal(
        line: "db frok default",
        message: "There is no command 'db frok'. Did you mean 'fork'? Commands are list, create, "
          + "fork, checkpoint, restore, reset, diff, drop."),
      Refusal(
        line: "x",
        message: "There is no command 'x'. Commands are serve, db, stats, plan, rules, requests, "
          + "journal, export, import, healthcheck, version, help."),
      // DynamoDB Local's own; an h among the letters is no request for help.
      Refusal(
        line: "-sharedDb",
        message: "Unknown option '-sharedDb'. Options of several letters begin with two dashes."),
      Refusal(
        line: "serve -port 1",
        message: "Unknown option '-port'. Did you mean '--port'? Options of several letters begin "
          + "with two dashes."),
    ])
  func refused(_ row: Refusal) {
    let error = #expect(throws: ValidationError.self) { try Self.invocation(row.line).validate() }
    #expect(error?.message == row.message)
  }

  @Test(
    "leaves every other command line to the parser",
    arguments: [
      "", "-h", "-help", "--help", "--version", "help", "help serve", "help db", "help db fork",
      "serve", "serve --port 1", "--port 1", "--prot 1", "serve x", "db", "db fork a b",
      "db --json list", "stats Orders", "stats -- -Orders", "--timeouts-idle -10", "serve -x",
    ])
  func accepted(line: String) throws {
    try Self.invocation(line).validate()
  }

  @Test("gives every command a name")
  func names() {
    for command in HelpTests.commands {
      #expect(command.configuration.commandName != nil, "\(command)")
    }
  }

  private static func invocation(_ line: String) -> Invocation {
    Invocation(words: line.split(separator: " ").map(String.init))
  }
}

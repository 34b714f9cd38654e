import ArgumentParser
import Testing

@testable import DynamockCLI
@testable import DynamockSettings

@Suite("Plain arguments of serve")
struct PlainArgumentsTests {
  static let plainLines: [[String]] =
    [
      [], ["serve"], ["--port", "0"], ["serve", "--port=0"],
      ["--host", "127.0.0.1", "--data", "a=b.sqlite", "--log-level=error"],
      ["serve", "--config", "Config/ci.json", "--save-on-exit", "orders.sqlite"],
      ["--access-keys=ID:SECRET,OTHER:SECRET", "--auth", "verify"],
      ["--tls"], ["serve", "--tls", "--port", "1"], ["--port", "1", "--tls"],
    ] + Setting.all.map { ["serve", $0.flag, "value"] }

  @Test("are read as the parser reads them", arguments: plainLines)
  func parser(words: [String]) throws {
    let read = try #require(PlainArguments(words))
    let parsed = try #require(try DynamockCommand.parseAsRoot(words) as? ServeCommand)
    #expect(read.flags == parsed.options.values)
    #expect(read.configuration == parsed.source.config)
  }

  static let otherLines: [[String]] = [
    ["--help"], ["-h"], ["serve", "--help"], ["--version"], ["help"], ["help", "serve"],
    ["db", "list"],
    ["serve", "serve"], ["--port"], ["--port", ""], ["--port="], ["--port", "--host"],
    ["--port", "-1"],
    ["--port", "1", "--port", "2"], ["--config", "a", "--config", "b"], ["--prot", "1"],
    ["--PORT", "1"],
    ["--timeouts.idle", "1"], ["--timeoutsIdle", "1"], ["--port", "1", "more"], ["--"],
    ["-port", "1"],
    ["--", "--port", "1"], ["--accountid", "1"], ["--account-", "1"], ["--account-id-", "1"],
  ]

  @Test("leave all other forms to the parser", arguments: otherLines)
  func fallback(words: [String]) { #expect(PlainArguments(words) == nil) }
}

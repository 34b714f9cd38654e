import ArgumentParser
import DynamockControl
import DynamockServer
import DynamockWire

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// `dynamock db`: the control API of a running server on the command line.
struct DatabaseCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "db",
    abstract: "Make, fork, compare and drop the databases of a running server.",
    discussion: """
      Host, port and token are found as `dynamock serve` finds them. On a terminal answers are tables;
      elsewhere, and with --json, they are the JSON of the control API (docs/control-api.md).

        dynamock db fork default my-test       a fork of the default database
        dynamock db checkpoint my-test clean   keep its value as it is now
        dynamock db diff my-test --from default
        dynamock db restore my-test --checkpoint clean
        dynamock db drop my-test
      """,
    subcommands: [
      ListDatabases.self, CreateDatabase.self, ForkDatabase.self, CheckpointDatabase.self,
      RestoreDatabase.self, ResetDatabase.self, DiffDatabase.self, DropDatabase.self,
    ])
}

/// Which server to ask and how to show its answer.
struct ControlOptions: ParsableArguments {
  @OptionGroup var source: SettingsOptions.Source
  @Option(help: ArgumentHelp("Host to ask.", valueName: "host")) var host: String?
  @Option(help: ArgumentHelp("Port to ask.", valueName: "port")) var port: String?
  @Option(help: "Token of the control API.") var controlToken: String?
  @Flag(help: "Print JSON on a terminal too.") var json = false

  /// Asks the control API and prints its answer.
  /// - Parameter path: behind `/_dynamock/v1/databases`.
  func ask(
    _ method: String, _ path: [String] = [], query: [(String, String?)] = [],
    body: [(name: String, value: JSONText?)] = []
  ) async throws {
    let (text, tree) = try await answer(method, path, query: query, body: body)
    print(printsJSON ? text : ControlTable(of: tree).text)
  }

  /// Whether answers are printed as they came.
  var printsJSON: Bool { json || isatty(1) == 0 }

  /// Asks the control API for an answer.
  /// - Parameter path: behind `/_dynamock/v1/databases`.
  func answer(
    _ method: String, _ path: [String] = [], query: [(String, String?)] = [],
    body: [(name: String, value: JSONText?)] = []
  ) async throws -> (text: String, tree: JSONTree) {
    var flags: [String: String] = [:]
    flags["host"] = host
    flags["port"] = port
    flags["control.token"] = controlToken
    let settings = try source.settings(flags: flags)
    let host = HealthCheckCommand.reachable(settings.server.host)
    let place = (["/_dynamock/v1/databases"] + path).joined(separator: "/") + Self.text(of: query)
    let sent = method == "POST" ? String(decoding: JSONText(body).bytes, as: UTF8.self) : ""
    let answer: (status: Int, body: String)
    do {
      answer = try await HealthProbe.ask(
        method, place, sent, token: settings.control.token, host: host, port: settings.server.port)
    } catch {
      throw HealthCheckFailure(address: "\(host):\(settings.server.port)", fault: error)
    }
    guard let tree = try? JSONTree(parsing: Array(answer.body.utf8)) else {
      throw ControlRefusal(sentence: "The server has no control API; see control.access.")
    }
    if answer.status != 200 {
      throw ControlRefusal(sentence: tree["error"]?["message"]?.text ?? "")
    }
    return (answer.body, tree)
  }

  private static func text(of query: [(String, String?)]) -> String {
    let given = query.compactMap { name, value in value.map { "\(name)=\($0)" } }
    return given.isEmpty ? "" : "?" + given.joined(separator: "&")
  }
}

/// What the control API has refused, in its own words.
struct ControlRefusal: Error, CustomStringConvertible {
  var sentence: String
  var description: String { sentence }
}

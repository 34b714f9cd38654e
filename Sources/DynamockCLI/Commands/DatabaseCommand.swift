import ArgumentParser
import Dynamock
import DynamockControl
import DynamockModel
import DynamockScripting
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
      Host, port and token are found as `dynamock serve` finds them. On a terminal answers are tables; \
      elsewhere, and with --json, they are the JSON of the control API (docs/control-api.md).

        dynamock db fork default my-test       a fork of the default database
        dynamock db checkpoint my-test clean   keep its value as it is now
        dynamock db diff my-test --from default
        dynamock db restore my-test --checkpoint clean
        dynamock db drop my-test --checkpoint clean
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
  @Option(help: ArgumentHelp("Token of the control API.", valueName: "token"))
  var controlToken: String?
  @Flag(help: "Print JSON on a terminal too.") var json = false

  /// Asks the control API and prints its answer.
  /// - Parameter path: behind `/_dynamock/v1/databases`.
  func ask(
    _ method: String, _ path: [String] = [], query: [(String, String?)] = [],
    body: [(name: String, value: JSONText?)] = []
  ) async throws {
    let (text, tree) = try await answer(method, path, query: query, body: body)
    print(printsJSON ? text : ControlTable(of: tree, now: SystemClock().now).text)
  }

  /// Whether answers are printed as they came.
  var printsJSON: Bool { json || isatty(1) == 0 }

  /// Asks the control API for an answer.
  /// - Parameter path: behind `/_dynamock/v1/databases`.
  func answer(
    _ method: String, _ path: [String] = [], query: [(String, String?)] = [],
    body: [(name: String, value: JSONText?)] = []
  ) async throws -> (text: String, tree: JSONTree) {
    let content = method == "POST" ? String(decoding: JSONText(body).bytes, as: UTF8.self) : ""
    return try await answer(method, path, query: query, content: content)
  }

  /// Asks the control API for an answer.
  /// - Parameters:
  ///   - path: behind `/_dynamock/v1/databases`.
  ///   - content: the body as it is sent.
  func answer(
    _ method: String, _ path: [String] = [], query: [(String, String?)] = [], content: String
  ) async throws -> (text: String, tree: JSONTree) {
    var flags: [String: String] = [:]
    flags["host"] = host
    flags["port"] = port
    flags["control.token"] = controlToken
    let settings = try source.settings(flags: flags)
    let host = HealthCheckCommand.reachable(settings.server.host)
    for part in path
    where part != ScriptingRegistry.everywhereName && !DatabaseRegistry.isName(part) {
      throw ControlRefusal(sentence: RegistryError.badName(part).sentence)
    }
    let place = (["/_dynamock/v1/databases"] + path).joined(separator: "/") + Self.text(of: query)
    let answer: (status: Int, body: String)
    do {
      answer = try await HealthProbe.ask(
        method, place, content, token: settings.control.token, host: host,
        port: settings.server.port)
    } catch {
      let failure = HealthCheckFailure(address: "\(host):\(settings.server.port)", fault: error)
      throw ControlRefusal(sentence: failure.description + Self.remedy(error))
    }
    let tree = try? JSONTree(parsing: Array(answer.body.utf8), depth: JSONTree.requestDepth)
    if answer.status == 200, let tree {
      // A terminal would carry out what items hold; elsewhere their bytes stay as they are.
      return (isatty(1) == 0 ? answer.body : PrintableText.escaped(answer.body), tree)
    }
    throw ControlRefusal(sentence: Self.refusal(answer.status, tree))
  }

  private static func text(of query: [(String, String?)]) -> String {
    let given = query.compactMap { name, value in value.map { "\(name)=\(encoded($0))" } }
    return given.isEmpty ? "" : "?" + given.joined(separator: "&")
  }

  /// A value as it may stand in a query (RFC 3986, section 2).
  private static func encoded(_ text: String) -> String {
    text.utf8.reduce(into: "") { result, byte in
      let character = Character(UnicodeScalar(byte))
      if character.isASCII, character.isLetter || character.isNumber || "-._~".contains(character) {
        result.append(character)
      } else {
        result += (byte < 16 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
      }
    }
  }

  /// What to do where no answer came that could be read.
  private static func remedy(_ fault: HealthProbe.Fault) -> String {
    guard case .unreachable = fault else { return "" }
    return "; start it with `dynamock serve`, or say with --host and --port where it is"
  }

  /// Why the server did not do it, and what would help.
  private static func refusal(_ status: Int, _ answer: JSONTree?) -> String {
    if status == 401 {
      return "The server wants its token: give --control-token or DYNAMOCK_CONTROL_TOKEN."
    }
    return answer?["error"]?["message"]?.text.map(PrintableText.escaped)
      ?? "What answers there has no control API; start dynamock with --control-access on."
  }
}

/// What the control API has refused, in its own words.
struct ControlRefusal: Error, CustomStringConvertible {
  var sentence: String
  var description: String { sentence }
}

import ArgumentParser
import Dynamock
import DynamockControl
import DynamockModel
import DynamockScripting
import DynamockServer
import DynamockSettings
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
    abstract: "Create, fork, compare and drop databases of a running server.",
    discussion: """
      Host, port and token come from the same settings as for `dynamock serve`. On a terminal the output \
      is a table; elsewhere, and with --json, it is the JSON of the control API (docs/control-api.md).

        dynamock db fork default my-test       a fork of the default database
        dynamock db checkpoint my-test clean   keep its current contents
        dynamock db diff my-test --from default
        dynamock db restore my-test --checkpoint clean
        dynamock db drop my-test --checkpoint clean
        dynamock db clock my-test              its clock; +1h moves a manual one
        dynamock db throttle my-test on        enforce throughput
        dynamock db costs my-test              what tagged requests consumed
        dynamock db drop my-test
      """,
    subcommands: [
      ListDatabases.self, CreateDatabase.self, ForkDatabase.self, CheckpointDatabase.self,
      RestoreDatabase.self, ResetDatabase.self, DiffDatabase.self, DropDatabase.self,
      ClockDatabase.self, SweepDatabase.self, CompactDatabase.self, ThrottleDatabase.self,
      CountDatabase.self, CostsDatabase.self,
    ])
}

/// Options that select the server and the form of the output.
struct ControlOptions: ParsableArguments {
  @OptionGroup var source: SettingsOptions.Source
  @Option(help: ArgumentHelp("Host of the server.", valueName: "host")) var host: String?
  @Option(help: ArgumentHelp("Port of the server.", valueName: "port")) var port: String?
  @Option(help: ArgumentHelp("Token of the control API.", valueName: "token"))
  var controlToken: String?
  @OptionGroup var encryption: EncryptionOptions
  @Flag(help: "Print JSON even on a terminal.") var json = false

  /// Sends a request to the control API and prints the response.
  /// - Parameter path: the path after `/_dynamock/v1/databases`.
  func ask(
    _ method: String, _ path: [String] = [], query: [(String, String?)] = [],
    body: [(name: String, value: JSONText?)] = []
  ) async throws {
    let (text, tree) = try await answer(method, path, query: query, body: body)
    show(text, tree)
  }

  /// Prints a response.
  func show(_ text: String, _ tree: JSONTree) {
    print(printsJSON ? text : ControlTable(of: tree, now: SystemClock().now).text)
    guard !printsJSON, tree["lasting"]?.flag == false else { return }
    print(
      "\n"
        + ("The database is in memory, and is gone when the server stops. With --into it is in a file of "
        + "its own, which remains.").wrapped())
  }

  /// Returns the settings of the server to connect to.
  func settings() throws -> Settings {
    var flags: [String: String] = [:]
    flags["host"] = host
    flags["port"] = port
    flags["control.token"] = controlToken
    return try source.settings(flags: flags)
  }

  /// Whether responses are printed unchanged.
  var printsJSON: Bool { json || isatty(1) == 0 }

  /// Sends a request to the control API and returns the response.
  /// - Parameter path: the path after `/_dynamock/v1/databases`.
  func answer(
    _ method: String, _ path: [String] = [], query: [(String, String?)] = [],
    body: [(name: String, value: JSONText?)] = [], timeout: Duration = usualTimeout
  ) async throws -> (text: String, tree: JSONTree) {
    let content = method == "POST" ? String(decoding: JSONText(body).bytes, as: UTF8.self) : ""
    return try await answer(method, path, query: query, content: content, timeout: timeout)
  }

  /// The longest time that a server takes for a request that it does not have to read files for.
  static let usualTimeout = Duration.seconds(60)

  /// Sends a request to the control API and returns the response.
  /// - Parameters:
  ///   - path: the path after `/_dynamock/v1/databases`.
  ///   - tag: the tag of calls that ends the path, which may be any text.
  ///   - content: the body as sent.
  ///   - target: the operation for `call`, as in `X-Amz-Target`.
  func answer(
    _ method: String, _ path: [String] = [], query: [(String, String?)] = [], tag: String? = nil,
    content: String, target: String? = nil, timeout: Duration = usualTimeout
  ) async throws -> (text: String, tree: JSONTree) {
    let settings = try settings()
    let host = HealthCheckCommand.reachable(settings.server.host)
    for part in path
    where part != ScriptingRegistry.everywhereName && !DatabaseRegistry.isName(part) {
      throw ControlRefusal(sentence: RegistryError.badName(part).sentence)
    }
    let parts = path + (tag.map { [Self.encoded($0)] } ?? [])
    let place = (["/_dynamock/v1/databases"] + parts).joined(separator: "/") + Self.text(of: query)
    let answer: (status: Int, body: String)
    let encryption = try encryption.encryption(settings)
    do throws(HealthProbe.Fault) {
      answer = try await HealthProbe.ask(
        method, place, content, target: target, token: settings.control.token, host: host,
        port: settings.server.port, timeout: timeout, encryption: encryption)
    } catch {
      let failure = HealthCheckFailure(
        address: HealthProbe.place(host, settings.server.port), fault: error)
      throw ControlRefusal(sentence: failure.description + Self.remedy(error))
    }
    let tree = try? JSONTree(parsing: Array(answer.body.utf8), depth: JSONTree.requestDepth)
    if answer.status == 200, let tree {
      // A terminal would interpret control characters in items; other outputs get the bytes
      // unchanged.
      return (isatty(1) == 0 ? answer.body : PrintableText.escaped(answer.body), tree)
    }
    throw ControlRefusal(sentence: Self.refusal(answer.status, tree))
  }

  private static func text(of query: [(String, String?)]) -> String {
    let given = query.compactMap { name, value in value.map { "\(name)=\(encoded($0))" } }
    return given.isEmpty ? "" : "?" + given.joined(separator: "&")
  }

  /// Encodes a value for a query ([rfc-3986], section 2).
  static func encoded(_ text: String) -> String {
    text.utf8.reduce(into: "") { result, byte in
      let character = Character(UnicodeScalar(byte))
      if character.isASCII, character.isLetter || character.isNumber || "-._~".contains(character) {
        result.append(character)
      } else {
        result += "%" + Hexadecimal.text(byte, digits: 2).uppercased()
      }
    }
  }

  /// Returns advice for a request without a readable response.
  private static func remedy(_ fault: HealthProbe.Fault) -> String {
    guard case .unreachable = fault else { return "" }
    return "; start it with `dynamock serve`, or set --host and --port to its address"
  }

  /// Returns the message of a server's error, with advice.
  private static func refusal(_ status: Int, _ answer: JSONTree?) -> String {
    if status == 401 {
      return "The server requires its token: set --control-token or DYNAMOCK_CONTROL_TOKEN."
    }
    if let message = answer.flatMap(ControlRefusal.message) { return message }
    return answer?["error"]?["message"]?.text.map(PrintableText.escaped)
      ?? "The server there has no control API; start dynamock with --control-access on."
  }
}

/// An error response of the control API, with its message.
struct ControlRefusal: Error, CustomStringConvertible {
  var sentence: String
  var description: String { sentence }

  /// Returns the text of DynamoDB's error in a response, or `nil` if it has none.
  static func message(of answer: JSONTree) -> String? {
    guard let type = answer["__type"]?.text else { return nil }
    let message = (answer["message"] ?? answer["Message"])?.text
    let code = type.split(separator: "#").last.map(String.init) ?? type
    return PrintableText.escaped(message.map { "\(code): \($0)" } ?? code)
  }
}

import ArgumentParser
import Dynamock
import DynamockWire
import Testing

@testable import DynamockCLI
@testable import DynamockServer

@Suite struct SettingsTests {
  static let root = #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 }

  /// A value that differs from the default, for each setting.
  static func sample(_ setting: Setting) -> String {
    switch setting.kind {
    case .text where setting.key == "accountId": "000000000001"
    case .text where setting.key == "accessKeys": "AKIDEXAMPLE:secret"
    case .text where setting.key == "cors": "http://localhost:3000"
    case .text where setting.key == "control.hosts": "dynamock.example.com"
    case .text: "sample"
    case .integer(let range): "\(range.upperBound - 1)"
    case .seconds: "7.5"
    case .choice(let words): words.last { $0 != setting.standard } ?? ""
    }
  }

  @Test("Config/default.json holds every setting at its default, and nothing else")
  func defaultFile() throws {
    let values = try SettingsFile.read(Self.root + "/Config/default.json")
    #expect(values == Dictionary(Setting.all.map { ($0.key, $0.standard) }) { $1 })
  }

  @Test("each profile in Config/ can be used", arguments: ["default", "ci", "local", "strict"])
  func profiles(name: String) throws {
    let path = Self.root + "/Config/\(name).json"
    _ = try Settings(file: (path, SettingsFile.read(path)))
  }

  @Test("the profiles say what docs/configuration.md promises")
  func promises() throws {
    func profile(_ name: String) throws -> Settings {
      let path = Self.root + "/Config/\(name).json"
      return try Settings(file: (path, SettingsFile.read(path)))
    }
    #expect(try profile("ci").server.port == 0)
    #expect(try profile("ci").data == nil)
    #expect(try profile("local").data != nil)
    #expect(try profile("local").authorization == .none)
    #expect(try profile("strict").durability == .full)
    #expect(try profile("strict").delays.creatingTable == 2000)
  }

  @Test("docs/configuration.md has a row for every setting, with its default and its summary")
  func documentation() throws {
    let bytes = try SettingsFile.bytes(of: Self.root + "/docs/configuration.md")
    let rows = String(decoding: bytes, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false)
      .drop { !$0.hasPrefix("| key | default |") }
      .prefix { !$0.isEmpty }.dropFirst(2)
    let expected = Setting.all.map { setting in
      let standard = setting.standard.isEmpty ? "" : "`\(setting.standard)`"
      return "| `\(setting.key)` | \(standard) | \(setting.summary) |"
    }
    #expect(rows.map(String.init) == expected)
  }

  @Test("without anything said, the server's own defaults hold")
  func defaults() throws {
    let settings = try Settings()
    let standard = ServerConfiguration()
    #expect(settings.server.host == standard.host)
    #expect(settings.server.port == standard.port)
    #expect(settings.server.threads == standard.threads)
    #expect(settings.server.limits == standard.limits)
    #expect(settings.server.timeouts == standard.timeouts)
    #expect(settings.delays == Settings.Delays())
  }

  @Test("every setting has a flag and a variable", arguments: Setting.all.map(\.key))
  func names(key: String) throws {
    let setting = try #require(Setting.all.first { $0.key == key })
    let value = Self.sample(setting)
    #expect(setting.admits(value))
    let flags = try SettingsOptions.parse([setting.flag, value]).values
    #expect(flags == [key: value])
    let reader = SettingsReader([.environment([setting.variable: value])])
    #expect(try reader.text(key) == value)
  }

  @Test("flags go before variables, variables before the file, the file before the defaults")
  func precedence() throws {
    let file = (path: "f", values: ["port": "1", "host": "c", "accountId": "000000000003"])
    let environment = ["DYNAMOCK_PORT": "2", "DYNAMOCK_HOST": "b"]
    let settings = try Settings(flags: ["port": "3"], environment: environment, file: file)
    #expect(settings.server.port == 3)
    #expect(settings.server.host == "b")
    #expect(settings.accountID == "000000000003")
    #expect(settings.durability == .normal)
  }

  struct Refusal: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var flags: [String: String] = [:]
    var environment: [String: String] = [:]
    var file: String?
    var sentence: String
  }

  static let refusals = [
    Refusal(
      testDescription: "a port of letters", flags: ["port": "http"],
      sentence: #"--port is "http", but it has to be a whole number from 0 to 65535"#),
    Refusal(
      testDescription: "a port too high, in the environment",
      environment: ["DYNAMOCK_PORT": "65536"],
      sentence: #"DYNAMOCK_PORT is "65536", but it has to be a whole number from 0 to 65535"#),
    Refusal(
      testDescription: "what Kubernetes puts into the environment",
      environment: ["DYNAMOCK_PORT": "tcp://10.0.0.1:8000"],
      sentence:
        #"DYNAMOCK_PORT is "tcp://10.0.0.1:8000", but it has to be a whole number from 0 to "#
        + "65535; DYNAMOCK_PORT seems to be set for a service named dynamock: rename that service, "
        + "or set enableServiceLinks to false"),
    Refusal(
      testDescription: "a word that is none of them", file: #"{"durability": "some"}"#,
      sentence: #"durability in f is "some", but it has to be one of normal, full, off"#),
    Refusal(
      testDescription: "negative seconds", file: #"{"timeouts": {"idle": -1}}"#,
      sentence: #"timeouts.idle in f is "-1", but it has to be a number of seconds from 0 to "#
        + "1000000, such as 2.5"),
    Refusal(
      testDescription: "an account of 11 digits", flags: ["accountId": "12345678901"],
      sentence: #"--account-id is "12345678901", but it has to be 12 digits"#),
    Refusal(
      testDescription: "an access key without a secret, which is not repeated",
      flags: ["accessKeys": "AKIDEXAMPLE"],
      sentence: "--access-keys cannot be used: it has to be pairs like AKIDEXAMPLE:secret, with "
        + "commas between them, and each identifier once"),
    Refusal(
      testDescription: "an origin with a path", flags: ["cors": "http://localhost:3000/"],
      sentence: #"--cors is "http://localhost:3000/", but it has to be *, off, or origins like "#
        + "http://localhost:3000, with commas between them"),
    Refusal(
      testDescription: "an empty cors, which would be neither all nor none",
      file: #"{"cors": ""}"#,
      sentence: #"cors in f is "", but it has to be *, off, or origins like "#
        + "http://localhost:3000, with commas between them"),
    Refusal(
      testDescription: "a host with a port", flags: ["control.hosts": "a.example:8000"],
      sentence: #"--control-hosts is "a.example:8000", but it has to be names like "#
        + "dynamock.example.com, without ports, with commas between them"),
    Refusal(
      testDescription: "a word for access that is none", flags: ["control.access": "yes"],
      sentence: #"--control-access is "yes", but it has to be one of auto, on, off"#),
    Refusal(
      testDescription: "signatures to verify without a key", flags: ["auth": "verify"],
      sentence: "auth is verify, but accessKeys is empty: no signature could pass; give "
        + "--access-keys ID:SECRET or DYNAMOCK_ACCESS_KEYS=ID:SECRET"),
    Refusal(
      testDescription: "a misspelt key", file: #"{"timeouts": {"idel": 1}}"#,
      sentence: "f has a key that is no setting: timeouts.idel; did you mean timeouts.idle?"),
    Refusal(
      testDescription: "a key like none", file: #"{"colour": "blue"}"#,
      sentence: "f has a key that is no setting: colour; docs/configuration.md lists them all"),
    Refusal(
      testDescription: "a misspelt variable", environment: ["DYNAMOCK_PROT": "1"],
      sentence: "the environment has a variable that is no setting: DYNAMOCK_PROT; did you mean "
        + "DYNAMOCK_PORT?"),
    Refusal(
      testDescription: "a misspelt variable without a value",
      environment: ["DYNAMOCK_LOGLEVEL": "", "DYNAMOCK_PORT": "1"],
      sentence:
        "the environment has a variable that is no setting: DYNAMOCK_LOGLEVEL; did you mean "
        + "DYNAMOCK_LOG_LEVEL?"),
    Refusal(
      testDescription: "a variable like none", environment: ["DYNAMOCK_COLOUR": "blue"],
      sentence: "the environment has a variable that is no setting: DYNAMOCK_COLOUR; "
        + "docs/configuration.md lists them all, rename it if it is meant for something else"),
    Refusal(
      testDescription: "a misspelt name of the file", environment: ["DYNAMOCK_CONFG": "a.json"],
      sentence: "the environment has a variable that is no setting: DYNAMOCK_CONFG; did you mean "
        + "DYNAMOCK_CONFIG?"),
    Refusal(
      testDescription: "text that is not JSON", file: "port: 8000",
      sentence: "f is not JSON: it breaks in line 1, at column 1"),
    Refusal(
      testDescription: "a comma too many", file: "{\n  \"port\": 8000,\n}",
      sentence: "f is not JSON: it breaks in line 3, at column 1"),
    Refusal(
      testDescription: "an empty file", file: "",
      sentence: "f is not JSON: it breaks in line 1, at column 1"),
    Refusal(
      testDescription: "a list where a setting is one value", file: #"{"port": [1]}"#,
      sentence: #"port in f is "[…]", but it has to be a whole number from 0 to 65535"#),
    Refusal(
      testDescription: "a value where settings belong", file: #"{"log": "info"}"#,
      sentence: "f has a key that is no setting: log; docs/configuration.md lists them all"),
    Refusal(
      testDescription: "JSON that is no object", file: "[8000]",
      sentence: #"f is not an object of settings: it should look like {"port": 8000, "log": "#
        + #"{"level": "info"}}"#),
  ]

  @Test("what cannot be used is said in one sentence, with what would do", arguments: refusals)
  func refused(_ row: Refusal) throws {
    let error = #expect(throws: SettingsError.self) {
      let file = try row.file.map {
        (path: "f", values: try SettingsFile.values(in: Array($0.utf8), path: "f"))
      }
      _ = try Settings(flags: row.flags, environment: row.environment, file: file)
    }
    #expect(error?.description == row.sentence)
  }

  @Test("a file that is not there is said so")
  func unreadable() {
    let error = #expect(throws: SettingsError.self) { try SettingsFile.read("/no/such/file") }
    #expect(
      error?.description == "cannot read the configuration file /no/such/file: No such file or "
        + "directory; check the path given with --config or DYNAMOCK_CONFIG")
  }

  @Test("the command line is understood, with serve where no command is named")
  func commands() throws {
    #expect(try DynamockCommand.parseAsRoot([]) is ServeCommand)
    #expect(try DynamockCommand.parseAsRoot(["--port", "1"]) is ServeCommand)
    #expect(try DynamockCommand.parseAsRoot(["healthcheck", "--port", "1"]) is HealthCheckCommand)
    #expect(try DynamockCommand.parseAsRoot(["version"]) is VersionCommand)
    #expect(throws: (any Error).self) { try DynamockCommand.parseAsRoot(["--prot", "1"]) }
  }
}

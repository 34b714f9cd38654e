import ArgumentParser
import Dynamock
import DynamockControl
import DynamockWire
import Testing

@testable import DynamockCLI
@testable import DynamockServer
@testable import DynamockSettings

@Suite struct SettingsTests {
  static let root = #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 }

  /// Returns a value that differs from the default of a setting.
  static func sample(_ setting: Setting) -> String {
    switch setting.kind {
    case .text(_, let example): example
    case .integer(let range): "\(range.upperBound - 1)"
    case .seconds: "7.5"
    case .choice(let words): words.last { $0 != setting.standard } ?? ""
    }
  }

  @Test("each profile in Config/ can be used", arguments: ["default", "ci", "local", "strict"])
  func profiles(name: String) throws {
    let path = Self.root + "/Config/\(name).json"
    _ = try Settings(file: (path, SettingsFile.read(path)))
  }

  @Test("the profiles match docs/configuration.md")
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
    #expect(try profile("strict").database.tableCreation == .seconds(2))
  }

  @Test("without settings the defaults apply")
  func defaults() throws {
    let settings = try Settings()
    for setting in Setting.all where setting.key != "control.hosts" {
      #expect(setting.text(in: settings) == setting.standard, "\(setting.key)")
    }
    // The control API accepts the name that the server is bound to.
    #expect(settings.control.hosts == ["localhost"])
    #expect(settings.control.access == .on)
    #expect(settings.rules.isEmpty)
  }

  @Test("every setting has a flag, a variable and a property of its own", arguments: Setting.all)
  func names(setting: Setting) throws {
    let value = Self.sample(setting)
    let flags = try SettingsOptions.parse([setting.flag, value]).values
    #expect(flags == [setting.key: value])
    var settings = Settings.standard
    let variable = SettingsSource.environment([setting.variable: value])
    #expect(setting.set(try #require(variable.text(setting)), in: &settings))
    for other in Setting.all where !other.isSecret {
      let expected = other == setting ? value : other.standard
      #expect(other.text(in: settings) == expected, "\(other.key)")
    }
  }

  @Test("no two settings have the same name")
  func unique() {
    for names in [Setting.all.map(\.key), Setting.all.map(\.flag), Setting.all.map(\.variable)] {
      #expect(Set(names).count == names.count)
    }
  }

  @Test("flags override variables, variables the file, and the file the defaults")
  func precedence() throws {
    let file = (path: "f", values: ["port": "1", "host": "c", "accountId": "000000000003"])
    let environment = ["DYNAMOCK_PORT": "2", "DYNAMOCK_HOST": "b"]
    let settings = try Settings(flags: ["port": "3"], environment: environment, file: file)
    #expect(settings.server.port == 3)
    #expect(settings.server.host == "b")
    #expect(settings.database.accountID == "000000000003")
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
      testDescription: "a certificate without its key", flags: ["tls.certificate": "a.pem"],
      sentence: "tls.key is not set: TLS needs both tls.certificate and tls.key; --tls makes a "
        + "certificate for this machine"),
    Refusal(
      testDescription: "a certificate that is both given and generated",
      flags: ["tls.certificate": "a.pem", "tls.key": "b.pem", "tls.selfMade": "on"],
      sentence: "tls.selfMade (--tls) is on, but tls.certificate (--tls-certificate) is set too: "
        + "use one of them"),
    Refusal(
      testDescription: "two files for the data", flags: ["data": "a", "saveOnExit": "b"],
      sentence: "data (--data) and saveOnExit (--save-on-exit) are both set, but data in a file is "
        + "saved at every write: use one of them"),
    Refusal(
      testDescription: "two places of buckets", flags: ["s3.root": "a", "s3.endpoint": "aws"],
      sentence: "s3.root (--s3-root) and s3.endpoint (--s3-endpoint) are both set: buckets are "
        + "folders, or those of one server"),
    Refusal(
      testDescription: "a port that is not a number", flags: ["port": "http"],
      sentence: #"--port is "http", but it must be a whole number from 0 to 65535"#),
    Refusal(
      testDescription: "a port that is too high, in the environment",
      environment: ["DYNAMOCK_PORT": "65536"],
      sentence: #"DYNAMOCK_PORT is "65536", but it must be a whole number from 0 to 65535"#),
    Refusal(
      testDescription: "a variable that Kubernetes sets",
      environment: ["DYNAMOCK_PORT": "tcp://10.0.0.1:8000"],
      sentence:
        #"DYNAMOCK_PORT is "tcp://10.0.0.1:8000", but it must be a whole number from 0 to "#
        + "65535; DYNAMOCK_PORT seems to be set for a service named dynamock: rename that service, "
        + "or set enableServiceLinks to false"),
    Refusal(
      testDescription: "an unknown word", file: #"{"durability": "some"}"#,
      sentence: #"durability in f is "some", but it must be one of normal, full, off"#),
    Refusal(
      testDescription: "negative seconds", file: #"{"timeouts": {"idle": -1}}"#,
      sentence: #"timeouts.idle in f is "-1", but it must be a number of seconds from 0 to "#
        + "1000000, such as 2.5"),
    Refusal(
      testDescription: "an account of 11 digits", flags: ["accountId": "12345678901"],
      sentence: #"--account-id is "12345678901", but it must be 12 digits"#),
    Refusal(
      testDescription: "an access key without a secret, which the error does not contain",
      flags: ["accessKeys": "AKIDEXAMPLE"],
      sentence: "--access-keys cannot be used: it must be pairs like AKIDEXAMPLE:secret, "
        + "separated by commas, with each identifier once, and at most the ARN of a user, an "
        + "assumed role or an account's root after a second colon"),
    Refusal(
      testDescription: "an origin with a path", flags: ["cors": "http://localhost:3000/"],
      sentence: #"--cors is "http://localhost:3000/", but it must be *, off, or origins like "#
        + "http://localhost:3000, separated by commas"),
    Refusal(
      testDescription: "an empty cors, which means neither all nor none",
      file: #"{"cors": ""}"#,
      sentence: #"cors in f is "", but it must be *, off, or origins like "#
        + "http://localhost:3000, separated by commas"),
    Refusal(
      testDescription: "a host with a port", flags: ["control.hosts": "a.example:8000"],
      sentence: #"--control-hosts is "a.example:8000", but it must be host names like "#
        + "dynamock.example.com, without ports, separated by commas"),
    Refusal(
      testDescription: "an upstream with a user name, which is not repeated",
      flags: ["vault.upstream": "http://ada:hunter2@db:8000"],
      sentence: #"--vault-upstream is "http://…@db:8000", but it must be the URL of a DynamoDB "#
        + "endpoint without a user name, or aws"),
    Refusal(
      testDescription: "a word for access that is none", flags: ["control.access": "yes"],
      sentence: #"--control-access is "yes", but it must be one of auto, on, off"#),
    Refusal(
      testDescription: "verification of signatures without a key", flags: ["auth": "verify"],
      sentence: "auth is verify, but accessKeys is empty: no signature would be accepted; set "
        + "--access-keys ID:SECRET or DYNAMOCK_ACCESS_KEYS=ID:SECRET"),
    Refusal(
      testDescription: "a misspelt key", file: #"{"timeouts": {"idel": 1}}"#,
      sentence: "f has a key that is not a setting: timeouts.idel; did you mean timeouts.idle?"),
    Refusal(
      testDescription: "a setting twice",
      file: #"{"log": {"level": "info"}, "log": {"level": "debug"}}"#,
      sentence: "f has the setting log.level more than once"),
    Refusal(
      testDescription: "a key unlike any other", file: #"{"colour": "blue"}"#,
      sentence: "f has a key that is not a setting: colour; docs/configuration.md lists them all"),
    Refusal(
      testDescription: "a misspelt variable", environment: ["DYNAMOCK_PROT": "1"],
      sentence: "the environment has a variable that is not a setting: DYNAMOCK_PROT; did you mean "
        + "DYNAMOCK_PORT?"),
    Refusal(
      testDescription: "a misspelt variable without a value",
      environment: ["DYNAMOCK_LOGLEVEL": "", "DYNAMOCK_PORT": "1"],
      sentence:
        "the environment has a variable that is not a setting: DYNAMOCK_LOGLEVEL; did you mean "
        + "DYNAMOCK_LOG_LEVEL?"),
    Refusal(
      testDescription: "a variable unlike any other", environment: ["DYNAMOCK_COLOUR": "blue"],
      sentence: "the environment has a variable that is not a setting: DYNAMOCK_COLOUR; "
        + "docs/configuration.md lists them all, rename it if it is meant for something else"),
    Refusal(
      testDescription: "a misspelt name of the file", environment: ["DYNAMOCK_CONFG": "a.json"],
      sentence:
        "the environment has a variable that is not a setting: DYNAMOCK_CONFG; did you mean "
        + "DYNAMOCK_CONFIG?"),
    Refusal(
      testDescription: "text that is not JSON", file: "port: 8000",
      sentence: "f is not JSON: line 1, column 1"),
    Refusal(
      testDescription: "a superfluous comma", file: "{\n  \"port\": 8000,\n}",
      sentence: "f is not JSON: line 3, column 1"),
    Refusal(
      testDescription: "an empty file", file: "",
      sentence: "f is not JSON: line 1, column 1"),
    Refusal(
      testDescription: "a list instead of a single value", file: #"{"port": [1]}"#,
      sentence: #"port in f is "[…]", but it must be a whole number from 0 to 65535"#),
    Refusal(
      testDescription: "a value instead of settings", file: #"{"log": "info"}"#,
      sentence: "f has a key that is not a setting: log; docs/configuration.md lists them all"),
    Refusal(
      testDescription: "JSON that is not an object", file: "[8000]",
      sentence: #"f is not an object of settings: it should look like {"port": 8000, "log": "#
        + #"{"level": "info"}}"#),
  ]

  @Test("unusable input is reported in one message with advice", arguments: refusals)
  func refused(_ row: Refusal) throws {
    let error = #expect(throws: SettingsError.self) {
      let file = try row.file.map {
        (path: "f", values: try SettingsFile.values(in: Array($0.utf8), path: "f"))
      }
      _ = try Settings(flags: row.flags, environment: row.environment, file: file)
    }
    #expect(error?.description == row.sentence)
  }

  @Test("a missing file is reported")
  func unreadable() {
    let error = #expect(throws: SettingsError.self) { try SettingsFile.read("/no/such/file") }
    #expect(
      error?.description == "cannot read the configuration file /no/such/file: No such file or "
        + "directory; check the path given with --config or DYNAMOCK_CONFIG")
  }

  @Test("the command line is parsed, with serve as the default command")
  func commands() throws {
    #expect(try DynamockCommand.parseAsRoot([]) is ServeCommand)
    #expect(try DynamockCommand.parseAsRoot(["--port", "1"]) is ServeCommand)
    #expect(try DynamockCommand.parseAsRoot(["healthcheck", "--port", "1"]) is HealthCheckCommand)
    #expect(try DynamockCommand.parseAsRoot(["version"]) is VersionCommand)
    #expect(throws: (any Error).self) { try DynamockCommand.parseAsRoot(["--prot", "1"]) }
  }
}

extension Setting: CustomTestStringConvertible {
  /// The name of a test case.
  public var testDescription: String { key }
}

import DynamockControl
import DynamockWire
import Testing

@testable import DynamockCLI
@testable import DynamockSettings

@Suite("Settings for access to a server") struct AccessSettingsTests {
  static let verify = ["auth": "verify", "accessKeys": "AKIDEXAMPLE:secret"]

  struct Row: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var flags: [String: String]
    var access: ControlSettings.Access
  }

  static let rows = [
    Row(testDescription: "no settings", flags: [:], access: .on),
    Row(testDescription: "a token", flags: ["control.token": "t"], access: .on),
    Row(testDescription: "off", flags: ["control.access": "off"], access: .off),
    Row(testDescription: "verify", flags: verify, access: .closed),
    Row(
      testDescription: "verify and auto", flags: verify.merging(["control.access": "auto"]) { $1 },
      access: .closed),
    Row(
      testDescription: "verify and a token", flags: verify.merging(["control.token": "t"]) { $1 },
      access: .on),
    Row(
      testDescription: "verify and on", flags: verify.merging(["control.access": "on"]) { $1 },
      access: .on),
    Row(
      testDescription: "verify and off", flags: verify.merging(["control.access": "off"]) { $1 },
      access: .off),
  ]

  @Test(
    "verified signatures close the control API unless it has a token or is opened", arguments: rows)
  func access(_ row: Row) throws {
    #expect(try Settings(flags: row.flags).control.access == row.access)
  }

  @Test("the name that the server is bound to is allowed in addition to those listed")
  func hosts() throws {
    let settings = try Settings(
      flags: ["host": "Dynamock.Example.com", "control.hosts": "a.example, B.example,[::1]"])
    #expect(
      settings.control.hosts == ["dynamock.example.com", "a.example", "b.example", "[::1]"])
  }

  @Test(
    "a setting of origins is read",
    arguments: [
      ("*", CrossOriginPolicy.any), ("off", .off),
      ("http://A.example , https://b:8443", .listed(["http://a.example", "https://b:8443"])),
    ])
  func cors(text: String, policy: CrossOriginPolicy) throws {
    #expect(try Settings(flags: ["cors": text]).cors == policy)
  }

  struct Warning: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var flags: [String: String]
    var names: [String] = []
    var omits: [String] = []
  }

  static let everywhere = ["host": "0.0.0.0"]
  static let warnings = [
    Warning(
      testDescription: "everything is open", flags: everywhere,
      names: [
        "host is 0.0.0.0", "control.token is empty", "the control API at /_dynamock/", "/metrics",
        "the tables (auth is any", "set control.token",
      ]),
    Warning(
      testDescription: "no credentials are required",
      flags: everywhere.merging(["auth": "none"]) { $1 }, names: ["the tables (auth is none"]),
    Warning(
      testDescription: "every network of IPv6", flags: ["host": "::"],
      names: ["host is ::"]),
    Warning(
      testDescription: "an address in a network", flags: ["host": "192.168.1.9"],
      names: ["host is 192.168.1.9"]),
    Warning(
      testDescription: "a name", flags: ["host": "db.example.com"], names: ["db.example.com"]),
    Warning(
      testDescription: "the tables are closed, the control API is open",
      flags: everywhere.merging(verify) { $1 }.merging(["control.access": "on"]) { $1 },
      names: ["/_dynamock/"], omits: ["the tables"]),
    Warning(
      testDescription: "the control API is off, the tables are open",
      flags: everywhere.merging(["control.access": "off"]) { $1 }, names: ["the tables"],
      omits: ["/_dynamock/", "/metrics"]),
    Warning(
      testDescription: "a name that begins like loopback", flags: ["host": "127.0.0.1.example"],
      names: ["127.0.0.1.example"]),
  ]

  @Test(
    "a host beyond loopback without a token causes a warning that lists what is open",
    arguments: warnings)
  func warned(_ row: Warning) throws {
    let sentence = try #require(Exposure(Settings(flags: row.flags))).sentence
    for name in row.names { #expect(sentence.contains(name), "\(sentence)") }
    for name in row.omits { #expect(!sentence.contains("\(name) "), "\(sentence)") }
  }

  static let quiet: [[String: String]] =
    ["127.0.0.1", "127.8.9.1", "localhost", "LocalHost", "a.localhost", "::1", "::ffff:127.0.0.1"]
    .map { ["host": $0] } + [
      everywhere.merging(["control.token": "t"]) { $1 }, everywhere.merging(verify) { $1 },
    ]

  @Test("loopback, a token, or nothing open needs no warning", arguments: quiet)
  func notWarned(flags: [String: String]) throws {
    #expect(try Exposure(Settings(flags: flags))?.sentence == nil)
  }
}

import Dynamock
import DynamockModel
import DynamockScripting
import DynamockTesting
import Testing

/// Databases next to one with a script.
@Suite("Requests to other databases")
struct NeighbourTests {
  @Test(
    "pass by the rules, the journal and the held requests of a database, as in the console on it",
    arguments: [
      ("GET", "databases/other/journal", ""), ("GET", "databases/other/requests", ""),
      ("POST", "databases/other/rules", #"{"then":{"throttle":true}}"#),
      ("POST", "databases/other/scripting", #"{"unmatched":"hold"}"#),
    ])
  func passBy(_ method: String, _ path: String, _ body: String) async throws {
    let console = try Console()
    for name in ["other", "third"] {
      _ = try await console.control("POST", "databases", #"{"name":"\#(name)"}"#)
    }
    #expect(!console.scripting.mayConcern(nil))
    #expect(try await console.control(method, path, body).status == 200)
    #expect(console.scripting.mayConcern("other"))
    for path in [nil, "default", "third", "none"] {
      #expect(!console.scripting.mayConcern(path), "\(path ?? "/")")
    }
  }

  @Test("pass through the rules of all databases")
  func everywhere() async throws {
    let console = try Console()
    _ = try await console.control("POST", "databases/*/rules", #"{"then":{"throttle":true}}"#)
    for path in [nil, "default", "other"] { #expect(console.scripting.mayConcern(path)) }
    _ = try await console.control("DELETE", "databases/*/rules")
    #expect(!console.scripting.mayConcern("other"))
  }

  @Test("are kept in the journal of each database if the settings say so")
  func journal() throws {
    var settings = ScriptingSettings()
    settings.journal = .on
    let console = try Console(.memory, settings)
    for path in [nil, "default", "other"] { #expect(console.scripting.mayConcern(path)) }
  }

  @Test("cannot be told apart by their path if credentials select the database")
  func isolation() throws {
    let registry = DatabaseRegistry(
      default: try DynamockDatabase(clock: ManualClock()), isolation: .accessKey)
    let scripting = ScriptingRegistry(registry)
    #expect(scripting.mayConcern(nil))
    #expect(!scripting.mayConcern("other"))
  }
}

import DynamockScripting
import DynamockTesting
import DynamockWire
import Testing

@testable import DynamockControl

/// Tests calls that a rule answers without the engine: they appear only in the journal and in these
/// metrics.
@Suite("The metrics of scripting")
struct ScriptingMetricsTests {
  private static func lines(of console: Console) -> [Substring] {
    String(
      decoding: Metrics(of: console.registry, scripting: console.scripting).text, as: UTF8.self
    )
    .split(separator: "\n").filter { $0.hasPrefix("dynamock_scripting_") }
  }

  @Test("count requests by the source of the response, rules, held requests and the journal")
  func samples() async throws {
    let console = try Console(.memory, JournalWaitTests.settings { $0.journalEntries = 3 })
    try await console.rule(
      #"{"when":{"operation":"ListTables"},"limit":{"times":2},"then":{"output":{}}}"#)
    try await console.rule(
      #"{"when":{"operation":"DescribeLimits"},"then":{"hold":true}}"#, in: "*")
    for _ in 0..<3 { _ = try await console.call("ListTables") }
    _ = try await console.call("PutItem", #"{"TableName":"Orders"}"#)
    async let held = console.call("DescribeLimits")
    try await console.waitForHeld(1)
    let lines = Self.lines(of: console)
    for sample in [
      #"requests_total{database="default",operation="ListTables",answered_by="engine"} 1"#,
      #"requests_total{database="default",operation="ListTables",answered_by="rule"} 2"#,
      #"requests_total{database="default",operation="PutItem",answered_by="refused"} 1"#,
      #"rules{database="*"} 1"#, #"rules{database="default"} 1"#,
      #"held_requests{database="default"} 1"#, #"journal_entries{database="default"} 3"#,
      #"journal_dropped_total{database="default"} 2"#,
    ] {
      #expect(
        lines.contains { $0 == "dynamock_scripting_" + sample }, "\(sample) is not in\n\(lines)")
    }
    _ = try await console.control("POST", "requests/5/answer", #"{"fail":"InternalServerError"}"#)
    #expect(try await held.status == 500)
    let after = Self.lines(of: console)
    #expect(
      after.contains {
        $0.hasSuffix(#"operation="DescribeLimits",answered_by="caller"} 1"#)
      })
    #expect(after.contains { $0 == #"dynamock_scripting_held_requests{database="default"} 0"# })
  }

  @Test("have no samples for databases without scripts")
  func none() async throws {
    let console = try Console()
    _ = try await console.call("ListTables")
    #expect(
      Self.lines(of: console).map(String.init) == [
        #"dynamock_scripting_rules{database="*"} 0"#, "dynamock_scripting_vault_failures_total 0",
      ])
  }
}

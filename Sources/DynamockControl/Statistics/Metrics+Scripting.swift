import DynamockModel
import DynamockScripting

extension Metrics {
  /// Writes the counters of scripts; a database without a script has no samples.
  ///
  /// Requests that a rule answers without the engine are counted only here.
  mutating func writeScripting(_ registry: ScriptingRegistry) {
    let scripts = registry.all
    let databases = scripts.filter { $0.name != ScriptingRegistry.everywhereName }
    write(
      "requests_total", "counter", "Requests that met a script, by what answered them.",
      databases.flatMap(Self.answers))
    write("rules", "gauge", "Rules; * has those of all databases.", scripts) { $0.rules.count }
    write("held_requests", "gauge", "Requests that wait to be answered.", databases) {
      $0.held.waiting.count
    }
    write("journal_entries", "gauge", "Requests in the journal.", databases) {
      $0.journal.size.entries
    }
    write("journal_bytes", "gauge", "About as many bytes as the journal takes.", databases) {
      $0.journal.size.bytes
    }
    write("journal_dropped_total", "counter", "Requests dropped for newer ones.", databases) {
      $0.journal.size.dropped
    }
    write(
      "vault_failures_total", "counter",
      "Vaults that could not be written after they were replaced or their databases dropped.",
      [([], registry.vaultFailures)])
  }

  private static func answers(of script: Scripting) -> [(labels: Labels, value: Int)] {
    let counts = script.tally.counts.map { kind, count in
      (operation: kind.operation.rawValue, answeredBy: kind.answeredBy, count: count)
    }
    return counts.sorted { ($0.operation, $0.answeredBy) < ($1.operation, $1.answeredBy) }.map {
      (
        [
          ("database", script.name), ("operation", $0.operation), ("answered_by", $0.answeredBy),
        ], $0.count
      )
    }
  }

  private mutating func write(
    _ name: String, _ type: String, _ help: String, _ scripts: [Scripting],
    _ value: (Scripting) -> Int
  ) {
    write(name, type, help, scripts.map { ([("database", $0.name)], value($0)) })
  }

  private mutating func write(
    _ name: String, _ type: String, _ help: String, _ samples: [(labels: Labels, value: Int)]
  ) {
    let name = "dynamock_scripting_" + name
    line("# HELP \(name) \(help)")
    line("# TYPE \(name) \(type)")
    for sample in samples { line("\(name)\(Self.text(sample.labels)) \(sample.value)") }
  }
}

import Dynamock
import DynamockModel
import DynamockScripting
import DynamockStatistics

/// The statistics of all databases in Prometheus's text format, version 0.0.4.
///
/// The names are those of CloudWatch's metrics for DynamoDB in Prometheus's spelling, so that a
/// dashboard for one is easily adapted to the other ([aws-metrics]).
struct Metrics {
  /// The text.
  private(set) var text: [UInt8] = []

  /// The media type of the text.
  static let mediaType = "text/plain; version=0.0.4; charset=utf-8"

  /// The upper limits of latency buckets in microseconds.
  private static let bounds = [
    10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 25_000, 100_000, 1_000_000,
  ]

  typealias Labels = [(name: String, value: String)]

  init(of databases: DatabaseRegistry, scripting: ScriptingRegistry? = nil) {
    let reports = databases.names.compactMap { name in
      databases[name]?.statistics.map { (name: name, report: $0) }
    }
    writeUsage(reports.flatMap { Self.sources(of: $0.report, in: $0.name) })
    writeVectors(reports.flatMap { Self.vectors(of: $0.report, in: $0.name) })
    writeInsights(
      reports.flatMap { name, report in
        (databases[name]?.insightRules() ?? []).map {
          (name, report.contributors(of: $0, top: 1), report.now)
        }
      })
    let calls = reports.flatMap { Self.calls(of: $0.report, in: $0.name) }
    writeRequests(calls)
    writeLatency(calls)
    if let scripting { writeScripting(scripting) }
  }

  private static func sources(
    of report: StatisticsReport, in database: String
  ) -> [(labels: Labels, source: SourceReport)] {
    report.tables.flatMap { table in
      let labels = [("database", database), ("table", table.name)]
      return [(labels, table.source)]
        + table.indexes.map { (labels + [("index", $0.name)], $0) }
    }
  }

  private static func vectors(
    of report: StatisticsReport, in database: String
  ) -> [(labels: Labels, source: SourceReport)] {
    report.tables.flatMap { table in
      table.vectorIndexes.map { index in
        (
          [("database", database), ("table", table.name), ("vector_index", index.name)], index
        )
      }
    }
  }

  /// Returns the calls of tables, and those without a table, whose label is empty.
  private static func calls(
    of report: StatisticsReport, in database: String
  ) -> [(labels: Labels, activity: Activity)] {
    let ofTables = report.tables.flatMap { table in
      table.operations.map { operation in
        (
          [
            ("database", database), ("table", table.name),
            ("operation", operation.operation.rawValue),
          ] as Labels, operation.activity(over: .start)
        )
      }
    }
    let others = report.unplaced.map { operation in
      (
        [
          ("database", database), ("table", ""), ("operation", operation.operation.rawValue),
        ] as Labels,
        operation.activity(over: .start)
      )
    }
    return others + ofTables
  }

  private mutating func writeUsage(_ sources: [(labels: Labels, source: SourceReport)]) {
    let all = sources.map { ($0.labels, $0.source.usage(over: .start)) }
    write("ConsumedReadCapacityUnits", "counter", all.map { ($0, $1.units.read) })
    write("ConsumedWriteCapacityUnits", "counter", all.map { ($0, $1.units.write) })
    write("ReadThrottleEvents", "counter", all.map { ($0, Double($1.readThrottles)) })
    write("WriteThrottleEvents", "counter", all.map { ($0, Double($1.writeThrottles)) })
  }

  /// Writes the bytes of vector indexes ([aws-vector-search]), which are in no capacity units.
  private mutating func writeVectors(_ sources: [(labels: Labels, source: SourceReport)]) {
    let all = sources.map { ($0.labels, $0.source.usage(over: .start).units) }
    write("VectorSearchRequestBytes", "counter", all.map { ($0, $1.read) })
    write("VectorWriteRequestBytes", "counter", all.map { ($0, $1.write) })
  }

  private mutating func writeRequests(_ calls: [(labels: Labels, activity: Activity)]) {
    write("Requests", "counter", calls.map { ($0, Double($1.requests)) })
    write("ThrottledRequests", "counter", calls.map { ($0, Double($1.throttledRequests)) })
    write("ReturnedItemCount", "counter", calls.map { ($0, Double($1.returnedItems)) })
    write("UserErrors", "counter", calls.map { ($0, Double($1.userErrors)) })
    write("SystemErrors", "counter", calls.map { ($0, Double($1.systemErrors)) })
    let failed = DynamoDBError.Code.conditionalCheckFailed.name
    write(
      "ConditionalCheckFailedRequests", "counter",
      calls.map { ($0, Double($1.errors[failed] ?? 0)) })
    let conflict = DynamoDBError.Code.transactionConflict.name
    write(
      "TransactionConflict", "counter", calls.map { ($0, Double($1.errors[conflict] ?? 0)) })
  }

  private mutating func writeLatency(_ calls: [(labels: Labels, activity: Activity)]) {
    let name = Self.spelt("SuccessfulRequestLatency") + "_seconds"
    line("# HELP \(name) CloudWatch's SuccessfulRequestLatency.")
    line("# TYPE \(name) histogram")
    for (labels, activity) in calls {
      let latency = activity.latency
      for bound in Self.bounds {
        let count = latency.count(upTo: bound * 1000)
        let label = ("le", Self.text(Double(bound) / 1_000_000))
        line("\(name)_bucket\(Self.text(labels + [label])) \(count)")
      }
      line("\(name)_bucket\(Self.text(labels + [("le", "+Inf")])) \(latency.count)")
      line("\(name)_sum\(Self.text(labels)) \(Double(latency.sum) / 1e9)")
      line("\(name)_count\(Self.text(labels)) \(latency.count)")
    }
  }

  private mutating func write(
    _ metric: String, _ type: String, _ samples: [(labels: Labels, value: Double)]
  ) {
    let name = Self.spelt(metric) + "_total"
    line("# HELP \(name) CloudWatch's \(metric).")
    line("# TYPE \(name) \(type)")
    for (labels, value) in samples {
      line("\(name)\(Self.text(labels)) \(Self.text(value))")
    }
  }

  mutating func line(_ line: String) {
    text += line.utf8
    text.append(UInt8(ascii: "\n"))
  }

  /// Returns the name of a metric: `ConsumedReadCapacityUnits` becomes
  /// `dynamock_consumed_read_capacity_units`.
  static func spelt(_ metric: String) -> String {
    metric.reduce(into: "dynamock") { name, letter in
      name += letter.isUppercase ? "_" + letter.lowercased() : String(letter)
    }
  }

  static func text(_ value: Double) -> String {
    value == value.rounded() && value.magnitude < 1e15 ? String(Int(value)) : String(value)
  }

  /// Returns the text of labels; the names of tables and databases need no escapes.
  static func text(_ labels: Labels) -> String {
    guard !labels.isEmpty else { return "" }
    return "{" + labels.map { "\($0.name)=\"\($0.value)\"" }.joined(separator: ",") + "}"
  }
}

extension Activity {
  /// The number of failures of the service, as counted by CloudWatch: HTTP status 500.
  fileprivate var systemErrors: Int {
    [DynamoDBError.Code.internalServerError, .internalFailure].reduce(0) { sum, code in
      sum + (errors[code.name] ?? 0)
    }
  }

  /// The number of failures of the client, except those that CloudWatch counts separately:
  /// conditions and throttling.
  fileprivate var userErrors: Int {
    let conditions = errors[DynamoDBError.Code.conditionalCheckFailed.name] ?? 0
    return errors.values.reduce(0, +) - systemErrors - throttledRequests - conditions
  }
}

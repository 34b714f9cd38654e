import DynamockModel
import DynamockStatistics
import DynamockWire

extension JSONText {
  /// Creates the JSON of operations by name, each with every time span.
  init(operations: [OperationReport], in report: StatisticsReport) {
    self.init(
      operations.map { operation in
        (
          operation.operation.rawValue,
          JSONText(spans: report) { JSONText(operation.activity(over: $0)) }
        )
      })
  }

  /// Creates an object with one member for each time span.
  private init(spans report: StatisticsReport, _ text: (Span) -> JSONText) {
    self.init(Span.allCases.map { ($0.rawValue, text($0)) })
  }

  /// Creates the JSON of an operation's calls; latencies are in microseconds.
  init(_ activity: Activity) {
    self.init([
      ("requests", JSONText(activity.requests)),
      ("errors", JSONText(activity.errors.sorted { $0.key < $1.key }.map { ($0, JSONText($1)) })),
      ("throttledRequests", JSONText(activity.throttledRequests)),
      ("returnedItems", JSONText(activity.returnedItems)),
      ("latencyMicroseconds", JSONText(activity.latency, per: 1000)),
    ])
  }

  /// Creates the JSON of mean, quantiles and maximum, in a coarser unit.
  private init(_ histogram: Histogram, per unit: Double) {
    func scaled(_ value: Int) -> JSONText { JSONText(Double(value) / unit) }
    self.init([
      ("count", JSONText(histogram.count)),
      ("mean", JSONText((histogram.mean / unit * 1000).rounded() / 1000)),
      ("p50", scaled(histogram.quantile(0.5))),
      ("p90", scaled(histogram.quantile(0.9))),
      ("p99", scaled(histogram.quantile(0.99))),
      ("p999", scaled(histogram.quantile(0.999))),
      ("max", scaled(histogram.maximum)),
    ])
  }

  /// Creates the JSON of a table with its operations and indexes.
  init(_ table: TableReport, in report: StatisticsReport) {
    self.init([
      ("name", JSONText(table.name)),
      ("operations", JSONText(operations: table.operations, in: report)),
      ("table", JSONText(table.source, of: table, in: report)),
      ("indexes", JSONText(table.indexes.map { JSONText($0, of: table, in: report) })),
      (
        "vectorIndexes",
        table.vectorIndexes.isEmpty
          ? nil : JSONText(table.vectorIndexes.map { JSONText(vectors: $0, in: report) })
      ),
    ])
  }

  /// Creates the JSON of a vector index, which consumes bytes.
  private init(vectors source: SourceReport, in report: StatisticsReport) {
    self.init([
      ("name", JSONText(source.name)),
      (
        "usage",
        JSONText(spans: report) { span in
          let usage = source.usage(over: span)
          return JSONText([
            ("vectorSearchRequestBytes", JSONText(usage.units.read)),
            ("vectorWriteRequestBytes", JSONText(usage.units.write)),
            ("addedItems", JSONText(usage.addedItems)),
            ("addedBytes", JSONText(usage.addedBytes)),
          ])
        }
      ),
    ])
  }

  private init(
    _ source: SourceReport, of table: TableReport, in report: StatisticsReport
  ) {
    self.init([
      ("name", JSONText(source.name)),
      (
        "usage",
        JSONText(spans: report) {
          JSONText(
            source.usage(over: $0), peak: source.peak(over: $0), seconds: table.seconds(of: $0))
        }
      ),
      (
        "sinceStart",
        JSONText([
          ("pages", JSONText(source.pages)),
          ("hotKeys", JSONText(source.hotKeys.map { JSONText($0) })),
        ])
      ),
    ])
  }

  private init(_ usage: Usage, peak: Units, seconds: Int64) {
    let perSecond = Units(
      read: usage.units.read / Double(seconds), write: usage.units.write / Double(seconds))
    self.init([
      ("units", JSONText(usage.units)), ("observedSeconds", JSONText(Int(seconds))),
      ("unitsPerSecond", JSONText(perSecond)),
      ("peakPerSecond", JSONText(peak)),
      ("readThrottleEvents", JSONText(usage.readThrottles)),
      ("writeThrottleEvents", JSONText(usage.writeThrottles)),
      ("itemBytes", JSONText(usage.itemBytes, per: 1)),
      ("addedItems", JSONText(usage.addedItems)), ("addedBytes", JSONText(usage.addedBytes)),
    ])
  }

  private init(_ pages: PageEvidence) {
    self.init([
      ("queries", JSONText(pages.queries)), ("scans", JSONText(pages.scans)),
      ("filteredEvaluated", JSONText(pages.filteredEvaluated)),
      ("filteredReturned", JSONText(pages.filteredReturned)),
    ])
  }

  private init(_ key: SourceReport.HotKey) {
    self.init([
      ("key", JSONText(key.key)), ("share", JSONText(key.share)),
      ("certainShare", JSONText(key.certainShare)),
    ])
  }

  /// Creates the JSON of read and write units.
  init(_ units: Units) {
    self.init([("read", JSONText(units.read)), ("write", JSONText(units.write))])
  }

  /// Creates the JSON of the cost of the calls with a tag.
  init(_ cost: Cost, of tag: String) {
    self.init([
      ("tag", JSONText(tag)), ("requests", JSONText(cost.requests)),
      ("failedRequests", JSONText(cost.failedRequests)),
      ("throttledRequests", JSONText(cost.throttledRequests)),
      ("readUnits", JSONText(cost.readUnits)), ("writeUnits", JSONText(cost.writeUnits)),
      (
        "vectorSearchRequestBytes",
        cost.vectorSearchBytes > 0 ? JSONText(cost.vectorSearchBytes) : nil
      ),
      (
        "vectorWriteRequestBytes",
        cost.vectorWriteBytes > 0 ? JSONText(cost.vectorWriteBytes) : nil
      ),
      (
        "operations",
        JSONText(cost.operations.sorted { $0.key < $1.key }.map { ($0, JSONText($1)) })
      ),
      ("tables", JSONText(cost.tables.sorted { $0.key < $1.key }.map { ($0, JSONText($1)) })),
    ])
  }
}

import DynamockModel
import DynamockStatistics
import DynamockWire

extension JSONText {
  /// Operations by name, each over every span.
  init(operations: [OperationReport], in report: StatisticsReport) {
    self.init(
      operations.map { operation in
        (
          operation.operation.rawValue,
          JSONText(spans: report) { JSONText(operation.activity(over: $0)) }
        )
      })
  }

  /// A member a span.
  private init(spans report: StatisticsReport, _ text: (Span) -> JSONText) {
    self.init(Span.allCases.map { ($0.rawValue, text($0)) })
  }

  /// The calls of an operation; latencies in microseconds.
  init(_ activity: Activity) {
    self.init([
      ("requests", JSONText(activity.requests)),
      ("errors", JSONText(activity.errors.sorted { $0.key < $1.key }.map { ($0, JSONText($1)) })),
      ("throttledRequests", JSONText(activity.throttledRequests)),
      ("returnedItems", JSONText(activity.returnedItems)),
      ("latencyMicroseconds", JSONText(activity.latency, per: 1000)),
    ])
  }

  /// Mean, quantiles and maximum, in a coarser unit.
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

  /// A table with its operations and indexes.
  init(_ table: TableReport, in report: StatisticsReport) {
    self.init([
      ("name", JSONText(table.name)),
      ("operations", JSONText(operations: table.operations, in: report)),
      ("table", JSONText(table.source, in: report)),
      ("indexes", JSONText(table.indexes.map { JSONText($0, in: report) })),
    ])
  }

  private init(_ source: SourceReport, in report: StatisticsReport) {
    self.init([
      ("name", JSONText(source.name)),
      (
        "usage",
        JSONText(spans: report) {
          JSONText(
            source.usage(over: $0), peak: source.peak(over: $0), seconds: report.seconds(of: $0))
        }
      ),
      ("peakPerSecond", JSONText(source.peak)),
      ("pages", JSONText(source.pages)),
      ("hotKeys", JSONText(source.hotKeys.map { JSONText($0) })),
    ])
  }

  private init(_ usage: Usage, peak: Units, seconds: Int64) {
    let perSecond = Units(
      read: usage.units.read / Double(seconds), write: usage.units.write / Double(seconds))
    self.init([
      ("units", JSONText(usage.units)), ("unitsPerSecond", JSONText(perSecond)),
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

  /// Read and write units.
  init(_ units: Units) {
    self.init([("read", JSONText(units.read)), ("write", JSONText(units.write))])
  }

  /// What the calls of a tag cost.
  init(_ cost: Cost, of tag: String) {
    self.init([
      ("tag", JSONText(tag)), ("requests", JSONText(cost.requests)),
      ("failedRequests", JSONText(cost.failedRequests)),
      ("throttledRequests", JSONText(cost.throttledRequests)),
      ("readUnits", JSONText(cost.readUnits)), ("writeUnits", JSONText(cost.writeUnits)),
      (
        "operations",
        JSONText(cost.operations.sorted { $0.key < $1.key }.map { ($0, JSONText($1)) })
      ),
      ("tables", JSONText(cost.tables.sorted { $0.key < $1.key }.map { ($0, JSONText($1)) })),
    ])
  }
}

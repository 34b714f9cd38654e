import DynamockWire
import Testing

@testable import DynamockCLI

@Suite("Statistics and plans on a terminal") struct StatsTableTests {
  /// A table that was busy since the start and idle in the last minute, but for a failed deletion.
  private static let answer = """
    {"database": "default", "counting": true,
     "operations": {
       "PutItem": {"minute": \(activity(requests: 0)), "start": \(activity(requests: 9, succeeded: 8))},
       "DeleteItem": {"minute": \(activity(requests: 2)), "start": \(activity(requests: 2))}},
     "tables": [
       {"name": "Orders", "operations": {
          "PutItem": {"minute": \(activity(requests: 0)), "start": \(activity(requests: 9, succeeded: 8))},
          "DeleteItem": {"minute": \(activity(requests: 2)), "start": \(activity(requests: 2))}},
        "table": {"name": "Orders", "usage": {
            "minute": \(usage(units: 2, perSecond: 0.03, peak: 1)),
            "start": \(usage(units: 90, perSecond: 0.9, peak: 7, items: 8))},
          "peakPerSecond": {"read": 5, "write": 7},
          "hotKeys": [{"key": {"S": "ada"}, "share": 0.9, "certainShare": 0.8}]},
        "indexes": [
          {"name": "by-day", "usage": {
            "minute": \(usage(units: 0, perSecond: 0, peak: 0)),
            "start": \(usage(units: 9, perSecond: 0.1, peak: 2, items: 8))}}]},
       {"name": "Idle", "operations": {
          "PutItem": {"minute": \(activity(requests: 0)), "start": \(activity(requests: 1, succeeded: 1))}},
        "table": {"name": "Idle", "usage": {
            "minute": \(usage(units: 0, perSecond: 0, peak: 0)),
            "start": \(usage(units: 1, perSecond: 0.1, peak: 1, items: 1))}}, "indexes": []}]}
    """

  private static func activity(requests: Int, succeeded: Int = 0) -> String {
    let errors = requests > succeeded ? #"{"ValidationException": \#(requests - succeeded)}"# : "{}"
    let time = succeeded > 0 ? "12.5" : "0"
    return """
      {"requests": \(requests), "errors": \(errors), "throttledRequests": 0, "latencyMicroseconds": \
      {"count": \(succeeded), "p50": \(time), "p99": \(time), "max": \(time)}}
      """
  }

  private static func usage(units: Int, perSecond: Double, peak: Int, items: Int = 0) -> String {
    let bytes = items > 0 ? 100 : 0
    return """
      {"units": {"read": 0, "write": \(units)}, "unitsPerSecond": {"read": 0, "write": \(perSecond)}, \
      "peakPerSecond": {"read": 0, "write": \(peak)}, "readThrottleEvents": 0, \
      "writeThrottleEvents": 0, "itemBytes": {"count": \(items), "p50": \(bytes), "max": \(bytes)}}
      """
  }

  private func lines(over span: StatsTable.Span) throws -> [String] {
    let tree = try JSONTree(parsing: Array(Self.answer.utf8))
    return StatsTable(of: tree, over: span).text.split(separator: "\n").map(String.init)
  }

  @Test(
    "shows only figures of the last minute, except under a heading that says otherwise"
  )
  func minute() throws {
    #expect(
      try lines(over: .minute) == [
        "default, the last minute",
        "OPERATION   REQUESTS  ERRORS  THROTTLED  P50  P99  MAX",
        "DeleteItem  2         2       0          -    -    -",
        "TABLE, INDEX  READ/S  PEAK  WRITE/S  PEAK  THROTTLES  ITEM P50  ITEM MAX",
        "Orders        0.0     0.0   0.03     1.0   0          -         -",
        "HOT KEY SINCE THE START  OF      SHARE",
        "ada                      Orders  80 %",
      ])
  }

  @Test("shows a row for everything that had requests since the start")
  func start() throws {
    #expect(
      try lines(over: .start) == [
        "default, since the start",
        "OPERATION   REQUESTS  ERRORS  THROTTLED  P50      P99      MAX",
        "PutItem     9         1       0          12.5 us  12.5 us  12.5 us",
        "DeleteItem  2         2       0          -        -        -",
        "TABLE, INDEX  READ/S  PEAK  WRITE/S  PEAK  THROTTLES  ITEM P50  ITEM MAX",
        "Orders        0.0     0.0   0.9      7.0   0          100 B     100 B",
        "  by-day      0.0     0.0   0.1      2.0   0          100 B     100 B",
        "Idle          0.0     0.0   0.1      1.0   0          100 B     100 B",
        "HOT KEY SINCE THE START  OF      SHARE",
        "ada                      Orders  80 %",
      ])
  }

  @Test("says that a span had no requests")
  func nothing() throws {
    #expect(
      try lines(over: .second).prefix(2) == [
        "default, the last second", "No requests; --span start shows all.",
      ])
  }

  @Test("fits a plan with long names, figures, and sentences into a terminal")
  func plan() throws {
    let name = String(repeating: "orders-", count: 9)
    let units = #"{"read": 123456.78, "write": 123456.78}"#
    let source = """
      {"name": "\(name)", "kind": "table", "peak": \(units), "withBurst": \(units), \
      "sustained": \(units), "items": 123456789, "bytes": 1234567890, "billedBytes": 123456789012}
      """
    let sentence = String(repeating: "a sentence of some length ", count: 9) + "."
    let json = """
      {"prices": {"currency": "USD", "region": "ap-southeast-2", "date": "2026-11-24",
        "source": "https://aws.amazon.com/dynamodb/pricing/"},
       "plans": [{"table": "\(name)", "observedSeconds": 12, "remark": "\(sentence)",
        "sources": [\(source)], "growth": {"itemsPerDay": 123456789, "billedBytesPerDay": 1234567890},
        "month": {"onDemand": 123456.78, "provisionedForPeak": 123456.78,
          "provisionedWithBurst": 123456.78, "storage": 123456.78},
        "advice": [{"sentence": "\(sentence)"}]}]}
      """
    let text = PlanText(of: try JSONTree(parsing: Array(json.utf8))).text
    for line in text.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
    #expect(text.contains("123456.78"))
  }
}

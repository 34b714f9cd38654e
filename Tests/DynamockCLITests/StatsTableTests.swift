import DynamockWire
import Testing

@testable import DynamockCLI

@Suite("Statistics and plans on a terminal") struct StatsTableTests {
  /// A table that was busy earlier and idle in the last minute, except for a failed deletion.
  private static let answer = """
    {"database": "default", "counting": true, "since": 1000, "now": 1719,
     "operations": {
       "PutItem": {"minute": \(activity(requests: 0)), "start": \(activity(requests: 9, succeeded: 8))},
       "DeleteItem": {"minute": \(activity(requests: 2)), "hour": \(activity(requests: 2)), \
       "start": \(activity(requests: 2))}},
     "tables": [
       {"name": "Orders", "operations": {
          "PutItem": {"minute": \(activity(requests: 0)), "start": \(activity(requests: 9, succeeded: 8))},
          "DeleteItem": {"minute": \(activity(requests: 2)), "hour": \(activity(requests: 2)), \
          "start": \(activity(requests: 2))}},
        "table": {"name": "Orders", "usage": {
            "minute": \(usage(units: 2, perSecond: 0.03, peak: 1)),
            "hour": \(usage(units: 90, perSecond: 0.9, peak: 7, items: 8, seconds: 720)),
            "start": \(usage(units: 90, perSecond: 0.9, peak: 7, items: 8, seconds: 720))},
          "sinceStart": {
            "hotKeys": [{"key": {"S": "ada"}, "share": 0.9, "certainShare": 0.8}]}},
        "indexes": [
          {"name": "by-day", "usage": {
            "minute": \(usage(units: 0, perSecond: 0, peak: 0)),
            "start": \(usage(units: 9, perSecond: 0.1, peak: 2, items: 8, seconds: 720))}}]},
       {"name": "Idle", "operations": {
          "PutItem": {"minute": \(activity(requests: 0)), "start": \(activity(requests: 1, succeeded: 1))}},
        "table": {"name": "Idle", "usage": {
            "minute": \(usage(units: 0, perSecond: 0, peak: 0)),
            "start": \(usage(units: 1, perSecond: 0.1, peak: 1, items: 1, seconds: 65))}}, "indexes": []}]}
    """

  private static func activity(requests: Int, succeeded: Int = 0) -> String {
    let errors = requests > succeeded ? #"{"ValidationException": \#(requests - succeeded)}"# : "{}"
    let time = succeeded > 0 ? "12.5" : "0"
    return """
      {"requests": \(requests), "errors": \(errors), "throttledRequests": 0, "latencyMicroseconds": \
      {"count": \(succeeded), "p50": \(time), "p99": \(time), "max": \(time)}}
      """
  }

  private static func usage(
    units: Int, perSecond: Double, peak: Int, items: Int = 0, seconds: Int = 60
  ) -> String {
    let bytes = items > 0 ? 100 : 0
    return """
      {"units": {"read": 0, "write": \(units)}, "observedSeconds": \(seconds), "unitsPerSecond": {"read": 0, "write": \(perSecond)}, \
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
        "TABLE, INDEX  READ/S  PEAK  WRITE/S  PEAK  THROTTLED  ITEM P50  ITEM MAX",
        "Orders        0       0     0.03     1     0          -         -",
        "READ/S and WRITE/S: the mean of the last minute. PEAK: the most in one second of",
        "  it.",
        "HOT KEY SINCE THE START  OF      SHARE",
        "ada                      Orders  80 %",
      ])
  }

  @Test("shows a row for each table and operation with requests since the start")
  func start() throws {
    #expect(
      try lines(over: .start) == [
        "default, since the start: 12 min",
        "OPERATION   REQUESTS  ERRORS  THROTTLED  P50      P99      MAX",
        "PutItem     9         1       0          12.5 us  12.5 us  12.5 us",
        "DeleteItem  2         2       0          -        -        -",
        "TABLE, INDEX  READ/S  PEAK  WRITE/S  PEAK  THROTTLED  ITEM P50   ITEM MAX",
        "Orders        0       0     0.9      7     0          100 bytes  100 bytes",
        "  by-day      0       0     0.1      2     0          100 bytes  100 bytes",
        "Idle          0       0     0.1      1     0          100 bytes  100 bytes",
        "READ/S and WRITE/S: the mean over the time observed since the first call to the",
        "  table, 1 min 5 s to 12 min. PEAK: the most in one second of it.",
        "HOT KEY SINCE THE START  OF      SHARE",
        "ada                      Orders  80 %",
      ])
  }

  @Test("says how much of a span was observed, and by what the means are divided")
  func observed() throws {
    let lines = try lines(over: .hour)
    #expect(lines.first == "default, the last hour, of which 12 min observed")
    #expect(
      lines.dropFirst(5).prefix(2) == [
        "READ/S and WRITE/S: the mean over the time observed since the first call to the",
        "  table, 12 min. PEAK: the most in one second of it.",
      ])
  }

  @Test("reports that a span had no requests")
  func nothing() throws {
    #expect(
      try lines(over: .second).prefix(2) == [
        "default, the last second", "No requests; --span start shows all.",
      ])
  }

  @Test("fits a plan with long names, figures and messages into a terminal")
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
       "plans": [{"table": "\(name)", "observedSeconds": 123456, "usedSeconds": 12,
        "remarks": [{"sentence": "\(sentence)"}],
        "recommendation": {"billingMode": "PROVISIONED", "sentences": ["\(sentence)"]},
        "sources": [\(source)], "growth": {"itemsPerDay": 123456789, "billedBytesPerDay": 1234567890},
        "month": {"onDemand": 123456.78, "provisionedForPeak": 123456.78,
          "provisionedWithBurst": 123456.78, "storage": 123456.78},
        "advice": [{"sentence": "\(sentence)"}]}]}
      """
    let text = PlanText(of: try JSONTree(parsing: Array(json.utf8))).text
    for line in text.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
    #expect(text.contains("123,456.78"))
    #expect(text.replacing("\n  ", with: " ").contains("observed for 1 d 10 h, used for 12 s"))
    #expect(
      text.contains("Choose provisioned: 123,456.78 USD (for the peak: 123,456.78 USD) a month"))
  }
}

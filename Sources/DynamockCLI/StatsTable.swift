import DynamockStatistics
import DynamockWire

/// The statistics of a database, formatted for reading.
struct StatsTable {
  private let answer: JSONTree
  private let span: String

  /// The span over which the figures are summed.
  enum Span: String, CaseIterable {
    case second, minute, hour, start
  }

  init(of answer: JSONTree, over span: Span) {
    self.answer = answer
    self.span = span.rawValue
  }

  /// The lines: first the figures of the span in the title, then those of another span with its own
  /// title.
  var text: String {
    let tables = answer["tables"]?.elements ?? []
    var title = "\(answer["database"]?.text ?? ""), \(words)\(observed)"
    if answer["counting"] == .boolean(false) {
      title +=
        "; calls are not being counted at the moment"
    }
    let none = span == Span.start.rawValue ? "No requests." : "No requests; --span start shows all."
    let units = sources(of: tables)
    let legend =
      units.count > 1
      ? [
        "READ/S and WRITE/S: the mean \(period(of: tables)). PEAK: the most in one second of it."
          .wrapped()
      ] : []
    let parts =
      [operations, units].filter { $0.count > 1 }.map(\.inColumns) + legend
    let more = [
      vectorIndexes(of: tables), hotKeys(of: tables), largest("items"), largest("collections"),
    ]
    .filter { $0.count > 1 }.map(\.inColumns)
    return ([title] + (parts.isEmpty ? [none] : parts) + more).joined(separator: "\n\n")
  }

  private var words: String { Span(rawValue: span)?.words ?? "" }

  /// How much of the span was observed, unless that is all of it.
  private var observed: String {
    guard let since = answer["since"]?.integer, let now = answer["now"]?.integer else { return "" }
    let seconds = Int64(max(1, now - since + 1))
    if span == Span.start.rawValue { return ": \(Figures.duration(seconds))" }
    let isWhole = seconds >= Span(rawValue: span)?.wholeSeconds ?? 0
    return isWhole ? "" : ", of which \(Figures.duration(seconds)) observed"
  }

  /// The period by which units are divided: that since the first call to each table, if it is shorter
  /// than the span.
  private func period(of tables: [JSONTree]) -> String {
    let seconds = tables.filter(hasRequests).compactMap {
      $0["table"]?["usage"]?[span]?["observedSeconds"]?.integer.map(Int64.init)
    }
    guard let least = seconds.min(), let most = seconds.max() else { return "of \(words)" }
    if let whole = Span(rawValue: span)?.wholeSeconds, least >= whole { return "of \(words)" }
    let (first, last) = (Figures.duration(least), Figures.duration(most))
    return "over the time observed since the first call to the table, "
      + (first == last ? first : "\(first) to \(last)")
  }

  private var operations: [[String]] {
    let header = ["OPERATION", "REQUESTS", "ERRORS", "THROTTLED", "P50", "P99", "MAX"]
    let rows = (answer["operations"]?.members ?? []).compactMap { member -> [String]? in
      guard let activity = member.value[span], Self.hasRequests(activity) else { return nil }
      let errors = (activity["errors"]?.members ?? []).reduce(0) { $0 + $1.value.number }
      // The latency of successful calls.
      let latency = activity["latencyMicroseconds"]
      func time(_ name: String) -> String { Self.counted(latency) { Self.time($0[name]) } }
      return [
        member.name, Self.whole(activity["requests"]), Self.whole(errors),
        Self.whole(activity["throttledRequests"]), time("p50"), time("p99"), time("max"),
      ]
    }
    return [header] + rows
  }

  private static func hasRequests(_ activity: JSONTree) -> Bool {
    (activity["requests"]?.number ?? 0) > 0
  }

  private func sources(of tables: [JSONTree]) -> [[String]] {
    var rows = [
      [
        "TABLE, INDEX", "READ/S", "PEAK", "WRITE/S", "PEAK", "THROTTLED", "ITEM P50", "ITEM MAX",
      ]
    ]
    for table in tables {
      guard hasRequests(table) else { continue }
      if let own = table["table"] { rows.append(row(own, named: own["name"]?.text ?? "")) }
      for index in table["indexes"]?.elements ?? [] where isUsed(index) {
        rows.append(row(index, named: "  " + (index["name"]?.text ?? "")))
      }
    }
    return rows
  }

  /// The vector indexes, which consume bytes instead of units.
  private func vectorIndexes(of tables: [JSONTree]) -> [[String]] {
    let rows = tables.flatMap { table in
      (table["vectorIndexes"]?.elements ?? []).compactMap { index -> [String]? in
        let usage = index["usage"]?[span]
        let figures = [usage?["vectorSearchRequestBytes"], usage?["vectorWriteRequestBytes"]]
        guard figures.contains(where: { ($0?.number ?? 0) > 0 }) else { return nil }
        return [index["name"]?.text ?? "", table["name"]?.text ?? ""] + figures.map(Self.bytes)
      }
    }
    return [["VECTOR INDEX", "OF", "SEARCHED", "WRITTEN"]] + rows
  }

  private func hasRequests(_ table: JSONTree) -> Bool {
    (table["operations"]?.members ?? []).contains { member in
      member.value[span].map(Self.hasRequests) ?? false
    }
  }

  /// Returns whether an index consumed capacity or rejected a request in the span.
  private func isUsed(_ index: JSONTree) -> Bool {
    let usage = index["usage"]?[span]
    let figures = [
      usage?["units"]?["read"], usage?["units"]?["write"], usage?["readThrottleEvents"],
      usage?["writeThrottleEvents"],
    ]
    return figures.contains { ($0?.number ?? 0) > 0 }
  }

  private func row(_ source: JSONTree, named name: String) -> [String] {
    let usage = source["usage"]?[span]
    let throttles =
      (usage?["readThrottleEvents"]?.number ?? 0) + (usage?["writeThrottleEvents"]?.number ?? 0)
    func bytes(_ name: String) -> String {
      Self.counted(usage?["itemBytes"]) { Self.bytes($0[name]) }
    }
    return [
      name, Self.rate(usage?["unitsPerSecond"]?["read"]),
      Self.rate(usage?["peakPerSecond"]?["read"]), Self.rate(usage?["unitsPerSecond"]?["write"]),
      Self.rate(usage?["peakPerSecond"]?["write"]), Self.whole(throttles), bytes("p50"),
      bytes("max"),
    ]
  }

  /// Returns the keys that use at least a tenth of a table's units, which are only counted since
  /// the start.
  private func hotKeys(of tables: [JSONTree]) -> [[String]] {
    var rows = [["HOT KEY SINCE THE START", "OF", "SHARE"]]
    for table in tables {
      for source in [table["table"]].compactMap({ $0 }) + (table["indexes"]?.elements ?? []) {
        for key in source["sinceStart"]?["hotKeys"]?.elements ?? [] {
          let share = key["certainShare"]?.number ?? 0
          guard share >= 0.1, let value = key["key"]?.members.first?.value else { continue }
          rows.append([
            Self.word(value), source["name"]?.text ?? "", "\(Int((share * 100).rounded())) %",
          ])
        }
      }
    }
    return rows
  }

  /// Returns the largest items or item collections of all tables, if the response contains them.
  private func largest(_ kind: String) -> [[String]] {
    let isItems = kind == "items"
    var rows = [[isItems ? "LARGEST ITEM NOW" : "LARGEST COLLECTION NOW", "OF", "SIZE"]]
    if !isItems { rows[0].append("ITEMS") }
    for table in answer["largest"]?.elements ?? [] {
      for part in table[kind]?.elements ?? [] {
        let key = (part["key"]?.members ?? []).compactMap { $0.value.members.first?.value }
        let row = [
          key.map(Self.word).joined(separator: ", "), table["name"]?.text ?? "",
          Self.bytes(part["bytes"]),
        ]
        rows.append(isItems ? row : row + [Self.whole(part["items"])])
      }
    }
    return rows
  }

  static func word(_ value: JSONTree) -> String {
    if case .number(let text) = value { text } else { value.text ?? "" }
  }

  private static func whole(_ value: JSONTree?) -> String { whole(value?.number ?? 0) }
  private static func whole(_ value: Double) -> String { Figures.number(value.rounded()) }

  private static func rate(_ value: JSONTree?) -> String { Figures.number(value?.number ?? 0) }

  /// Formats a figure of a histogram, or a dash if nothing was measured.
  private static func counted(_ histogram: JSONTree?, _ text: (JSONTree) -> String) -> String {
    guard let histogram, (histogram["count"]?.number ?? 0) > 0 else { return "-" }
    return text(histogram)
  }

  private static func bytes(_ value: JSONTree?) -> String { Figures.size(value?.number ?? 0) }

  /// Formats microseconds in a suitable unit.
  private static func time(_ value: JSONTree?) -> String {
    let microseconds = value?.number ?? 0
    guard microseconds >= 1000 else {
      return Figures.number((microseconds * 10).rounded() / 10) + " us"
    }
    guard microseconds >= 1_000_000 else { return Figures.number(microseconds / 1000) + " ms" }
    return Figures.number(microseconds / 1_000_000) + " s"
  }
}

extension StatsTable.Span {
  /// The number of seconds of a span that was observed completely; the current minute of an hour is
  /// incomplete.
  fileprivate var wholeSeconds: Int64? {
    switch self {
    case .second: 1
    case .minute: 60
    case .hour: 59 * 60 + 1
    case .start: nil
    }
  }

  /// The name of the span.
  fileprivate var words: String {
    switch self {
    case .second: "the last second"
    case .minute: "the last minute"
    case .hour: "the last hour"
    case .start: "since the start"
    }
  }
}

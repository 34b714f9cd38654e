import DynamockWire

/// The statistics of a database as a person reads them.
struct StatsTable {
  private let answer: JSONTree
  private let span: String

  /// What the figures are summed over.
  enum Span: String, CaseIterable {
    case second, minute, hour, start
  }

  init(of answer: JSONTree, over span: Span) {
    self.answer = answer
    self.span = span.rawValue
  }

  /// The lines: figures of the span that the title names, and under a title of their own those of another.
  var text: String {
    let tables = answer["tables"]?.elements ?? []
    var title = "\(answer["database"]?.text ?? ""), \(words)"
    if answer["counting"] == .boolean(false) { title += "; calls are passed over at the moment" }
    let none = span == Span.start.rawValue ? "No requests." : "No requests; --span start shows all."
    let parts = [operations, sources(of: tables)].filter { $0.count > 1 }.map(\.inColumns)
    let more = [hotKeys(of: tables), largest("items"), largest("collections")]
      .filter { $0.count > 1 }.map(\.inColumns)
    return ([title] + (parts.isEmpty ? [none] : parts) + more).joined(separator: "\n\n")
  }

  private var words: String { Span(rawValue: span)?.words ?? "" }

  private var operations: [[String]] {
    let header = ["OPERATION", "REQUESTS", "ERRORS", "THROTTLED", "P50", "P99", "MAX"]
    let rows = (answer["operations"]?.members ?? []).compactMap { member -> [String]? in
      guard let activity = member.value[span], Self.hasRequests(activity) else { return nil }
      let errors = (activity["errors"]?.members ?? []).reduce(0) { $0 + $1.value.number }
      // Of those that succeeded.
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
        "TABLE, INDEX", "READ/S", "PEAK", "WRITE/S", "PEAK", "THROTTLES", "ITEM P50", "ITEM MAX",
      ]
    ]
    for table in tables {
      let hasRequests = (table["operations"]?.members ?? []).contains { member in
        member.value[span].map(Self.hasRequests) ?? false
      }
      guard hasRequests else { continue }
      if let own = table["table"] { rows.append(row(own, named: own["name"]?.text ?? "")) }
      for index in table["indexes"]?.elements ?? [] where isUsed(index) {
        rows.append(row(index, named: "  " + (index["name"]?.text ?? "")))
      }
    }
    return rows
  }

  /// Whether an index consumed or refused anything in the span.
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

  /// The keys that take a tenth of a table's units or more; they are counted since the start alone.
  private func hotKeys(of tables: [JSONTree]) -> [[String]] {
    var rows = [["HOT KEY SINCE THE START", "OF", "SHARE"]]
    for table in tables {
      for source in [table["table"]].compactMap({ $0 }) + (table["indexes"]?.elements ?? []) {
        for key in source["hotKeys"]?.elements ?? [] {
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

  /// The largest items or item collections of all tables, where the answer has them.
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

  private static func word(_ value: JSONTree) -> String {
    if case .number(let text) = value { text } else { value.text ?? "" }
  }

  private static func whole(_ value: JSONTree?) -> String { whole(value?.number ?? 0) }
  private static func whole(_ value: Double) -> String { String(Int(value)) }

  private static func rate(_ value: JSONTree?) -> String {
    String(((value?.number ?? 0) * 100).rounded() / 100)
  }

  /// A figure of a histogram, or a dash if nothing was measured.
  private static func counted(_ histogram: JSONTree?, _ text: (JSONTree) -> String) -> String {
    guard let histogram, (histogram["count"]?.number ?? 0) > 0 else { return "-" }
    return text(histogram)
  }

  private static func bytes(_ value: JSONTree?) -> String { whole(value) + " B" }

  /// Microseconds in the unit that suits them.
  private static func time(_ value: JSONTree?) -> String {
    let microseconds = value?.number ?? 0
    guard microseconds >= 1000 else { return "\((microseconds * 10).rounded() / 10) us" }
    return "\((microseconds / 10).rounded() / 100) ms"
  }
}

extension StatsTable.Span {
  /// The span in words.
  fileprivate var words: String {
    switch self {
    case .second: "the last second"
    case .minute: "the last minute"
    case .hour: "the last hour"
    case .start: "since the start"
    }
  }
}

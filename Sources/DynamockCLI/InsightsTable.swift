import DynamockStatistics
import DynamockWire

/// The contributors of contributor insights, formatted for reading.
struct InsightsTable {
  private let answer: JSONTree

  init(of answer: JSONTree) { self.answer = answer }

  /// The lines: a title, then for each rule its keys with their values.
  var text: String {
    let minutes = answer["minutes"]?.integer ?? 60
    let database = answer["database"]?.text ?? ""
    let title =
      "\(database), contributors of the last \(minutes == 1 ? "minute" : "\(minutes) minutes")"
    let rules = answer["rules"]?.elements ?? []
    guard !rules.isEmpty else {
      return title + "\n\n" + """
        No contributor insights are enabled: aws dynamodb update-contributor-insights --table-name T \
        --contributor-insights-action ENABLE
        """
    }
    return ([title] + rules.map(Self.text(of:))).joined(separator: "\n\n")
  }

  private static func text(of rule: JSONTree) -> String {
    let labels = (rule["keyLabels"]?.elements ?? []).compactMap(\.text)
    let isThrottles = rule["metric"]?.text == "ThrottleCount"
    let source = [rule["table"]?.text, rule["index"]?.text].compactMap { $0 }
    let total = rule["aggregateValue"]?.number ?? 0
    var rows = [labels + [isThrottles ? "THROTTLED" : "UNITS", "SHARE"]]
    for contributor in rule["contributors"]?.elements ?? [] {
      let value = contributor["approximateAggregateValue"]?.number ?? 0
      let keys = (contributor["keys"]?.elements ?? []).map { key in
        key.members.first.map { StatsTable.word($0.value) } ?? ""
      }
      rows.append(
        keys + [Figures.number(value), "\(Int((value / max(total, value) * 100).rounded())) %"])
    }
    let heading =
      "\(source.joined(separator: ", index ")): \(isThrottles ? "throttled" : "accessed") keys, "
      + (rule["ruleName"]?.text ?? "")
    return heading + "\n" + (rows.count > 1 ? rows.inColumns : "None.")
  }
}

public import DynamockModel

/// A rule of contributor insights, under the name that DescribeContributorInsights returns.
public struct InsightRule: Sendable {
  /// Its name.
  public let name: String
  /// The table's name.
  public let table: String
  /// The global index's name, or `nil` for a rule of the table.
  public let index: String?
  /// What it ranks.
  public let kind: InsightKind
  /// The names of the key attributes by whose values contributors differ.
  public let keyLabels: [String]
  /// The identity of the rules that were created together.
  let id: Int64

  /// Creates a rule.
  public init(
    name: String, table: String, index: String?, kind: InsightKind, keyLabels: [String], id: Int64
  ) {
    self.name = name
    self.table = table
    self.index = index
    self.kind = kind
    self.keyLabels = keyLabels
    self.id = id
  }
}

/// The contributors of a rule, in the shape of CloudWatch's GetInsightRuleReport.
public struct InsightReport: Sendable {
  /// The rule.
  public let rule: InsightRule
  /// The sum of all contributors, including those that are not listed.
  public let aggregateValue: Double
  /// The contributors with the largest values, in descending order.
  public let contributors: [Contributor]
  /// The value of the largest contributor in each minute in which there was one, oldest first.
  public let maxima: [Datapoint]

  /// A key with its value, which is exact unless a minute has more than 64 keys; then it is a
  /// minimum.
  public struct Contributor: Sendable {
    /// The values of the key attributes, in the order of the rule's labels.
    public let keys: [AttributeValue]
    /// The sum over all minutes.
    public let value: Double
    /// The minutes in which the key contributed, oldest first.
    public let datapoints: [Datapoint]
  }

  /// The value of a minute.
  public struct Datapoint: Sendable, Equatable {
    /// The second since 1970 at which the minute begins.
    public let start: Int64
    /// The consumed units or throttled requests.
    public let value: Double
  }

  /// Returns the value of the largest contributor in the minute that ended last, or 0 if there was
  /// none.
  /// - Parameter now: the second since 1970 of the report.
  public func maximum(ofMinuteBefore now: Int64) -> Double {
    maxima.last { $0.start <= now - 60 && $0.start > now - 120 }?.value ?? 0
  }
}

extension StatisticsReport {
  /// Returns the contributors of a rule.
  /// - Parameters:
  ///   - rule: the rule.
  ///   - count: the maximum number of contributors.
  ///   - minutes: the number of minutes from 1 to 60, of which the last one is incomplete.
  public func contributors(
    of rule: InsightRule, top count: Int = 10, minutes: Int64 = 60
  ) -> InsightReport {
    let table = tables.first { $0.name == rule.table }
    let source = rule.index.map { name in table?.index(named: name) } ?? table?.source
    return InsightReport(rule, source?.insights(of: rule.id, minutes: minutes) ?? [], top: count)
  }
}

extension InsightReport {
  fileprivate init(
    _ rule: InsightRule, _ minutes: [(start: Int64, counts: InsightCounts)], top count: Int
  ) {
    self.rule = rule
    var total = 0.0
    var maxima: [Datapoint] = []
    var points: [[AttributeValue]: [Datapoint]] = [:]
    for (start, counts) in minutes {
      guard let keys = counts.keys[rule.kind] else { continue }
      total += keys.total
      let known = keys.heaviest(.max).filter { $0.certainWeight > 0 }
      for entry in known {
        points[entry.label, default: []].append(Datapoint(start: start, value: entry.certainWeight))
      }
      if let most = known.map(\.certainWeight).max() {
        maxima.append(Datapoint(start: start, value: most))
      }
    }
    aggregateValue = total
    self.maxima = maxima
    let all = points.map { keys, points in
      Contributor(keys: keys, value: points.reduce(0) { $0 + $1.value }, datapoints: points)
    }
    contributors = Array(
      all.sorted { ($1.value, $0.keys.description) < ($0.value, $1.keys.description) }
        .prefix(count))
  }
}

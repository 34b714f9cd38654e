import DynamockStatistics

extension Metrics {
  /// Writes the value of each rule's largest contributor in the last complete minute, on which AWS
  /// offers alarms ([aws-contributor-insights]); nothing while no contributor insights are enabled.
  mutating func writeInsights(_ reports: [(database: String, report: InsightReport, now: Int64)]) {
    guard !reports.isEmpty else { return }
    let name = Self.spelt("MaxContributorValue")
    line("# HELP \(name) CloudWatch's MaxContributorValue of contributor insights, a minute.")
    line("# TYPE \(name) gauge")
    for (database, report, now) in reports {
      let rule = report.rule
      var labels: Labels = [("database", database), ("table", rule.table)]
      if let index = rule.index { labels.append(("index", index)) }
      labels += [("metric", rule.kind.metric), ("rule", rule.name)]
      let value = report.maximum(ofMinuteBefore: now)
      line("\(name)\(Self.text(labels)) \(Self.text(value))")
    }
  }
}

import Dynamock
import DynamockModel
import DynamockStatistics
import DynamockWire

extension ControlCall {
  /// Returns the contributors of the rules of enabled contributor insights, in the shape of
  /// CloudWatch's GetInsightRuleReport.
  ///
  /// `table`, `index` and `rule` in the query limit the rules, `minutes` the period, and `top` the
  /// contributors of each rule; AWS has at most 25 ([aws-contributor-insights]).
  func insights(of name: String) throws(ControlError) -> JSONText {
    let database = try database(name)
    guard let report = database.statistics else { throw .noStatistics }
    let query = QueryParameters(request.head.query)
    let minutes = try number("minutes", of: query, in: 1...60) ?? 60
    let count = try number("top", of: query, in: 1...25) ?? 10
    let table = query["table"]
    if let table { try requireTable(table, in: database) }
    guard query["index"] == nil || table != nil else {
      throw .badMember("index", wanted: ControlError.indexOfTable)
    }
    let rules = database.insightRules(of: table).filter { rule in
      (query["index"].map { $0 == rule.index } ?? true)
        && (query["rule"].map { $0 == rule.name } ?? true)
    }
    if let wanted = query["rule"], rules.isEmpty {
      throw .badMember("rule", wanted: ControlError.unknownRule(wanted))
    }
    return JSONText([
      ("database", JSONText(name)), ("now", JSONText(Int(report.now))),
      ("minutes", JSONText(minutes)),
      (
        "rules",
        JSONText(
          rules.map { rule in
            JSONText(report.contributors(of: rule, top: count, minutes: Int64(minutes)))
          })
      ),
    ])
  }

  private func number(
    _ name: String, of query: QueryParameters, in bounds: ClosedRange<Int>
  ) throws(ControlError) -> Int? {
    guard let text = query[name] else { return nil }
    guard let number = Int(text), bounds ~= number else {
      throw .badMember(name, wanted: ControlError.integer(in: bounds))
    }
    return number
  }
}

extension JSONText {
  /// Creates the JSON of the contributors of a rule.
  fileprivate init(_ report: InsightReport) {
    let rule = report.rule
    self.init([
      ("ruleName", JSONText(rule.name)), ("table", JSONText(rule.table)),
      ("index", rule.index.map { JSONText($0) }),
      ("metric", JSONText(rule.kind.metric)),
      ("keyLabels", JSONText(rule.keyLabels.map { JSONText($0) })),
      ("aggregationStatistic", JSONText("Sum")),
      ("aggregateValue", JSONText(report.aggregateValue)),
      ("contributors", JSONText(report.contributors.map { JSONText($0) })),
      (
        "metricDatapoints",
        JSONText(report.maxima.map { JSONText($0, named: "maxContributorValue") })
      ),
    ])
  }

  private init(_ contributor: InsightReport.Contributor) {
    self.init([
      ("keys", JSONText(contributor.keys.map { JSONText($0) })),
      ("approximateAggregateValue", JSONText(contributor.value)),
      (
        "datapoints",
        JSONText(contributor.datapoints.map { JSONText($0, named: "approximateValue") })
      ),
    ])
  }

  private init(_ point: InsightReport.Datapoint, named name: String) {
    self.init([("timestamp", JSONText(Int(point.start))), (name, JSONText(point.value))])
  }
}

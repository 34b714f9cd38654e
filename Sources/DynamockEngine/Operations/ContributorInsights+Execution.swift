package import DynamockModel
package import DynamockStatistics
package import DynamockValidation

extension Database {
  /// Describes contributor insights of a table or a global index.
  package func describeContributorInsights(
    _ request: InsightsRequest
  ) throws(DynamoDBError) -> DescribeContributorInsightsOutput {
    try read { session throws(EngineFault) in
      let table = try session.tableWithInsights(request.table, index: request.indexName)
      guard let insights = table.definition.control.insights(of: request.indexName) else {
        return DescribeContributorInsightsOutput(
          tableName: table.name, indexName: request.indexName,
          contributorInsightsStatus: .disabled)
      }
      let status = insights.status(at: session.now)
      return DescribeContributorInsightsOutput(
        tableName: table.name, indexName: request.indexName,
        contributorInsightsRuleList: status == .enabled
          ? table.rules(of: insights).map(\.name) : nil,
        contributorInsightsStatus: status, lastUpdateDateTime: insights.changedAt,
        contributorInsightsMode: insights.mode)
    }
  }

  /// Enables or disables contributor insights of a table or a global index.
  package func updateContributorInsights(
    _ request: UpdateInsightsRequest,
    completion: @escaping @Sendable (Result<UpdateContributorInsightsOutput, DynamoDBError>) -> Void
  ) {
    write(completion) { session throws(EngineFault) in
      let table = try session.reading.tableWithInsights(request.table, index: request.indexName)
      if request.enables {
        try table.requireInsights(of: request.indexName, at: session.now)
      }
      let known = table.definition.control.insights(of: request.indexName)
      let (insights, status) = session.insights(after: request, known)
      if let insights { try session.store(insights, of: table) }
      return UpdateContributorInsightsOutput(
        tableName: table.name, indexName: request.indexName, contributorInsightsStatus: status,
        contributorInsightsMode: insights?.mode)
    }
  }
}

extension Database {
  /// Returns the rules of all enabled contributor insights, by table, the table's before those of its
  /// indexes.
  /// - Parameter name: the only table, or `nil` for all.
  package func insightRules(ofTable name: String?) -> [InsightRule] {
    let now = steadyNow
    return published.tables.values.filter { table in
      name.map { $0 == table.name } ?? true
        && table.definition.lifecycle.resolved(at: now) != nil
    }
    .sorted { $0.name < $1.name }
    .flatMap { table in
      table.definition.control.insights.filter { insights in
        insights.status(at: now) == .enabled
          && insights.index.map { table.index(named: $0, at: now) != nil } ?? true
      }
      .sorted { ($0.index ?? "") < ($1.index ?? "") }
      .flatMap { table.rules(of: $0) }
    }
  }
}

extension ReadSession {
  /// The table of a request, whose index exists if one is named; local indexes have no insights
  /// ([ack-quirks] DDB-TABLE-094, 116 and 137).
  fileprivate func tableWithInsights(
    _ reference: TableReference, index name: String?
  ) throws(EngineFault) -> Table {
    let table = try controlledTable(reference)
    guard let name else { return table }
    guard let index = table.index(named: name, at: now), index.kind == .global,
      !index.definition.isAllocated(at: now)
    else { throw .control(.noIndex(name, of: table.name)) }
    return table
  }
}

extension Table {
  /// Rejects enabling until table and index are ACTIVE ([ack-quirks] DDB-TABLE-116 and 455).
  fileprivate func requireInsights(of name: String?, at now: Timestamp) throws(EngineFault) {
    switch definition.lifecycle.resolved(at: now) {
    case .creating, .deleting, nil: throw .control(.insightsBeforeActive(isIndex: false))
    case .active, .updating: break
    }
    guard let name, let index = index(named: name, at: now) else { return }
    if case .creating? = index.definition.lifecycle.resolved(at: now) {
      throw .control(.insightsBeforeActive(isIndex: true))
    }
  }

  fileprivate func rules(of insights: Insights) -> [InsightRule] {
    let shape =
      insights.index.flatMap { name in indexes.first { $0.name == name }?.key } ?? key
    return insights.rules(of: name, key: shape)
  }
}

extension WriteSession {
  /// The insights after a request and the status in the response, which is a passing one if
  /// anything changes ([ack-quirks] DDB-TABLE-090, 091, 339 and 341).
  fileprivate func insights(
    after request: UpdateInsightsRequest, _ known: Insights?
  ) -> (Insights?, ContributorInsightsStatus) {
    let end = now.adding(milliseconds: settings.delays.updatingTable)
    let status = known?.status(at: now) ?? .disabled
    let isOn = status == .enabled || status == .enabling
    guard request.enables else {
      guard isOn, var insights = known else { return (known, status) }
      insights.lifecycle = .deleting(until: end)
      insights.changedAt = timeOfDay
      return (insights, .disabling)
    }
    if isOn, known?.mode == request.mode { return (known, status) }
    var insights = Insights(
      index: request.indexName, lifecycle: .creating(until: end, backfillsFrom: nil),
      mode: request.mode, enabledAt: timeOfDay, changedAt: timeOfDay)
    // Another mode keeps the rules that both have, under their names.
    if isOn, let known { insights.enabledAt = known.enabledAt }
    return (insights, .enabling)
  }

  fileprivate mutating func store(_ insights: Insights, of table: Table) throws(EngineFault) {
    var settings = table.definition.control
    settings.insights.removeAll { $0.index == insights.index }
    settings.insights.append(insights)
    guard insights != table.definition.control.insights(of: insights.index) else { return }
    try store(settings, of: table)
  }
}

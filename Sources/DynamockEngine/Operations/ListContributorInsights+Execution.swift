package import DynamockModel
package import DynamockValidation

extension Database {
  /// Lists the tables and indexes with contributor insights, a page at a time.
  ///
  /// Disabled ones are left out ([ack-quirks] DDB-TABLE-095 and 343). AWS has empty pages for them
  /// if no table is named (DDB-TABLE-344); here there are none.
  package func listContributorInsights(
    _ request: ListInsightsRequest
  ) throws(DynamoDBError) -> ListContributorInsightsOutput {
    try read { session throws(EngineFault) in
      let start = try request.nextToken.map(InsightsPosition.init)
      let tables: [Table] =
        if let table = request.table {
          [try session.controlledTable(table)]
        } else {
          session.catalog.tables.values.filter {
            $0.definition.controlVisibility(at: session.now) != .hidden
          }
        }
      let found = tables.flatMap { $0.shownInsights(at: session.now) }
        .filter { entry in start.map { $0 < entry.position } ?? true }
        .sorted { $0.position < $1.position }
      let page = found.prefix(request.limit)
      return ListContributorInsightsOutput(
        contributorInsightsSummaries: page.map(\.summary),
        nextToken: page.count < found.count ? page.last?.position.text : nil)
    }
  }
}

/// The place of a table or an index in the list: by table, and the table before its indexes.
private struct InsightsPosition: Comparable {
  let table: String
  /// The index, or nothing for the table.
  let index: String

  static func < (left: Self, right: Self) -> Bool {
    (left.table, left.index) < (right.table, right.index)
  }

  /// The text for the client; names have no slash.
  var text: String { Hexadecimal.text(of: Array("\(table)/\(index)".utf8)) }

  init(table: String, index: String) {
    self.table = table
    self.index = index
  }

  init(_ text: String) throws(EngineFault) {
    guard let bytes = Hexadecimal.bytes(of: text),
      let decoded = String(validating: bytes, as: UTF8.self)
    else {
      throw .control(.invalidNextToken(text))
    }
    let names = decoded.split(separator: "/", omittingEmptySubsequences: false)
    guard names.count == 2 else { throw .control(.invalidNextToken(text)) }
    self.init(table: String(names[0]), index: String(names[1]))
  }
}

extension Table {
  fileprivate func shownInsights(
    at now: Timestamp
  ) -> [(position: InsightsPosition, summary: ContributorInsightsSummary)] {
    definition.control.insights.compactMap { insights in
      let status = insights.status(at: now)
      guard status != .disabled,
        insights.index.map({ index(named: $0, at: now) != nil }) ?? true
      else { return nil }
      return (
        InsightsPosition(table: name, index: insights.index ?? ""),
        ContributorInsightsSummary(
          tableName: name, indexName: insights.index, contributorInsightsStatus: status,
          contributorInsightsMode: insights.mode)
      )
    }
  }
}

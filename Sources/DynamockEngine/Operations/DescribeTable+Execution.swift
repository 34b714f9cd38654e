package import DynamockModel
package import DynamockValidation

extension Database {
  /// Describes a table in any state.
  package func describeTable(
    _ request: NamedTableRequest
  ) throws(DynamoDBError) -> DescribeTableOutput {
    try read { session throws(EngineFault) in
      let table = try session.knownTable(request.table)
      var description = table.description(at: session.time, settings: session.settings)
      if settings.exactSearchEntries > 0 { showGraphs(of: table, in: &description) }
      return DescribeTableOutput(table: description)
    }
  }

  /// Shows vector indexes whose approximate index is being built as backfilling; they remain ACTIVE,
  /// and searches of them are exact meanwhile.
  private func showGraphs(of table: Table, in description: inout TableDescription) {
    description.vectorIndexes = description.vectorIndexes?.map { shown in
      var shown = shown
      let index = table.searchIndexes.first { $0.name == shown.indexName }
      if let index, searchCaches.cache(of: index).isGraphGrowing { shown.backfilling = true }
      return shown
    }
  }
}

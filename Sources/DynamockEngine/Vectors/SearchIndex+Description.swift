import DynamockModel

extension SearchIndexDefinition {
  /// The projection as described.
  var projection: IndexProjection {
    IndexProjection(
      projectionType: projectionType, nonKeyAttributes: nonKeyAttributes.sorted().nonEmpty)
  }
}

extension SearchIndex {
  /// Returns the index as described by DescribeTable, or `nil` once its deletion has ended.
  func description(
    at now: Timestamp, settings: EngineSettings, table: TableDefinition
  ) -> VectorIndexDescription? {
    guard let state = definition.lifecycle.resolved(at: now) else { return nil }
    let status: IndexStatus =
      switch table.lifecycle.resolved(at: now) {
      case .creating: .creating
      default: state.indexStatus
      }
    return VectorIndexDescription(
      indexName: name, searchSchema: definition.searchSchema.nonEmpty,
      projection: definition.projection,
      vectorAttribute: VectorAttributeDefinition(attributeName: definition.attribute),
      dimensions: definition.dimensions, distanceFunction: definition.distance,
      indexStatus: status, backfilling: state.isBackfilling(at: now),
      indexSizeBytes: counters.bytes, itemCount: counters.items,
      indexArn: settings.arn(of: definition, in: table))
  }
}

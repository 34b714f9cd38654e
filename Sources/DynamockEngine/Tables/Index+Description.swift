import DynamockModel

extension Index {
  /// A local index as DescribeTable shows it.
  func localDescription(
    settings: EngineSettings, table: TableDefinition
  ) -> LocalSecondaryIndexDescription {
    LocalSecondaryIndexDescription(
      indexName: name, keySchema: definition.keySchema, projection: definition.projection,
      indexSizeBytes: counters.bytes, itemCount: counters.items,
      indexArn: settings.arn(of: definition, in: table))
  }

  /// A global index as DescribeTable shows it; nil once its deletion has come to an end.
  func globalDescription(
    at time: SteadyClock.Reading, settings: EngineSettings, table: TableDefinition
  ) -> GlobalSecondaryIndexDescription? {
    let now = time.steady
    guard let state = definition.lifecycle.resolved(at: now) else { return nil }
    let status: IndexStatus =
      switch table.lifecycle.resolved(at: now) {
      case .creating: .creating
      default: state.indexStatus
      }
    var description = GlobalSecondaryIndexDescription(
      indexName: name, keySchema: definition.keySchema, projection: definition.projection,
      indexStatus: status, backfilling: state.isBackfilling(at: now),
      provisionedThroughput: definition.throughput.description(at: time.timeOfDay),
      indexSizeBytes: counters.bytes, itemCount: counters.items,
      indexArn: settings.arn(of: definition, in: table),
      onDemandThroughput: definition.onDemandThroughput)
    if status != .creating {
      let warm =
        definition.warmThroughput ?? .standard(table.billing.mode, definition.throughput)
      description.warmThroughput = GlobalSecondaryIndexWarmThroughputDescription(
        readUnitsPerSecond: warm.readUnitsPerSecond, writeUnitsPerSecond: warm.writeUnitsPerSecond,
        status: status)
    }
    return description
  }
}

extension IndexDefinition {
  fileprivate var projection: IndexProjection {
    IndexProjection(
      projectionType: projectionType, nonKeyAttributes: nonKeyAttributes.sorted().nonEmpty)
  }

  /// Whether the index is on its way in, out or to another throughput.
  func isChanging(at now: Timestamp) -> Bool {
    switch lifecycle.resolved(at: now) {
    case .active, nil: false
    case .creating, .updating, .deleting: true
    }
  }

  /// Whether the resources of the index are being allocated: it is made, but not being filled yet.
  func isAllocated(at now: Timestamp) -> Bool {
    guard case .creating(_, let start)? = lifecycle.resolved(at: now) else { return false }
    return now < start ?? .init(milliseconds: .max)
  }

  /// Whether the index is on its way out.
  func isDeleted(at now: Timestamp) -> Bool {
    guard case .deleting? = lifecycle.resolved(at: now) else { return false }
    return true
  }

  /// Whether the table is UPDATING on account of the index.
  func keepsTableBusy(at now: Timestamp) -> Bool { isAllocated(at: now) || isDeleted(at: now) }
}

extension Lifecycle {
  fileprivate var indexStatus: IndexStatus {
    switch self {
    case .creating: .creating
    case .updating: .updating
    case .active: .active
    case .deleting: .deleting
    }
  }

  /// Shown only while an index of an existing table is CREATING: first false, while resources are
  /// allocated, then true (semantics §6).
  fileprivate func isBackfilling(at now: Timestamp) -> Bool? {
    guard case .creating(_, let start?) = self else { return nil }
    return now >= start
  }
}

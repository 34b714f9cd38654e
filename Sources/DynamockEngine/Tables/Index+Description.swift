import DynamockModel

extension Index {
  /// Returns a local index as described by DescribeTable.
  func localDescription(
    settings: EngineSettings, table: TableDefinition
  ) -> LocalSecondaryIndexDescription {
    LocalSecondaryIndexDescription(
      indexName: name, keySchema: definition.keySchema, projection: definition.projection,
      indexSizeBytes: counters.bytes, itemCount: counters.items,
      indexArn: settings.arn(of: definition, in: table))
  }

  /// Returns a global index as described by DescribeTable, or `nil` once its deletion has ended.
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
  /// The projection as described.
  var projection: IndexProjection {
    IndexProjection(
      projectionType: projectionType, nonKeyAttributes: nonKeyAttributes.sorted().nonEmpty)
  }

}

/// An index whose creation and deletion take time.
protocol OnlineIndex {
  var name: String { get }
  var lifecycle: Lifecycle { get }
}

extension IndexDefinition: OnlineIndex {}

extension OnlineIndex {
  /// Returns whether the index is being created, deleted or updated.
  func isChanging(at now: Timestamp) -> Bool {
    switch lifecycle.resolved(at: now) {
    case .active, nil: false
    case .creating, .updating, .deleting: true
    }
  }

  /// Returns whether the resources of a new index are being allocated, so that it is not being
  /// filled yet.
  func isAllocated(at now: Timestamp) -> Bool {
    guard case .creating(_, let start)? = lifecycle.resolved(at: now) else { return false }
    return now < start ?? .init(milliseconds: .max)
  }

  /// Returns whether the index is being deleted.
  func isDeleted(at now: Timestamp) -> Bool {
    guard case .deleting? = lifecycle.resolved(at: now) else { return false }
    return true
  }

  /// Returns whether the table is UPDATING because of the index.
  func keepsTableBusy(at now: Timestamp) -> Bool { isAllocated(at: now) || isDeleted(at: now) }
}

extension TableDefinition {
  /// The indexes that can be created and deleted: global ones and vector indexes.
  var onlineIndexes: [any OnlineIndex] { globalIndexes + searchIndexes as [any OnlineIndex] }
}

extension Lifecycle {
  var indexStatus: IndexStatus {
    switch self {
    case .creating: .creating
    case .updating: .updating
    case .active: .active
    case .deleting: .deleting
    }
  }

  /// Returns the description's flag, which exists only while an index of an existing table is
  /// CREATING: false while resources are allocated, then true ([aws-gsi-online]).
  func isBackfilling(at now: Timestamp) -> Bool? {
    guard case .creating(_, let start?) = self else { return nil }
    return now >= start
  }
}

import DynamockModel

extension Table {
  /// Returns the table as described by DescribeTable.
  ///
  /// Item counts and sizes are current, whereas AWS updates them about every six hours.
  func description(at time: SteadyClock.Reading, settings: EngineSettings) -> TableDescription {
    let now = time.steady
    let definition = definition
    let status = definition.status(at: now)
    var description = deletionDescription(at: time.timeOfDay, settings: settings)
    description.tableStatus = status
    // Sorted by name ([ack-quirks] DDB-TABLE-125).
    description.attributeDefinitions = definition.usedAttributeDefinitions(at: now).sorted {
      $0.attributeName ?? "" < $1.attributeName ?? ""
    }
    description.keySchema = definition.keySchema
    description.creationDateTime = definition.createdAt
    description.localSecondaryIndexes =
      list(.local).map {
        $0.localDescription(settings: settings, table: definition)
      }.nonEmpty
    description.globalSecondaryIndexes =
      list(.global).compactMap {
        $0.globalDescription(at: time, settings: settings, table: definition)
      }.nonEmpty
    let shown = definition.searchIndexes.compactMap { searchIndex(named: $0.name, at: now) }
    description.vectorIndexes =
      shown.compactMap {
        $0.description(at: now, settings: settings, table: definition)
      }.nonEmpty
    description.onDemandThroughput = definition.onDemandThroughput
    if status == .creating, let restore = definition.restore { description.show(restore) }
    // Values from CreateTable are included from the start, as UPDATING; defaults only once the
    // table exists ([scylla-alternator] `test_warm_throughput`, 2026).
    if status != .creating || definition.warmThroughput != nil {
      let warm = definition.effectiveWarmThroughput
      description.warmThroughput = TableWarmThroughputDescription(
        readUnitsPerSecond: warm.readUnitsPerSecond, writeUnitsPerSecond: warm.writeUnitsPerSecond,
        status: status == .creating ? .updating : status)
    }
    return description
  }

  /// Returns the table as described in DeleteTable's response: without schema, definitions, indexes
  /// and creation time ([localstack-snapshots]).
  func deletionDescription(
    at timeOfDay: Timestamp, settings: EngineSettings
  ) -> TableDescription {
    TableDescription(
      tableName: definition.name, tableStatus: .deleting,
      provisionedThroughput: definition.throughput.description(at: timeOfDay),
      tableSizeBytes: counters.bytes, itemCount: counters.items,
      tableArn: settings.arn(of: definition), tableId: definition.id,
      billingModeSummary: definition.billing.summary,
      streamSpecification: definition.streamSpecification?.shown,
      latestStreamLabel: definition.latestStreamLabel,
      latestStreamArn: definition.latestStreamLabel.map {
        "\(settings.arn(of: definition))/stream/\($0)"
      },
      sseDescription: definition.sse.map {
        SSEDescription(status: .enabled, sseType: .kms, kmsMasterKeyArn: $0.kmsKeyARN)
      },
      tableClassSummary: definition.tableClass.map {
        TableClassSummary(tableClass: $0.tableClass, lastUpdateDateTime: $0.changedAt)
      },
      deletionProtectionEnabled: definition.isDeletionProtected)
  }

  private func list(_ kind: IndexKind) -> [Index] { indexes.filter { $0.kind == kind } }
}

extension TableDefinition {
  /// Returns the state at a point in time.
  ///
  /// The table is also UPDATING while an index is being deleted or is being created but not yet
  /// filled ([ack-quirks] DDB-TABLE-163 and 376).
  func status(at now: Timestamp) -> TableStatus {
    switch lifecycle.resolved(at: now) {
    case .creating: .creating
    case .updating: .updating
    case .deleting, nil: .deleting
    case .active: onlineIndexes.contains { $0.keepsTableBusy(at: now) } ? .updating : .active
    }
  }

  /// Returns the definitions of attributes that are keys of the table or of an existing index.
  func usedAttributeDefinitions(at now: Timestamp) -> [AttributeDefinition] {
    let indexes = globalIndexes.filter { $0.lifecycle.resolved(at: now) != nil }
    let schemas = [keySchema] + (localIndexes + indexes).map(\.keySchema)
    let searches = searchIndexes.filter { $0.lifecycle.resolved(at: now) != nil }
    let used = Set(
      schemas.joined().compactMap(\.attributeName)
        + searches.flatMap(\.searchSchema).compactMap(\.attributeName))
    return attributeDefinitions.filter { used.contains($0.attributeName ?? "") }
  }

  /// The throughput that the table can serve immediately: as requested, or as implied by its
  /// billing mode.
  var effectiveWarmThroughput: WarmThroughput {
    warmThroughput ?? .standard(billing.mode, throughput)
  }
}

extension WarmThroughput {
  /// Returns the warm throughput of a table or index without an explicit one: on demand 12,000 read
  /// and 4,000 write units per second, otherwise the provisioned units ([aws-warm-throughput]).
  static func standard(_ mode: BillingMode, _ throughput: Throughput) -> WarmThroughput {
    mode == .payPerRequest
      ? WarmThroughput(readUnitsPerSecond: 12_000, writeUnitsPerSecond: 4_000)
      : WarmThroughput(
        readUnitsPerSecond: throughput.read, writeUnitsPerSecond: throughput.write)
  }

  /// Returns this warm throughput with defaults for units that were not requested, or `nil` if none
  /// were ([scylla-alternator] `test_create_table_warm_throughput_one_unit`).
  func completed(_ mode: BillingMode, _ throughput: Throughput) -> WarmThroughput? {
    guard self != WarmThroughput() else { return nil }
    let standard = Self.standard(mode, throughput)
    return WarmThroughput(
      readUnitsPerSecond: readUnitsPerSecond ?? standard.readUnitsPerSecond,
      writeUnitsPerSecond: writeUnitsPerSecond ?? standard.writeUnitsPerSecond)
  }
}

extension TableDefinition.Billing {
  /// The description of the billing mode, which exists for tables that are or once were on demand.
  fileprivate var summary: BillingModeSummary? {
    guard mode == .payPerRequest || lastOnDemandAt != nil else { return nil }
    return BillingModeSummary(
      billingMode: mode, lastUpdateToPayPerRequestDateTime: lastOnDemandAt)
  }
}

extension StreamSpecification {
  /// The description, or `nil` for a disabled stream.
  fileprivate var shown: StreamSpecification? { streamEnabled == true ? self : nil }
}

extension Throughput {
  /// Returns the throughput as described; decreases are counted per UTC day.
  func description(at now: Timestamp) -> ProvisionedThroughputDescription {
    ProvisionedThroughputDescription(
      lastIncreaseDateTime: lastIncrease, lastDecreaseDateTime: lastDecrease,
      numberOfDecreasesToday: decreases(on: now), readCapacityUnits: read,
      writeCapacityUnits: write)
  }

  /// Returns the number of decreases on the UTC day of a time.
  func decreases(on now: Timestamp) -> Int {
    let day: Int64 = 86_400_000
    guard let lastDecrease, lastDecrease.milliseconds / day == now.milliseconds / day else {
      return 0
    }
    return decreasesToday
  }
}

extension Array {
  /// The array, or `nil` if it is empty, since descriptions omit empty lists.
  var nonEmpty: Self? { isEmpty ? nil : self }
}

extension TableDescription {
  /// Changes the description to that of a table that is being restored ([ack-quirks]).
  fileprivate mutating func show(_ restore: TableDefinition.Restore) {
    itemCount = 0
    tableSizeBytes = 0
    restoreSummary = RestoreSummary(
      sourceBackupArn: restore.backupARN, sourceTableArn: restore.tableARN,
      restoreDateTime: restore.moment, restoreInProgress: true)
    globalSecondaryIndexes = globalSecondaryIndexes?.map {
      var index = $0
      index.indexStatus = nil
      return index
    }
  }
}

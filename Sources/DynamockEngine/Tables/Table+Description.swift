import DynamockModel

extension Table {
  /// The table as DescribeTable shows it.
  ///
  /// Item counts and sizes are live, where AWS refreshes them about every six hours.
  func description(at time: SteadyClock.Reading, settings: EngineSettings) -> TableDescription {
    let now = time.steady
    let definition = definition
    let status = definition.status(at: now)
    var description = deletionDescription(at: time.timeOfDay, settings: settings)
    description.tableStatus = status
    // By name, whatever order they came in (ack DDB-TABLE-125).
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
    description.onDemandThroughput = definition.onDemandThroughput
    // What CreateTable asked for is shown from the start, as UPDATING, and a default only once the
    // table is there (ScyllaDB `test_warm_throughput`, 2026).
    if status != .creating || definition.warmThroughput != nil {
      let warm = definition.effectiveWarmThroughput
      description.warmThroughput = TableWarmThroughputDescription(
        readUnitsPerSecond: warm.readUnitsPerSecond, writeUnitsPerSecond: warm.writeUnitsPerSecond,
        status: status == .creating ? .updating : status)
    }
    return description
  }

  /// The table as DeleteTable answers: without schema, definitions, indexes and creation time
  /// (semantics §18, LocalStack's snapshots of AWS).
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
  /// The state at a moment; UPDATING also while an index goes, or comes and is not being filled yet
  /// (ack DDB-TABLE-163 and 376).
  func status(at now: Timestamp) -> TableStatus {
    switch lifecycle.resolved(at: now) {
    case .creating: .creating
    case .updating: .updating
    case .deleting, nil: .deleting
    case .active: globalIndexes.contains { $0.keepsTableBusy(at: now) } ? .updating : .active
    }
  }

  /// The attributes that are keys of the table or of an index which is still there.
  func usedAttributeDefinitions(at now: Timestamp) -> [AttributeDefinition] {
    let indexes = globalIndexes.filter { $0.lifecycle.resolved(at: now) != nil }
    let schemas = [keySchema] + (localIndexes + indexes).map(\.keySchema)
    let used = Set(schemas.joined().compactMap(\.attributeName))
    return attributeDefinitions.filter { used.contains($0.attributeName ?? "") }
  }

  /// What the table can serve at once: what was asked for, or what its billing mode gives.
  var effectiveWarmThroughput: WarmThroughput {
    warmThroughput ?? .standard(billing.mode, throughput)
  }
}

extension WarmThroughput {
  /// The warm throughput of a table or index that was not given one: on demand 12,000 read and 4,000
  /// write units a second, else what is provisioned (developer guide, "Warm throughput").
  static func standard(_ mode: BillingMode, _ throughput: Throughput) -> WarmThroughput {
    mode == .payPerRequest
      ? WarmThroughput(readUnitsPerSecond: 12_000, writeUnitsPerSecond: 4_000)
      : WarmThroughput(
        readUnitsPerSecond: throughput.read, writeUnitsPerSecond: throughput.write)
  }

  /// This warm throughput with the units that were not asked for as they are without asking; nothing
  /// where it asks for nothing (ScyllaDB `test_create_table_warm_throughput_one_unit`).
  func completed(_ mode: BillingMode, _ throughput: Throughput) -> WarmThroughput? {
    guard self != WarmThroughput() else { return nil }
    let standard = Self.standard(mode, throughput)
    return WarmThroughput(
      readUnitsPerSecond: readUnitsPerSecond ?? standard.readUnitsPerSecond,
      writeUnitsPerSecond: writeUnitsPerSecond ?? standard.writeUnitsPerSecond)
  }
}

extension TableDefinition.Billing {
  /// Shown on tables that are, or once were, on demand.
  fileprivate var summary: BillingModeSummary? {
    guard mode == .payPerRequest || lastOnDemandAt != nil else { return nil }
    return BillingModeSummary(
      billingMode: mode, lastUpdateToPayPerRequestDateTime: lastOnDemandAt)
  }
}

extension StreamSpecification {
  /// A disabled stream is not described.
  fileprivate var shown: StreamSpecification? { streamEnabled == true ? self : nil }
}

extension Throughput {
  /// The throughput as descriptions show it; decreases are counted by the UTC day.
  func description(at now: Timestamp) -> ProvisionedThroughputDescription {
    ProvisionedThroughputDescription(
      lastIncreaseDateTime: lastIncrease, lastDecreaseDateTime: lastDecrease,
      numberOfDecreasesToday: decreases(on: now), readCapacityUnits: read,
      writeCapacityUnits: write)
  }

  /// The decreases on the UTC day of a moment.
  func decreases(on now: Timestamp) -> Int {
    let day: Int64 = 86_400_000
    guard let lastDecrease, lastDecrease.milliseconds / day == now.milliseconds / day else {
      return 0
    }
    return decreasesToday
  }
}

extension Array {
  /// The array, or nil where descriptions leave an empty list out.
  var nonEmpty: Self? { isEmpty ? nil : self }
}

import DynamockModel

// UpdateTable and related operations.

extension TableDefinitionFault {
  var sentence: String? {
    switch self {
    case .deletionProtected:
      "Resource cannot be deleted as it is currently protected against deletion. "
        + "Disable deletion protection first."
    case .noLimits: nil
    case .beyondQuota(let quota): quota.sentence
    case .indexUpdateBlocked:
      "This operation cannot be performed with given input values. Please contact DynamoDB service "
        + "team for more info: Action Blocked: IndexUpdate"
    case .indexExists: "Attempting to create an index which already exists"
    // [ack-quirks] DDB-TABLE-137.
    case .indexNotGlobal(let index, let isDeleted):
      "Cannot \(isDeleted ? "delete" : "update") an index that is not a GlobalSecondaryIndex: \(index)"
    case .tooManyIndexes:
      "Subscriber limit exceeded: Number of global secondary indexes exceeds per-table limit of 20"
    case .tooManyVectorIndexes:
      "Subscriber limit exceeded: Number of vector secondary indexes exceeds per-table limit of "
        + "\(Limits.vectorIndexes)"
    case .vectorIndexesOnProvisioned, .vectorDimensionsConflict, .vectorAttributeDefined,
      .vectorOfKey:
      vectorSentence
    case .oneIndexAtATime:
      "Subscriber limit exceeded: Only 1 online index can be created or deleted simultaneously per "
        + "table"
    case .indexKeyUndefined(let schema, let definitions):
      Sentence.invalid + "Some index key attributes are not defined in AttributeDefinitions. Keys: "
        + Sentence.list(schema.compactMap(\.attributeName)) + ", AttributeDefinitions: "
        + Sentence.list(definitions.compactMap(\.attributeName))
    case .attributeRedefined(let existing, let new):
      Self.redefined(existing) + KeyElement.text(new)
    case .streamEnabled(let table): "Table already has an enabled stream: TableName: \(table)"
    case .streamDisabled(let table): "Table has no stream to disable: TableName: \(table)"
    case .throughputOnDemand, .throughputMissing, .indexThroughputMissing,
      .newIndexThroughputMissing, .indexThroughputOnDemand, .throughputUnchanged,
      .tooManyDecreases, .warmThroughputLowered, .limitsOnProvisioned:
      throughputSentence
    }
  }

  private static func redefined(_ existing: [KeyElement]) -> String {
    Sentence.invalid + "Attributes cannot be redefined. Please check that your attribute has the "
      + "same type as previously defined. Existing schema: \(KeyElement.text(existing)) New schema: "
  }

  private var vectorSentence: String? {
    switch self {
    case .vectorIndexesOnProvisioned:
      Sentence.invalid + "Vector indexes are only supported for PAY_PER_REQUEST tables"
    case .vectorDimensionsConflict(let attribute):
      Sentence.invalid
        + "Conflicting attribute definition for '\(attribute)'. All VectorIndexes on "
        + "the same vector attribute must use the same dimensions."
    case .vectorAttributeDefined(let attribute):
      Sentence.invalid + "Conflicting attribute definition for '\(attribute)'. An attribute cannot "
        + "be defined in AttributeDefinitions when used as a VectorAttribute."
    case .vectorOfKey(let attribute, let dimensions, let existing):
      Self.redefined(existing)
        + "VectorIndexSchema:[VectorAttribute: key{\(attribute):L:\(dimensions)}]"
    default: nil
    }
  }

  private var throughputSentence: String? {
    switch self {
    case .throughputOnDemand:
      Sentence.invalid + "Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when "
        + "BillingMode is PAY_PER_REQUEST"
    case .throughputMissing:
      Sentence.invalid
        + "ProvisionedThroughput must be specified when BillingMode is PROVISIONED"
    case .indexThroughputMissing(let indexes):
      Sentence.invalid + "ProvisionedThroughput must be specified for index: "
        + indexes.joined(separator: ",")
    case .newIndexThroughputMissing(let index):
      Sentence.invalid
        + "Both ReadCapacityUnits and WriteCapacityUnits must be specified for index: \(index)"
    case .indexThroughputOnDemand(let index):
      Sentence.invalid + "The only Updates for index: \(index) when TableThroughputMode is "
        + "PAY_PER_REQUEST can be to OnDemandThroughput, WarmThroughput"
    case .throughputUnchanged(let target, let read, let write):
      Self.unchanged(target.name(index: "index: "), read: read, write: write)
    case .tooManyDecreases(let today, let last): Self.tooManyDecreases(today: today, last: last)
    case .warmThroughputLowered(let unit, let target):
      Sentence.invalid + "Requested \(unit.verb)UnitsPerSecond for WarmThroughput for "
        + "\(target.name(index: "index ")) is lower than current WarmThroughput, decreasing "
        + "WarmThroughput is not supported"
    case .limitsOnProvisioned(let unit, let target):
      Sentence.invalid + "Max\(unit.verb)RequestUnits for OnDemandThroughput "
        + (target.isTable ? "" : "for \(target.name(index: "index : ")) ")
        + "cannot be specified when the table BillingMode is PROVISIONED"
    default: nil
    }
  }

  private static func unchanged(_ resource: String, read: Int, write: Int) -> String {
    "The provisioned throughput for the \(resource) will not change. The requested value equals the "
      + "current value. Current ReadCapacityUnits provisioned for the \(resource): \(read). "
      + "Requested ReadCapacityUnits: \(read). Current WriteCapacityUnits provisioned for the "
      + "\(resource): \(write). Requested WriteCapacityUnits: \(write). Refer to the Amazon DynamoDB "
      + "Developer Guide for current limits and how to request higher limits."
  }

  /// Returns the message for too many decreases; the next one is possible after an hour, or on the
  /// next day if that comes first.
  private static func tooManyDecreases(today: Int, last: Timestamp) -> String {
    let day: Int64 = 86_400_000
    let midnight = Timestamp(milliseconds: (last.milliseconds / day + 1) * day)
    let next = min(
      midnight, last.adding(milliseconds: Limits.throughputDecreaseInterval.inMilliseconds))
    return
      "Subscriber limit exceeded: Provisioned throughput decreases are limited within a given UTC "
      + "day. After the first 4 decreases, each subsequent decrease in the same UTC day can be "
      + "performed at most once every 3600 seconds. Number of decreases today: \(today). Last "
      + "decrease at \(LongDate.text(last)). Next decrease can be made at \(LongDate.text(next))"
  }
}

extension ThroughputTarget {
  fileprivate var isTable: Bool {
    if case .table = self { true } else { false }
  }

  fileprivate func name(index prefix: String) -> String {
    switch self {
    case .table: "table"
    case .index(let name): prefix + name
    }
  }
}

extension TableDefinitionFault.Unit {
  fileprivate var verb: String {
    switch self {
    case .read: "Read"
    case .write: "Write"
    }
  }
}

extension TableDefinitionFault.Quota {
  fileprivate var sentence: String {
    let resource: String
    let member: String
    switch kind {
    case .provisioned: return provisioned
    case .onDemand:
      resource = target.name(index: "index : ")
      member = "Max\(unit.verb)RequestUnits for OnDemandThroughput"
    case .warm:
      resource = target.name(index: "index ")
      member = "\(unit.verb)UnitsPerSecond for WarmThroughput"
    }
    return "Subscriber limit exceeded: Requested \(member) for \(resource) exceeds "
      + "TableMax\(unit.verb)CapacityUnits of the account in region \(region)"
  }

  private var provisioned: String {
    "The requested \(unit.verb)CapacityUnits"
      + (target.isTable ? "" : " for \(target.name(index: "index "))")
      + ", \(value), is above the per \(target.isTable ? "table" : "index") maximum for the "
      + "account in \(region). Per table maximum: \(Limits.tableCapacityUnits). Refer to the "
      + "Amazon DynamoDB Developer Guide for current limits and how to request higher limits."
  }
}

extension TableDefinitionFault.KeyElement {
  fileprivate static func text(_ elements: [Self]) -> String {
    let elements = elements.map {
      "SchemaElement: key{\($0.name):\($0.type?.rawValue ?? ""):\($0.keyType?.rawValue ?? "")}"
    }
    return "Schema:[\(elements.joined(separator: ", "))]"
  }
}

// MARK: What is in use

extension ResourceInUse {
  var sentence: String {
    "Attempt to change a resource which is still in use: " + detail
  }

  private var detail: String {
    switch self {
    case .tableBeing(let transition, let table): "Table is being \(transition.verb): \(table)"
    case .deletionWhileIndexesChange:
      "Cannot delete table while indexes are being created, updated, or deleted."
    case .deletionWhileStreamChanges:
      "Cannot delete table while stream is being enabled/disabled."
    case .deletionWhileUpdated(let table): "Table: \(table) is in the process of being updated."
    // The two spaces are AWS's ([parity-suite] `vectors`).
    case .indexBeingCreated(let index, let table):
      "Index is being created.  Table: \(table) Index: \(index)"
    case .indexBeingDeleted(let index, let table):
      "Index is being deleted. Table: \(table) Index: \(index)"
    case .indexBeingUpdated(let index, let table):
      "Index is being updated. Table: \(table) Index: \(index)"
    case .indexNotFilledYet(let index, let table):
      "Index is being created but is not backfilling yet. Table: \(table) Index: \(index)"
    case .deletionOfAllocated(let index, let table):
      "Index creation is in resource allocation phase. Retry deletion during backfilling phase or "
        + "when the index is active. Table: \(table) Index: \(index)"
    case .unitsWhileIndexes(let indexes, let transition, let table):
      "Can't change table IOPS when an index is being \(transition.verb). Table: \(table) Indexes: "
        + Sentence.list(indexes)
    case .limitsWhileIndexes(let indexes, let transition):
      "OnDemandThroughput cannot be updated while index \(transition.noun) is in progress for "
        + "indexes: \(Sentence.list(indexes))"
    case .streamWhileIndexesCreated(let indexes, let table):
      "Can't change stream status when an index is being created. Table: \(table) Indexes: "
        + Sentence.list(indexes)
    case .update(let kind, let ongoing): ongoing.detail(for: kind)
    case .timeToLiveWhileCreated(let table): "Table \(table) is being created"
    }
  }
}

extension ResourceInUse.Transition {
  fileprivate var verb: String {
    switch self {
    case .creation: "created"
    case .deletion: "deleted"
    }
  }

  fileprivate var noun: String {
    switch self {
    case .creation: "creation"
    case .deletion: "deletion"
    }
  }
}

extension ResourceInUse.OngoingChange {
  /// Returns the detail for an update of a kind.
  fileprivate func detail(for kind: ResourceInUse.UpdateKind) -> String {
    switch change {
    case .billing, .throughput: whileUnitsChange(kind)
    case .stream: whileStreamChanges(kind)
    case .tableClass: whileTableClassChanges(kind)
    }
  }

  private func whileUnitsChange(_ kind: ResourceInUse.UpdateKind) -> String {
    let units = "while table IOPS are being updated. Table: \(table)"
    return switch kind {
    case .units: "Table IOPS are currently being updated. Table: \(table)"
    case .stream: "Can't enable or disable stream \(units)"
    case .limits: "OnDemandThroughput cannot be updated while BillingMode update is in progress"
    case .tableClass: "Can't update table class \(units)"
    case .index: "Can't create or delete indexes \(units)"
    }
  }

  private func whileStreamChanges(_ kind: ResourceInUse.UpdateKind) -> String {
    let operation = enablesStream ? "ENABLE" : "DISABLE"
    let label = "Table: \(table) Stream: \(streamLabel ?? "") Operation: \(operation)"
    let stream = "when stream status is being updated. \(label)"
    return switch kind {
    case .units: "Can't change table IOPS \(stream)"
    case .stream: "A stream status change is currently in progress. \(label)"
    case .limits:
      "OnDemandThroughput cannot be updated while stream status update is in progress"
    case .tableClass: "Can't update table class \(stream)"
    case .index: "Can't create or delete an index \(stream)"
    }
  }

  private func whileTableClassChanges(_ kind: ResourceInUse.UpdateKind) -> String {
    let progress = "TableClassUpdateInProgress: \(tableClass?.rawValue ?? "")"
    let update = "when a table class update is in progress. Table: \(table) \(progress)"
    return switch kind {
    case .units: "Can't change table IOPS \(update)"
    case .stream: "Can't change stream status \(update)"
    case .limits:
      "OnDemandThroughput cannot be updated while TableClass update is in progress. \(progress)"
    case .tableClass: "Can't update table class \(update)"
    case .index: "Can't create or delete an index \(update)"
    }
  }
}

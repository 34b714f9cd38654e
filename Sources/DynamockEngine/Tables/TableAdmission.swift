import DynamockModel
import DynamockValidation

extension Table {
  /// Refuses an update that has to wait for one under way (ack DDB-TABLE-149, 163, 175, 376, 444, 458
  /// and 462, us-west-2, 2026-10-08 and 09).
  ///
  /// Encryption, deletion protection and warm throughput wait for nothing but the table itself.
  func requireUpdatable(by request: UpdateTableRequest, at now: Timestamp) throws(DynamoDBError) {
    switch definition.lifecycle.resolved(at: now) {
    case .creating: throw .inUse(Sentence.tableBeing("created", name))
    case .deleting, nil: throw .inUse(Sentence.tableBeing("deleted", name))
    case .active, .updating: break
    }
    let updates = request.globalSecondaryIndexUpdates
    // Several in one request are too many whether or not they exist (ScyllaDB
    // `test_gsi_updatetable_errors`).
    if updates.count(where: { $0.create != nil || $0.delete != nil }) > 1 {
      throw DynamoDBError(.limitExceeded, Sentence.oneIndexAtATime)
    }
    for update in updates { try check(update, at: now) }
    try checkOneIndex(updates, at: now)
    try checkIndexesInChange(request, at: now)
    if case .updating(_, let change?)? = definition.lifecycle.resolved(at: now) {
      try check(request, while: change)
    }
  }

  /// Refuses to delete a table that is being made or changed (ack DDB-TABLE-150 and 444).
  func requireDeletable(at now: Timestamp) throws(DynamoDBError) {
    let state = definition.lifecycle.resolved(at: now)
    if case .creating? = state { throw .inUse(Sentence.tableBeing("created", name)) }
    if definition.globalIndexes.contains(where: { $0.isChanging(at: now) }) {
      throw .inUse(Sentence.deletionWhileIndexesChange)
    }
    guard case .updating(_, let change)? = state else { return }
    throw .inUse(
      change == .stream
        ? Sentence.deletionWhileStreamChanges : Sentence.deletionWhileUpdated(name))
  }

  // MARK: Indexes

  private func check(_ update: GlobalSecondaryIndexUpdate, at now: Timestamp) throws(DynamoDBError)
  {
    let named = update.create?.indexName ?? update.delete?.indexName ?? update.update?.indexName
    guard let index = index(named: named ?? "", at: now), index.kind == .global else {
      if update.create != nil { return }
      // Seen on AWS in March 2026 (Dynalite's suite); units within the bounds find no index.
      if let units = update.update?.provisionedThroughput,
        max(units.readCapacityUnits ?? 0, units.writeCapacityUnits ?? 0) > Limits.capacityUnitsBound
      {
        throw .invalid(Sentence.indexUpdateBlocked)
      }
      if let named, index(named: named, at: now) != nil {
        throw .invalid(Sentence.indexNotGlobal(named))
      }
      throw DynamoDBError(.resourceNotFound, Sentence.indexNotFound(named ?? "", of: name))
    }
    if index.definition.isDeleted(at: now) { throw .inUse(Sentence.indexBeingDeleted(index, name)) }
    if index.definition.isAllocated(at: now) {
      if update.delete != nil { throw .inUse(Sentence.deletionOfAllocated(index, name)) }
      if update.update != nil { throw .inUse(Sentence.indexNotFilledYet(index, name)) }
    }
    if let action = update.update, !action.resendsLimits(of: index.definition),
      case .updating? = index.definition.lifecycle.resolved(at: now)
    {
      throw .inUse(Sentence.indexBeingUpdated(index, name))
    }
  }

  /// An index has to wait for another one that comes or goes.
  private func checkOneIndex(
    _ updates: [GlobalSecondaryIndexUpdate], at now: Timestamp
  ) throws(DynamoDBError) {
    guard
      let name = updates.lazy.compactMap({ $0.create?.indexName ?? $0.delete?.indexName }).first
    else { return }
    let isBusy = definition.globalIndexes.contains { index in
      guard index.name != name else { return false }
      switch index.lifecycle.resolved(at: now) {
      case .creating, .deleting: return true
      case .active, .updating, nil: return false
      }
    }
    if isBusy { throw DynamoDBError(.limitExceeded, Sentence.oneIndexAtATime) }
  }

  /// What may not change while an index is being allocated or deleted.
  private func checkIndexesInChange(
    _ request: UpdateTableRequest, at now: Timestamp
  ) throws(DynamoDBError) {
    let indexes = definition.globalIndexes
    for (busy, verb, noun) in [
      (indexes.filter { $0.isAllocated(at: now) }, "created", "creation"),
      (indexes.filter { $0.isDeleted(at: now) }, "deleted", "deletion"),
    ] where !busy.isEmpty {
      let names = busy.map(\.name).joined(separator: ", ")
      if changesUnits(request) { throw .inUse(Sentence.unitsWhileIndex(verb, names, name)) }
      if request.onDemandThroughput != nil { throw .inUse(Sentence.limitsWhileIndex(noun, names)) }
      if request.streamSpecification != nil, verb == "created" {
        throw .inUse(Sentence.streamWhileIndexCreated(names, name))
      }
    }
  }

  // MARK: The table

  /// Sending the billing mode that is changes nothing.
  private func changesUnits(_ request: UpdateTableRequest) -> Bool {
    request.provisionedThroughput != nil
      || request.billingMode.map { $0 != definition.billing.mode } ?? false
  }

  private func check(
    _ request: UpdateTableRequest, while change: TableChange
  ) throws(DynamoDBError) {
    let wait = StateWait(change, of: definition)
    if changesUnits(request) { throw .inUse(wait.forUnits) }
    if request.streamSpecification != nil { throw .inUse(wait.forStream) }
    if request.onDemandThroughput != nil { throw .inUse(wait.forLimits) }
    if request.tableClass != nil { throw .inUse(wait.forTableClass) }
    if request.globalSecondaryIndexUpdates.contains(where: { $0.create != nil || $0.delete != nil })
    {
      throw .inUse(wait.forIndex)
    }
  }
}

/// What each kind of update hears while a change of the table is under way.
private struct StateWait {
  let forUnits: String
  let forStream: String
  let forLimits: String
  let forTableClass: String
  let forIndex: String

  init(_ change: TableChange, of table: TableDefinition) {
    let here = "Table: \(table.name)"
    switch change {
    case .billing, .throughput:
      let units = "while table IOPS are being updated. \(here)"
      forUnits = "Table IOPS are currently being updated. \(here)"
      forStream = "Can't enable or disable stream \(units)"
      forLimits = "OnDemandThroughput cannot be updated while BillingMode update is in progress"
      forTableClass = "Can't update table class \(units)"
      forIndex = "Can't create or delete indexes \(units)"
    case .stream:
      let operation = table.streamSpecification == nil ? "DISABLE" : "ENABLE"
      let label = "\(here) Stream: \(table.latestStreamLabel ?? "") Operation: \(operation)"
      let stream = "when stream status is being updated. \(label)"
      forUnits = "Can't change table IOPS \(stream)"
      forStream = "A stream status change is currently in progress. \(label)"
      forLimits = "OnDemandThroughput cannot be updated while stream status update is in progress"
      forTableClass = "Can't update table class \(stream)"
      forIndex = "Can't create or delete an index \(stream)"
    case .tableClass:
      let name = table.tableClass?.tableClass.rawValue ?? ""
      let progress = "TableClassUpdateInProgress: \(name)"
      let tableClass = "when a table class update is in progress. \(here) \(progress)"
      forUnits = "Can't change table IOPS \(tableClass)"
      forStream = "Can't change stream status \(tableClass)"
      forLimits =
        "OnDemandThroughput cannot be updated while TableClass update is in progress. \(progress)"
      forTableClass = "Can't update table class \(tableClass)"
      forIndex = "Can't create or delete an index \(tableClass)"
    }
  }
}

extension UpdateGlobalSecondaryIndexAction {
  /// Whether it says no more than the request limits that the index has, which AWS accepts while
  /// the index is being updated.
  fileprivate func resendsLimits(of index: IndexDefinition) -> Bool {
    guard let onDemandThroughput, provisionedThroughput == nil, warmThroughput == nil else {
      return false
    }
    return onDemandThroughput.merged(into: index.onDemandThroughput) == index.onDemandThroughput
  }
}

extension DynamoDBError {
  /// Refuses what has to wait, with the detail behind AWS's opening.
  fileprivate static func inUse(_ detail: String) -> Self {
    DynamoDBError(.resourceInUse, "Attempt to change a resource which is still in use: " + detail)
  }
}

extension Sentence {
  fileprivate static let deletionWhileIndexesChange =
    "Cannot delete table while indexes are being created, updated, or deleted."
  fileprivate static let deletionWhileStreamChanges =
    "Cannot delete table while stream is being enabled/disabled."

  fileprivate static func tableBeing(_ verb: String, _ table: String) -> String {
    "Table is being \(verb): \(table)"
  }
  fileprivate static func deletionWhileUpdated(_ table: String) -> String {
    "Table: \(table) is in the process of being updated."
  }
  fileprivate static func indexNotFound(_ index: String, of table: String) -> String {
    "Requested resource not found: Index \(index) for table \(table)"
  }
  /// AWS refuses a local index here with a ValidationException (ScyllaDB `test_gsi_delete_with_lsi`);
  /// its sentence is not captured.
  fileprivate static func indexNotGlobal(_ index: String) -> String {
    "One or more parameter values were invalid: Index is not a global secondary index: \(index)"
  }
  fileprivate static func indexBeingDeleted(_ index: Index, _ table: String) -> String {
    "Index is being deleted. Table: \(table) Index: \(index.name)"
  }
  fileprivate static func indexBeingUpdated(_ index: Index, _ table: String) -> String {
    "Index is being updated. Table: \(table) Index: \(index.name)"
  }
  fileprivate static func indexNotFilledYet(_ index: Index, _ table: String) -> String {
    "Index is being created but is not backfilling yet. Table: \(table) Index: \(index.name)"
  }
  fileprivate static func deletionOfAllocated(_ index: Index, _ table: String) -> String {
    "Index creation is in resource allocation phase. Retry deletion during backfilling phase or "
      + "when the index is active. Table: \(table) Index: \(index.name)"
  }
  fileprivate static func unitsWhileIndex(
    _ verb: String, _ indexes: String, _ table: String
  ) -> String {
    "Can't change table IOPS when an index is being \(verb). Table: \(table) Indexes: [\(indexes)]"
  }
  fileprivate static func limitsWhileIndex(_ noun: String, _ indexes: String) -> String {
    "OnDemandThroughput cannot be updated while index \(noun) is in progress for indexes: "
      + "[\(indexes)]"
  }
  fileprivate static func streamWhileIndexCreated(_ indexes: String, _ table: String) -> String {
    "Can't change stream status when an index is being created. "
      + "Table: \(table) Indexes: [\(indexes)]"
  }
}

package import DynamockModel
package import DynamockStorage

extension Database {
  /// Visits the differences between this database and another one, table by table in the order of
  /// their names, with each table before its items.
  ///
  /// Neither may be written to meanwhile; if they are in use, compare forks of them. Uses memory
  /// for one page of items on each side, regardless of their size.
  package func differences(
    from base: Database,
    _ visit: (DatabaseChange) throws(StorageError) -> DiffStep
  ) throws(StorageError) {
    let old = base.presentTables
    let new = presentTables
    let names = Set(old.keys).union(new.keys).sorted()
    try base.store.read { before throws(StorageError) in
      try store.read { after throws(StorageError) in
        for name in names {
          let step = try compare(old[name], new[name], base, before, after, visit)
          if step == .stop { return }
        }
      }
    }
  }

  /// Compares the tables with the same name on both sides.
  private func compare(
    _ old: Table?, _ new: Table?, _ base: Database, _ before: any StorageReader,
    _ after: any StorageReader, _ visit: TableComparison.Visit
  ) throws(StorageError) -> DiffStep {
    // Items with other keys are unrelated, so the table counts as another one.
    if let old, let new, old.key != new.key {
      if try compare(old, nil, base, before, after, visit) == .stop { return .stop }
      return try compare(nil, new, base, before, after, visit)
    }
    if let change = tableChange(old, new, base), try visit(change) == .stop { return .stop }
    let name = (new ?? old)?.name ?? ""
    return try TableComparison(table: name, before: old?.keyspace, after: new?.keyspace)
      .run(before, after, visit)
  }

  private func tableChange(_ old: Table?, _ new: Table?, _ base: Database) -> DatabaseChange? {
    let before = old?.description(at: base.time.now, settings: base.settings)
    let after = new?.description(at: time.now, settings: settings)
    switch (before, after) {
    case (let before?, let after?):
      guard let old, let new, !old.definition.says(sameAs: new.definition) else { return nil }
      return .tableChanged(before: before, after: after)
    case (let before?, nil): return .tableDropped(before)
    case (nil, let after?): return .tableCreated(after)
    case (nil, nil): return nil
    }
  }

  /// The tables whose deletion has not ended.
  private var presentTables: [String: Table] {
    let now = steadyNow
    return published.tables.filter {
      $0.value.definition.lifecycle.resolved(at: now) != nil
    }
  }
}

extension TableDefinition {
  /// Returns whether two tables have the same definition, regardless of where and when they were
  /// created.
  fileprivate func says(sameAs other: TableDefinition) -> Bool {
    var other = other
    other.id = id
    other.region = region
    other.createdAt = createdAt
    other.steadyCreation = steadyCreation
    other.lifecycle = lifecycle
    other.keyspace = keyspace
    other.latestStreamLabel = latestStreamLabel
    if timeToLive?.attributeName == other.timeToLive?.attributeName,
      timeToLive?.isKept == other.timeToLive?.isKept
    {
      other.timeToLive = timeToLive
    }
    other.billing.lastOnDemandAt = billing.lastOnDemandAt
    other.tableClass?.changedAt = tableClass?.changedAt
    other.throughput.takeHistory(of: throughput)
    other.localIndexes.takeHistory(of: localIndexes)
    other.globalIndexes.takeHistory(of: globalIndexes)
    other.searchIndexes.takeHistory(of: searchIndexes)
    return self == other
  }
}

extension Throughput {
  fileprivate mutating func takeHistory(of other: Throughput) {
    lastIncrease = other.lastIncrease
    lastDecrease = other.lastDecrease
    decreasesToday = other.decreasesToday
  }
}

extension [SearchIndexDefinition] {
  fileprivate mutating func takeHistory(of others: [SearchIndexDefinition]) {
    guard count == others.count else { return }
    for (position, other) in others.enumerated() {
      self[position].keyspace = other.keyspace
      self[position].lifecycle = other.lifecycle
      self[position].backfill = other.backfill
    }
  }
}

extension [IndexDefinition] {
  fileprivate mutating func takeHistory(of others: [IndexDefinition]) {
    guard count == others.count else { return }
    for (position, other) in others.enumerated() {
      self[position].keyspace = other.keyspace
      self[position].lifecycle = other.lifecycle
      self[position].backfill = other.backfill
      self[position].throughput.takeHistory(of: other.throughput)
    }
  }
}

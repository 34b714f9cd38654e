package import DynamockModel
import DynamockStorage

extension Database {
  /// Performs one step of the work that is due: stores that states have ended, removes tables and
  /// indexes whose deletion has ended, deletes expired items, trims streams and logs of
  /// changes, removes a portion of discarded logs, and closes old shards.
  ///
  /// If nothing is due, this checks each stream and each table with time to live, and commits
  /// nothing. The owner of a database calls it regularly until it is finished; otherwise expired
  /// items remain, and trimmed records take up space, although they are never returned.
  package func sweepOnce(
    completion: @escaping @Sendable (Result<Sweep, DynamoDBError>) -> Void
  ) {
    do throws(DynamoDBError) {
      let hasWork = try read(nil) { session throws(EngineFault) in
        if store.isPersistent, session.hasUnsettledStates(writerState) { return true }
        return try session.hasWorkForSweep()
      }
      guard hasWork else { return completion(.success(Sweep())) }
    } catch {
      return completion(.failure(error))
    }
    write(completion) { [writerState] session throws(EngineFault) in
      var sweep = Sweep()
      // Once the time is stored, later processes consider these states as ended too.
      writerState.requireTime()
      try session.eraseGoneTables()
      try session.eraseExpiredBackups()
      try session.sweepExpiredItems(&sweep)
      try session.sweepStreams(&sweep)
      try session.sweepLogs(&sweep)
      try session.removeDiscardedPortion()
      sweep.isFinished = try !session.reading.hasWorkForSweep()
      return sweep
    }
  }
}

extension ReadSession {
  /// Returns whether there are items to expire, records to trim or shards to close.
  fileprivate func hasWorkForSweep() throws(EngineFault) -> Bool {
    if !catalog.discarded.isEmpty { return true }
    for table in catalog.tables.values {
      if table.definition.isGone(at: now) { return true }
      if table.definition.onlineIndexes.contains(where: { $0.lifecycle.isGone(at: now) }) {
        return true
      }
      if let log = table.recoveryLog, let recovery = table.definition.control.recovery,
        try hasWork(in: log, of: recovery)
      {
        return true
      }
      guard let setting = table.expiries, setting.isEnabled(at: now) else { continue }
      if try hasEntries(setting.keyspace, ExpiryKey.expired(at: timeOfDay)) { return true }
    }
    if catalog.backups.values.contains(where: { $0.isExpired(at: timeOfDay) }) { return true }
    for stream in catalog.streams.values where try hasWork(in: stream) { return true }
    return false
  }

  /// Returns whether a state has ended that would be in effect again for a process whose clock is
  /// behind.
  fileprivate func hasUnsettledStates(_ writers: WriterState) -> Bool {
    func isUnsettled(_ lifecycle: Lifecycle?) -> Bool {
      lifecycle?.end.map { writers.isUnsettled($0, at: now) } ?? false
    }
    let tables = catalog.tables.values.contains { table in
      isUnsettled(table.definition.lifecycle) || isUnsettled(table.definition.timeToLive?.lifecycle)
        || table.definition.onlineIndexes.contains { isUnsettled($0.lifecycle) }
        || table.definition.control.lifecycles.contains { isUnsettled($0) }
    }
    return tables
      || catalog.backups.values.contains { writers.isUnsettled($0.availableFrom, at: now) }
      || catalog.exports.values.contains { writers.isUnsettled($0.frame.settlesAt, at: now) }
      || catalog.imports.values.contains { writers.isUnsettled($0.frame.settlesAt, at: now) }
      || catalog.bulkOperations.values.contains {
        writers.isUnsettled($0.frame.settlesAt, at: now)
      }
      || catalog.streams.values.contains { writers.isUnsettled($0.definition.settledAt, at: now) }
  }

  private func hasEntries(_ keyspace: Keyspace, _ range: KeyRange) throws(EngineFault) -> Bool {
    try firstEntry(of: keyspace, range) != nil
  }

  private func hasWork(in stream: TableStream) throws(EngineFault) -> Bool {
    let definition = stream.definition
    if !definition.isReadable(at: now) { return true }
    for shard in definition.shards {
      if !shard.isReadable(at: now) || isAged(shard) { return true }
      if try lastTrimmed(of: shard, in: definition) != nil { return true }
    }
    return false
  }

  /// Returns the number of the last record to trim, or `nil` if there is none; all records before
  /// it are older than 24 hours.
  ///
  /// The first record decides, unless it is from the future because the clock was set back; then
  /// the first record after that step decides.
  fileprivate func lastTrimmed(
    of shard: ShardDefinition, in stream: StreamDefinition
  ) throws(EngineFault) -> Int? {
    func record(from number: Int, _ direction: ScanDirection = .ascending) throws(EngineFault)
      -> (number: Int, moment: Timestamp)?
    {
      let range = StreamRecordKey.range(of: shard.number, from: number)
      return try firstEntry(of: stream.keyspace, range, direction).map {
        (StreamRecordKey.number(in: $0.key), StreamRecordValue(storedBytes: $0.value).moment)
      }
    }
    guard let first = try record(from: 1) else { return nil }
    var high = first.number
    if first.moment > timeOfDay {
      guard let last = try record(from: 1, .descending), last.moment <= timeOfDay else {
        return nil
      }
      var low = first.number
      high = last.number
      while high - low > 1 {
        let middle = low + (high - low) / 2
        guard let found = try record(from: middle) else { break }
        if found.moment > timeOfDay { low = found.number } else { high = middle }
      }
    }
    guard let decisive = try record(from: high) else { return nil }
    return timeOfDay.isBeyondRetention(of: decisive.moment) ? decisive.number : nil
  }

  /// Returns whether an open shard has to be closed because of its age.
  fileprivate func isAged(_ shard: ShardDefinition) -> Bool {
    shard.closed == nil && shard.openedAt.adding(milliseconds: settings.shards.age) <= now
  }
}

// MARK: States

extension WriteSession {
  /// Removes tables and indexes whose deletion has ended.
  fileprivate mutating func eraseGoneTables() throws(EngineFault) {
    for table in catalog.tables.values {
      if table.definition.isGone(at: now) {
        try erase(deleted: table)
      } else {
        try eraseGoneIndexes(of: table)
      }
    }
  }
}

// MARK: Time to live

extension WriteSession {
  fileprivate mutating func sweepExpiredItems(_ sweep: inout Sweep) throws(EngineFault) {
    for table in catalog.tables.values {
      guard let setting = table.expiries, setting.isEnabled(at: now) else { continue }
      var rowKeys: [[UInt8]] = []
      let room = Sweep.stepSize - sweep.expiredItems
      guard room > 0 else { return }
      try reading.scan(
        setting.keyspace, ExpiryKey.expired(at: timeOfDay), .ascending
      ) { _, rowKey throws(EngineFault) in
        rowKeys.append(rowKey)
        return rowKeys.count < room ? .next : .stop
      }
      for rowKey in rowKeys { try expire(rowKey, of: table) }
      sweep.expiredItems += rowKeys.count
    }
  }

  /// Deletes an item like a client, except that this is not charged and that streams record another
  /// principal.
  private mutating func expire(_ rowKey: [UInt8], of table: Table) throws(EngineFault) {
    guard let image = try reading.image(for: rowKey, in: table.keyspace) else { return }
    var old: StoredItem? = StoredItem(image)
    guard let item = try old?.item() else { return }
    let key = try table.primaryKey(matchingSchemaOf: item)
    var change = ItemChange(table: table, key: key, old: old, new: nil, isExpiry: true)
    var consumption = Consumption(tableName: table.name)
    try apply(&change, to: &consumption)
  }
}

// MARK: Recovery

extension WriteSession {
  fileprivate mutating func sweepLogs(_ sweep: inout Sweep) throws(EngineFault) {
    for table in catalog.tables.values {
      guard let log = table.recoveryLog, let recovery = table.definition.control.recovery,
        try reading.hasWork(in: log, of: recovery)
      else { continue }
      let room = Sweep.stepSize - sweep.removedChanges
      guard room > 0 else { return }
      sweep.removedChanges += try trim(
        log, until: recovery.expiry(at: timeOfDay),
        excess: max(0, log.counters.bytes - settings.recoveryLogSize), limit: room)
    }
  }
}

// MARK: Streams

extension WriteSession {
  fileprivate mutating func sweepStreams(_ sweep: inout Sweep) throws(EngineFault) {
    for stream in catalog.streams.values {
      guard stream.definition.isReadable(at: now) else {
        try erase(stream.definition)
        continue
      }
      for shard in stream.definition.shards { try trim(shard, of: stream.definition, &sweep) }
      var current = stream
      for shard in stream.definition.shards where reading.isAged(shard) {
        current = try roll(shard, of: current, splits: false)
      }
      try forgetEmptyShards(of: current)
    }
  }

  /// Removes a shard's records that are older than 24 hours, and stores the trim position.
  private func trim(
    _ shard: ShardDefinition, of stream: StreamDefinition, _ sweep: inout Sweep
  ) throws(EngineFault) {
    let room = Sweep.stepSize - sweep.trimmedRecords
    guard room > 0, let end = try reading.lastTrimmed(of: shard, in: stream) else { return }
    var keys: [[UInt8]] = []
    try reading.scan(
      stream.keyspace, StreamRecordKey.range(of: shard.number), .ascending
    ) { key, value throws(EngineFault) in
      let moment = StreamRecordValue(storedBytes: value).moment
      let isOver = StreamRecordKey.number(in: key) <= end || timeOfDay.isBeyondRetention(of: moment)
      guard isOver else { return .stop }
      keys.append(key)
      return keys.count < room ? .next : .stop
    }
    guard let last = keys.last else { return }
    for key in keys { try remove(key, in: stream.keyspace) }
    try put(
      StreamRecordKey.mark(StreamRecordKey.number(in: last)),
      for: StreamRecordKey.trimMark(of: shard.number), in: stream.keyspace)
    sweep.trimmedRecords += keys.count
  }

  /// Removes closed shards without readable records.
  private mutating func forgetEmptyShards(of stream: TableStream) throws(EngineFault) {
    var definition = stream.definition
    for shard in stream.definition.shards where !shard.isReadable(at: now) {
      let range = StreamRecordKey.range(of: shard.number)
      guard try reading.firstEntry(of: definition.keyspace, range) == nil else { continue }
      try remove(StreamRecordKey.trimMark(of: shard.number), in: definition.keyspace)
      definition.shards.removeAll { $0.number == shard.number }
    }
    guard definition != stream.definition else { return }
    var catalog = catalog
    catalog.set(definition, sequence: stream.sequence)
    try store(definition, in: catalog)
  }
}

import DynamockModel
import DynamockStorage

extension Database {
  /// Takes one step of what time brings along: stores that states have ended, removes tables and indexes
  /// whose deletion has, deletes items that have expired, trims streams, closes shards that are old enough.
  ///
  /// Costs a look at each table with time to live and each stream when there is nothing to do, and no
  /// commit. Whoever keeps a database calls it now and then until it is finished; without it, expired
  /// items stay, and trimmed records take up space, though nobody sees them.
  package func sweepOnce(
    completion: @escaping @Sendable (Result<Sweep, DynamoDBError>) -> Void
  ) {
    do throws(DynamoDBError) {
      let hasWork = try read(nil) { session throws(DynamoDBError) in
        if store.isPersistent, session.hasUnsettledStates(writerState) { return true }
        return try session.hasWorkForSweep()
      }
      guard hasWork else { return completion(.success(Sweep())) }
    } catch {
      return completion(.failure(error))
    }
    write(completion) { [writerState] session throws(DynamoDBError) in
      var sweep = Sweep()
      // Once the store knows the time, no later process sees a state again that has ended.
      writerState.requireTime()
      try session.eraseGoneTables()
      try session.sweepExpiredItems(&sweep)
      try session.sweepStreams(&sweep)
      sweep.isFinished = try !session.reading.hasWorkForSweep()
      return sweep
    }
  }
}

extension ReadSession {
  /// Whether anything has expired, has to be trimmed or has to be closed.
  fileprivate func hasWorkForSweep() throws(DynamoDBError) -> Bool {
    for table in catalog.tables.values {
      if table.definition.isGone(at: now) { return true }
      if table.definition.globalIndexes.contains(where: { $0.lifecycle.isGone(at: now) }) {
        return true
      }
      guard let setting = table.expiries, setting.isEnabled(at: now) else { continue }
      if try hasEntries(setting.keyspace, ExpiryKey.expired(at: timeOfDay)) { return true }
    }
    for stream in catalog.streams.values where try hasWork(in: stream) { return true }
    return false
  }

  /// Whether a state has ended that another process, with a clock that is behind, would see again.
  fileprivate func hasUnsettledStates(_ writers: WriterState) -> Bool {
    func isUnsettled(_ lifecycle: Lifecycle?) -> Bool {
      lifecycle?.end.map { writers.isUnsettled($0, at: now) } ?? false
    }
    let tables = catalog.tables.values.contains { table in
      isUnsettled(table.definition.lifecycle) || isUnsettled(table.definition.timeToLive?.lifecycle)
        || table.definition.globalIndexes.contains { isUnsettled($0.lifecycle) }
    }
    return tables
      || catalog.streams.values.contains { writers.isUnsettled($0.definition.settledAt, at: now) }
  }

  private func hasEntries(_ keyspace: Keyspace, _ range: KeyRange) throws(DynamoDBError) -> Bool {
    var isFound = false
    try scan(keyspace, range, .ascending) { _, _ throws(DynamoDBError) in
      isFound = true
      return .stop
    }
    return isFound
  }

  private func hasWork(in stream: TableStream) throws(DynamoDBError) -> Bool {
    let definition = stream.definition
    if !definition.isReadable(at: now) { return true }
    for shard in definition.shards {
      if !shard.isReadable(at: now) || isAged(shard) { return true }
      if try lastTrimmed(of: shard, in: definition) != nil { return true }
    }
    return false
  }

  /// The number of a record whose 24 hours are over, and those of all records before it with them; nil if
  /// there is none.
  ///
  /// The first record answers that, unless it is from the future because the clock was set back since.
  /// Then the first record answers it that was made after that step.
  fileprivate func lastTrimmed(
    of shard: ShardDefinition, in stream: StreamDefinition
  ) throws(DynamoDBError) -> Int? {
    func record(from number: Int, _ direction: ScanDirection = .ascending) throws(DynamoDBError)
      -> (number: Int, moment: Timestamp)?
    {
      var found: (Int, Timestamp)?
      try scan(
        stream.keyspace, StreamRecordKey.range(of: shard.number, from: number), direction
      ) { key, value throws(DynamoDBError) in
        found = (StreamRecordKey.number(in: key), StreamRecordValue(storedBytes: value).moment)
        return .stop
      }
      return found
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

  /// Whether an open shard is to be closed for its age.
  fileprivate func isAged(_ shard: ShardDefinition) -> Bool {
    shard.closed == nil && shard.openedAt.adding(milliseconds: settings.shards.age) <= now
  }
}

// MARK: States

extension WriteSession {
  /// Removes the tables and indexes whose deletion has come to an end.
  fileprivate mutating func eraseGoneTables() throws(DynamoDBError) {
    for table in catalog.tables.values {
      if table.definition.isGone(at: now) {
        try erase(table)
      } else {
        try eraseGoneIndexes(of: table)
      }
    }
  }
}

// MARK: Time to live

extension WriteSession {
  fileprivate mutating func sweepExpiredItems(_ sweep: inout Sweep) throws(DynamoDBError) {
    for table in catalog.tables.values {
      guard let setting = table.expiries, setting.isEnabled(at: now) else { continue }
      var rowKeys: [[UInt8]] = []
      let room = Sweep.stepSize - sweep.expiredItems
      guard room > 0 else { return }
      try reading.scan(
        setting.keyspace, ExpiryKey.expired(at: timeOfDay), .ascending
      ) { _, rowKey throws(DynamoDBError) in
        rowKeys.append(rowKey)
        return rowKeys.count < room ? .next : .stop
      }
      for rowKey in rowKeys { try expire(rowKey, of: table) }
      sweep.expiredItems += rowKeys.count
    }
  }

  /// Deletes an item as a client would, but for its capacity and for who is said to have done it.
  private mutating func expire(_ rowKey: [UInt8], of table: Table) throws(DynamoDBError) {
    guard let image = try reading.image(for: rowKey, in: table.keyspace) else { return }
    var old: StoredItem? = StoredItem(image)
    guard let item = try old?.item() else { return }
    let key = try table.primaryKey(matchingSchemaOf: item)
    var change = ItemChange(table: table, key: key, old: old, new: nil, isExpiry: true)
    var consumption = Consumption(tableName: table.name)
    try apply(&change, to: &consumption)
  }
}

// MARK: Streams

extension WriteSession {
  fileprivate mutating func sweepStreams(_ sweep: inout Sweep) throws(DynamoDBError) {
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

  /// Removes the records of a shard whose 24 hours are over, and notes how far.
  private func trim(
    _ shard: ShardDefinition, of stream: StreamDefinition, _ sweep: inout Sweep
  ) throws(DynamoDBError) {
    let room = Sweep.stepSize - sweep.trimmedRecords
    guard room > 0, let end = try reading.lastTrimmed(of: shard, in: stream) else { return }
    var keys: [[UInt8]] = []
    try reading.scan(
      stream.keyspace, StreamRecordKey.range(of: shard.number), .ascending
    ) { key, value throws(DynamoDBError) in
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

  /// Forgets closed shards whose time is over once all of their records are gone.
  private mutating func forgetEmptyShards(of stream: TableStream) throws(DynamoDBError) {
    var definition = stream.definition
    for shard in stream.definition.shards where !shard.isReadable(at: now) {
      var isEmpty = true
      try reading.scan(
        definition.keyspace, StreamRecordKey.range(of: shard.number), .ascending
      ) { _, _ throws(DynamoDBError) in
        isEmpty = false
        return .stop
      }
      guard isEmpty else { continue }
      try remove(StreamRecordKey.trimMark(of: shard.number), in: definition.keyspace)
      definition.shards.removeAll { $0.number == shard.number }
    }
    guard definition != stream.definition else { return }
    var catalog = catalog
    catalog.set(definition, sequence: stream.sequence)
    try store(definition, in: catalog)
  }
}

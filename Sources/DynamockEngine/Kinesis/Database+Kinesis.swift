package import DynamockModel
import DynamockStorage

extension Database {
  /// Returns the oldest changes of a table that were not delivered.
  ///
  /// - Parameters:
  ///   - limit: the maximum number of changes.
  ///   - bytes: the maximum size of their stored bytes; there is at least one change if any is left.
  package func queuedChanges(
    of table: QueuedTable, limit: Int, bytes: Int
  ) throws(DynamoDBError) -> [KinesisChange] {
    try read { session throws(EngineFault) in
      var changes: [KinesisChange] = []
      var size = 0
      try session.scan(
        KinesisQueue.storedIn,
        KinesisQueue.range(of: table, from: session.catalog.kinesis.first), .ascending
      ) { key, value throws(EngineFault) in
        size += value.count
        guard changes.isEmpty || size <= bytes else { return .stop }
        changes.append(
          try QueuedChange(storedBytes: value).change(number: StreamRecordKey.number(in: key)))
        return changes.count < limit ? .next : .stop
      }
      return changes
    }
  }

  /// Removes changes of a table that were delivered.
  package func removeQueued(
    _ numbers: [Int], of table: QueuedTable,
    completion: @escaping @Sendable (Result<Void, DynamoDBError>) -> Void
  ) {
    write(completion) { session throws(EngineFault) in
      for number in numbers {
        try session.remove(
          StreamRecordKey.key(shard: table.number, number: number), in: KinesisQueue.storedIn)
      }
      let last = session.catalog.kinesis.numbers.upcoming - 1
      try session.put(
        StreamRecordKey.mark(last), for: KinesisQueue.markKey, in: KinesisQueue.storedIn)
    }
  }

  /// Discards the queue of the database that this one was forked from, which delivers it; a later
  /// process could not tell whose it is.
  func discardQueueOfOrigin(completion: @escaping @Sendable () -> Void) {
    guard published.kinesis.first > 1 else { return completion() }
    // In this process the origin's changes are passed over anyway.
    write({ (_: Result<Void, DynamoDBError>) in completion() }) { session throws(EngineFault) in
      try session.drop(KinesisQueue.storedIn)
    }
  }

  /// Delivers the changes that the previous process has left.
  func resumeDeliveries() {
    guard let carrier = settings.kinesis?.carrier else { return }
    // If the store cannot be read, the next write reports it.
    let tables = try? store.read { reader throws(StorageError) in try reader.queuedTables() }
    for table in tables ?? [] { carrier.deliver(table, of: self) }
  }
}

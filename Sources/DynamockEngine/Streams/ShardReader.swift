import DynamockModel
import DynamockStorage

/// Reads the records of one shard in one state of the store.
///
/// Records older than 24 hours are trimmed: nobody sees them, whether a sweep has removed them already
/// or not. Since a stream's records stand in the order of time, what is left begins at one record.
struct ShardReader {
  let session: ReadSession
  let stream: TableStream
  let shard: ShardDefinition

  private var keyspace: Keyspace { stream.definition.keyspace }

  /// The number of the last record that a sweep has removed; 0 when there is none.
  private func trimMark() throws(DynamoDBError) -> Int {
    let mark = try session.value(for: StreamRecordKey.trimMark(of: shard.number), in: keyspace)
    return mark.map(StreamRecordKey.number(inMark:)) ?? 0
  }

  /// The first record from a number on that meets a condition.
  private func first(
    from number: Int, where isWanted: (StreamRecordValue) -> Bool
  ) throws(DynamoDBError) -> (number: Int, value: StreamRecordValue)? {
    var found: (number: Int, value: StreamRecordValue)?
    try session.scan(
      keyspace, StreamRecordKey.range(of: shard.number, from: number), .ascending
    ) { key, bytes throws(DynamoDBError) in
      let value = StreamRecordValue(storedBytes: bytes)
      guard isWanted(value) else { return .next }
      found = (StreamRecordKey.number(in: key), value)
      return .stop
    }
    return found
  }

  private func isTrimmed(_ value: StreamRecordValue) -> Bool {
    session.timeOfDay.isBeyondRetention(of: value.moment)
  }

  // MARK: Positions

  /// Behind the newest record.
  func latest() throws(DynamoDBError) -> Int {
    var newest = max(shard.firstNumber, try trimMark())
    try session.scan(
      keyspace, StreamRecordKey.range(of: shard.number), .descending
    ) { key, _ throws(DynamoDBError) in
      newest = StreamRecordKey.number(in: key)
      return .stop
    }
    return newest + 1
  }

  /// The oldest record that is kept and not older than a moment; behind the newest where none is.
  func oldest(notBefore moment: Timestamp? = nil) throws(DynamoDBError) -> Int {
    let record = try first(from: 1) { value in
      !isTrimmed(value) && moment.map { value.moment >= $0 } ?? true
    }
    if let record { return record.number }
    return try latest()
  }

  /// Sees to it that a position is one in this shard, and that nothing behind it was trimmed.
  ///
  /// - Throws: TrimmedDataAccessException when a record that would have to be read is gone (API
  ///   reference, GetShardIterator).
  func checkKept(from number: Int) throws(DynamoDBError) {
    let next = try first(from: number) { _ in true }
    guard try number > trimMark(), next.map({ !isTrimmed($0.value) }) ?? true else {
      throw DynamoDBError(.trimmedDataAccess, Sentence.trimmedDataAccess)
    }
  }

  // MARK: Pages

  /// What one GetRecords reads.
  struct Page {
    var records: [(number: Int, value: StreamRecordValue)] = []
    /// Whether more records follow.
    var hasMore = false
  }

  /// Up to so many records, and up to 1 MB of them, from a position on.
  func page(from position: Int, limit: Int) throws(DynamoDBError) -> Page {
    try checkKept(from: position)
    var page = Page()
    var size = 0
    try session.scan(
      keyspace, StreamRecordKey.range(of: shard.number, from: position), .ascending
    ) { key, bytes throws(DynamoDBError) in
      let value = StreamRecordValue(storedBytes: bytes)
      size += value.size
      let isFull =
        page.records.count == limit
        || !page.records.isEmpty && size > Limits.streamRecordsSize
      if isFull {
        page.hasMore = true
        return .stop
      }
      page.records.append((StreamRecordKey.number(in: key), value))
      return .next
    }
    return page
  }
}

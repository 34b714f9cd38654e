import DynamockModel
import DynamockStorage

/// Reads the records of a shard in one state of the store.
///
/// Records older than 24 hours are trimmed: they are never returned, whether or not a sweep has
/// already removed them. Since a stream's records are ordered by time, the remaining ones begin at
/// some record.
struct ShardReader {
  let session: ReadSession
  let stream: TableStream
  let shard: ShardDefinition

  private var keyspace: Keyspace { stream.definition.keyspace }

  /// Returns the number of the last record removed by a sweep, or 0 if there is none.
  private func trimMark() throws(EngineFault) -> Int {
    let mark = try session.value(for: StreamRecordKey.trimMark(of: shard.number), in: keyspace)
    return mark.map(StreamRecordKey.number(inMark:)) ?? 0
  }

  /// Returns the first record at or after a number that satisfies a condition.
  private func first(
    from number: Int, where isWanted: (StreamRecordValue) -> Bool
  ) throws(EngineFault) -> (number: Int, value: StreamRecordValue)? {
    var found: (number: Int, value: StreamRecordValue)?
    try session.scan(
      keyspace, StreamRecordKey.range(of: shard.number, from: number), .ascending
    ) { key, bytes throws(EngineFault) in
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

  /// Returns the position after the newest record.
  func latest() throws(EngineFault) -> Int {
    var newest = max(shard.firstNumber, try trimMark())
    let range = StreamRecordKey.range(of: shard.number)
    if let last = try session.firstEntry(of: keyspace, range, .descending) {
      newest = StreamRecordKey.number(in: last.key)
    }
    return newest + 1
  }

  /// Returns the position of the oldest record that is kept and not older than a time, or the
  /// position after the newest one.
  func oldest(notBefore moment: Timestamp? = nil) throws(EngineFault) -> Int {
    let record = try first(from: 1) { value in
      !isTrimmed(value) && moment.map { value.moment >= $0 } ?? true
    }
    if let record { return record.number }
    return try latest()
  }

  /// Throws unless a position is in this shard and no record after it was trimmed.
  ///
  /// - Throws: TrimmedDataAccessException if a record that has to be read is gone
  ///   ([aws-api-reference], GetShardIterator).
  func checkKept(from number: Int) throws(EngineFault) {
    let next = try first(from: number) { _ in true }
    guard try number > trimMark(), next.map({ !isTrimmed($0.value) }) ?? true else {
      throw .stream(.trimmed)
    }
  }

  // MARK: Pages

  /// The result of a GetRecords.
  struct Page {
    var records: [(number: Int, value: StreamRecordValue)] = []
    /// Whether more records follow.
    var hasMore = false
  }

  /// Returns records from a position on, up to a limit and to 1 MB.
  func page(from position: Int, limit: Int) throws(EngineFault) -> Page {
    try checkKept(from: position)
    var page = Page()
    var size = 0
    try session.scan(
      keyspace, StreamRecordKey.range(of: shard.number, from: position), .ascending
    ) { key, bytes throws(EngineFault) in
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

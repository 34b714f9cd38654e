import Dynamock
import DynamockModel
import Testing

/// A consumer of a stream, like one that uses an SDK: it follows every shard, parents before
/// children, and keeps iterators between rounds.
final class Consumer {
  let streamARN: String
  private(set) var records: [Record] = []
  private var iterators: [String: String] = [:]
  private var finished: Set<String> = []
  private let pageSize: Int?

  init(_ streamARN: String, pageSize: Int? = nil) {
    self.streamARN = streamARN
    self.pageSize = pageSize
  }

  /// Reads until no shard has new records.
  func catchUp(with database: DynamockDatabase) async throws {
    var isMoving = true
    while isMoving {
      isMoving = false
      let shards = try await database.shards(of: streamARN)
      let known = Set(shards.compactMap(\.shardId))
      for shard in shards {
        let id = try #require(shard.shardId)
        let parent = shard.parentShardId
        let waits = parent.map { known.contains($0) && !finished.contains($0) } ?? false
        guard !waits, !finished.contains(id) else { continue }
        if try await read(id, from: database) { isMoving = true }
      }
    }
  }

  private func read(_ shard: String, from database: DynamockDatabase) async throws -> Bool {
    var iterator = iterators[shard]
    if iterator == nil {
      iterator = try await database.iterator(.trimHorizon, of: streamARN, shard: shard)
    }
    let page = try await database.getRecords(
      GetRecordsInput(shardIterator: iterator, limit: pageSize))
    records += page.records ?? []
    iterators[shard] = page.nextShardIterator
    if page.nextShardIterator == nil { finished.insert(shard) }
    return page.records?.isEmpty == false || page.nextShardIterator == nil
  }
}

extension DynamockDatabase {
  /// Returns all shards of a stream, reading a few at a time.
  func shards(of streamARN: String) async throws -> [Shard] {
    var shards: [Shard] = []
    var start: String?
    repeat {
      let output = try await describeStream(
        DescribeStreamInput(streamArn: streamARN, limit: 3, exclusiveStartShardId: start))
      shards += output.streamDescription?.shards ?? []
      start = output.streamDescription?.lastEvaluatedShardId
    } while start != nil
    return shards
  }

  func iterator(
    _ type: ShardIteratorType, of streamARN: String, shard: String? = nil, number: String? = nil,
    at moment: Timestamp? = nil
  ) async throws -> String {
    var id = shard
    if id == nil { id = try await shards(of: streamARN).first?.shardId }
    let output = try await getShardIterator(
      GetShardIteratorInput(
        streamArn: streamARN, shardId: id, shardIteratorType: type, sequenceNumber: number,
        timestamp: moment))
    return try #require(output.shardIterator)
  }

  /// Returns one page of an iterator.
  func records(_ iterator: String) async throws -> [Record] {
    let page = try await getRecords(GetRecordsInput(shardIterator: iterator))
    return try #require(page.records)
  }
}

/// Returns the contents of a table according to the changes in a stream of new images.
func replay(_ records: [Record]) throws -> [ItemKey: Item] {
  var items: [ItemKey: Item] = [:]
  for record in records {
    let keys = try #require(record.dynamodb?.keys)
    items[ItemKey(keys)] = try record.dynamodb?.newImage.map { try #require($0.decoded()) }
  }
  return items
}

import Dynamock
import DynamockExchange
import DynamockWire

/// Reads the records of a stream, of all its shards.
struct StreamReader {
  private let caller: OperationCaller
  private let stream: String
  /// The shards that are being read, in the order in which they were opened.
  private var shards: [Position] = []
  /// The ids of all shards that were found.
  private var known: Set<String> = []
  /// Whether the last ``next()`` found no record, so that what exists has been read.
  private(set) var isAtEnd = false

  private struct Position {
    let id: String
    let parent: String?
    /// Where reading begins or continues.
    var iterator: String?
    var start: Start
  }

  /// Where a shard is read from if its iterator has expired.
  private enum Start {
    case latest
    case oldest
    case after(String)

    var members: [JSONTree.Member] {
      switch self {
      case .latest: [.init(name: "ShardIteratorType", value: .string("LATEST"))]
      case .oldest: [.init(name: "ShardIteratorType", value: .string("TRIM_HORIZON"))]
      case .after(let number):
        [
          .init(name: "ShardIteratorType", value: .string("AFTER_SEQUENCE_NUMBER")),
          .init(name: "SequenceNumber", value: .string(number)),
        ]
      }
    }
  }

  init(_ caller: OperationCaller, stream: String) {
    self.caller = caller
    self.stream = stream
  }

  /// Whether the stream was disabled, and all of it was read.
  var hasEnded: Bool { shards.isEmpty }

  /// Finds the shards.
  /// - Parameter atLatest: whether only new records are read, and not those that exist.
  mutating func begin(atLatest: Bool) async throws {
    for shard in try await found() {
      known.insert(shard.id)
      guard !atLatest || !shard.isClosed else { continue }
      shards.append(
        Position(id: shard.id, parent: shard.parent, start: atLatest ? .latest : .oldest))
    }
    for place in shards.indices where atLatest {
      shards[place].iterator = try await iterator(of: shards[place])
    }
  }

  /// Returns the next records of each shard, parents before their children.
  mutating func next() async throws -> [JSONTree] {
    var records: [JSONTree] = []
    var ended: Set<String> = []
    let unread = Set(shards.map(\.id))
    for place in shards.indices {
      // The changes of an item continue in the successor of its shard.
      if let parent = shards[place].parent, unread.contains(parent) { continue }
      let page = try await page(at: place)
      records += page
      if shards[place].iterator == nil { ended.insert(shards[place].id) }
    }
    isAtEnd = records.isEmpty && ended.isEmpty
    if !ended.isEmpty {
      shards.removeAll { ended.contains($0.id) }
      for shard in try await found() where known.insert(shard.id).inserted {
        shards.append(Position(id: shard.id, parent: shard.parent, start: .oldest))
      }
    }
    return records
  }

  private mutating func page(at place: Int) async throws -> [JSONTree] {
    let current: String
    if let iterator = shards[place].iterator {
      current = iterator
    } else {
      current = try await iterator(of: shards[place])
    }
    let output: JSONTree
    do {
      output = try await perform("GetRecords", ["ShardIterator": .string(current)])
    } catch let refusal as ControlRefusal {
      // Iterators expire after 15 minutes, which a manual clock can pass in one step.
      guard refusal.sentence.hasPrefix("ExpiredIteratorException") else { throw refusal }
      shards[place].iterator = try await iterator(of: shards[place])
      return []
    }
    let records = output["Records"]?.elements ?? []
    if let last = records.last?["dynamodb"]?["SequenceNumber"]?.text {
      shards[place].start = .after(last)
    }
    shards[place].iterator = output["NextShardIterator"]?.text
    return records
  }

  private func iterator(of shard: Position) async throws -> String {
    let output = try await perform(
      "GetShardIterator",
      .object(
        [
          .init(name: "StreamArn", value: .string(stream)),
          .init(name: "ShardId", value: .string(shard.id)),
        ] + shard.start.members))
    return output["ShardIterator"]?.text ?? ""
  }

  /// Returns all shards that are readable.
  private func found() async throws -> [(id: String, parent: String?, isClosed: Bool)] {
    var shards: [(id: String, parent: String?, isClosed: Bool)] = []
    var last: String?
    repeat {
      var input: [JSONTree.Member] = [.init(name: "StreamArn", value: .string(stream))]
      if let last { input.append(.init(name: "ExclusiveStartShardId", value: .string(last))) }
      let page = try await perform("DescribeStream", .object(input))["StreamDescription"]
      for shard in page?["Shards"]?.elements ?? [] {
        shards.append(
          (
            shard["ShardId"]?.text ?? "", shard["ParentShardId"]?.text,
            shard["SequenceNumberRange"]?["EndingSequenceNumber"] != nil
          ))
      }
      last = page?["LastEvaluatedShardId"]?.text
    } while last != nil
    return shards
  }

  private func perform(_ operation: String, _ input: JSONTree) async throws -> JSONTree {
    try await caller.perform(operation, input, of: "DynamoDBStreams_20120810")
  }
}

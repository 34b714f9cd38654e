import DynamockModel
import DynamockStorage

/// Which stream: a table's name and the label that a stream got when it was enabled.
///
/// Streams outlive their tables, and a table has had as many as it was enabled, so a name and a label
/// are needed; that is also what AWS puts into the ARN.
struct StreamName: Sendable, Hashable {
  let table: String
  let label: String
}

/// All that a database knows of a stream besides its records; what the catalog stores.
struct StreamDefinition: Sendable, Equatable {
  let name: StreamName
  /// The region in the ARN.
  let region: String
  let viewType: StreamViewType
  let keySchema: [KeySchemaElement]
  let createdAt: Timestamp
  /// When ENABLING becomes ENABLED.
  let readyAt: Timestamp
  /// Where the records are; see ``StreamRecordKey``.
  let keyspace: Keyspace
  /// The shards that still have records or take them, in the order they were opened.
  var shards: [ShardDefinition]
  /// Set once the stream, or its table, was switched off.
  var disabled: Disabled?

  /// When a stream was switched off.
  struct Disabled: Sendable, Equatable {
    let at: Timestamp
    /// When DISABLING becomes DISABLED.
    let settledAt: Timestamp
  }

  /// How people see the keyspace of the records.
  var keyspaceDescription: KeyspaceDescription {
    KeyspaceDescription(
      label: "\(name.table).stream.\(name.label)", textOffset: StreamRecordValue.headerLength)
  }

  /// The state at a moment.
  func status(at now: Timestamp) -> StreamStatus {
    if let disabled { return now < disabled.settledAt ? .disabling : .disabled }
    return now < readyAt ? .enabling : .enabled
  }

  /// When ENABLING or DISABLING ends.
  var settledAt: Timestamp { disabled?.settledAt ?? readyAt }

  /// Whether the stream can still be read: a disabled one for 24 hours (developer guide, Streams).
  func isReadable(at now: Timestamp) -> Bool {
    disabled.map { !now.isBeyondRetention(of: $0.at) } ?? true
  }

  /// The shards that can still be read: the open ones, and closed ones for as long as their newest
  /// record is kept.
  func readableShards(at now: Timestamp) -> [ShardDefinition] {
    shards.filter { $0.isReadable(at: now) }
  }
}

/// A part of a stream that holds the records of some partitions for some time.
struct ShardDefinition: Sendable, Equatable {
  /// The shard's place among all shards of its stream, from 1.
  let number: Int
  /// The shard that held its partitions' records before; nil for the first ones.
  let parentID: String?
  /// The partitions whose records it takes, by the hash of the partition key.
  let hashes: ClosedRange<UInt64>
  let openedAt: Timestamp
  /// The sequence number of its opening; every record has a greater one.
  let firstNumber: Int
  var closed: Closing?

  /// The end of a shard.
  struct Closing: Sendable, Equatable {
    let at: Timestamp
    /// The sequence number of the closing; every record has a smaller one.
    let lastNumber: Int
  }

  /// `shardId-`, the moment of its opening in 20 digits, and its number in hexadecimal: so that
  /// shards sort by age, which consumers built on Kinesis rely on (ScyllaDB `test_streams.py`).
  var id: String {
    let time = String(max(0, openedAt.milliseconds))
    let hex = String(number, radix: 16)
    return "shardId-" + String(repeating: "0", count: max(0, 20 - time.utf8.count)) + time + "-"
      + String(repeating: "0", count: max(0, 8 - hex.utf8.count)) + hex
  }

  /// Whether it can still be read.
  func isReadable(at now: Timestamp) -> Bool {
    closed.map { !now.isBeyondRetention(of: $0.at) } ?? true
  }
}

extension Timestamp {
  /// Whether something of a moment has been trimmed by now: after 24 hours.
  func isBeyondRetention(of moment: Timestamp) -> Bool {
    moment.adding(milliseconds: Limits.streamRetention.inMilliseconds) < self
  }
}

import DynamockModel
import DynamockStorage

/// The identity of a stream: its table's name and the label assigned when it was enabled.
///
/// Streams outlive their tables, and a table can have had several, so both are needed; AWS's ARN
/// contains both as well.
struct StreamName: Sendable, Hashable {
  let table: String
  let label: String
}

/// The definition of a stream as stored in the catalog: everything except its records.
struct StreamDefinition: Sendable, Equatable {
  let name: StreamName
  /// The region in the ARN.
  let region: String
  let viewType: StreamViewType
  let keySchema: [KeySchemaElement]
  let createdAt: Timestamp
  /// The time at which ENABLING becomes ENABLED.
  let readyAt: Timestamp
  /// The keyspace of the records; see ``StreamRecordKey``.
  let keyspace: Keyspace
  /// The shards that still have or accept records, in the order in which they were opened.
  var shards: [ShardDefinition]
  /// Set once the stream has been disabled or its table deleted.
  var disabled: Disabled?
  /// Its own resource-based policy, or `nil` if there never was one.
  var policy: PolicyState?

  /// The time at which a stream was disabled.
  struct Disabled: Sendable, Equatable {
    let at: Timestamp
    /// The time at which DISABLING becomes DISABLED.
    let settledAt: Timestamp
  }

  /// The description of the keyspace of the records.
  var keyspaceDescription: KeyspaceDescription {
    KeyspaceDescription(
      label: "\(name.table).stream.\(name.label)", textOffset: StreamRecordValue.headerLength)
  }

  /// Returns the state at a point in time.
  func status(at now: Timestamp) -> StreamStatus {
    if let disabled { return now < disabled.settledAt ? .disabling : .disabled }
    return now < readyAt ? .enabling : .enabled
  }

  /// The time at which ENABLING or DISABLING ends.
  var settledAt: Timestamp { disabled?.settledAt ?? readyAt }

  /// Returns whether the stream is readable; a disabled one stays so for 24 hours ([aws-streams]).
  func isReadable(at now: Timestamp) -> Bool {
    disabled.map { !now.isBeyondRetention(of: $0.at) } ?? true
  }

  /// Returns the readable shards: open ones, and closed ones until their newest record is trimmed.
  func readableShards(at now: Timestamp) -> [ShardDefinition] {
    shards.filter { $0.isReadable(at: now) }
  }
}

/// A part of a stream that contains the records of some partitions during a period of time.
struct ShardDefinition: Sendable, Equatable {
  /// The shard's number among all shards of its stream, from 1.
  let number: Int
  /// The shard that previously had the records of these partitions, or `nil` for the first shards.
  let parentID: String?
  /// The partitions whose records it accepts, by the hash of the partition key.
  let hashes: ClosedRange<UInt64>
  let openedAt: Timestamp
  /// The sequence number of its opening, which is less than those of all its records.
  let firstNumber: Int
  var closed: Closing?

  /// The closing of a shard.
  struct Closing: Sendable, Equatable {
    let at: Timestamp
    /// The sequence number of the closing, which is greater than those of all its records.
    let lastNumber: Int
  }

  /// The id: `shardId-`, the time of its opening in 20 digits, and its number in hexadecimal.
  ///
  /// So shards sort by age, which consumers built on Kinesis rely on ([scylla-alternator]
  /// `test_streams.py`).
  var id: String {
    let time = String(max(0, openedAt.milliseconds))
    return "shardId-" + String(repeating: "0", count: max(0, 20 - time.utf8.count)) + time + "-"
      + Hexadecimal.text(number, digits: 8)
  }

  /// Returns whether the shard is readable.
  func isReadable(at now: Timestamp) -> Bool {
    closed.map { !now.isBeyondRetention(of: $0.at) } ?? true
  }
}

extension Timestamp {
  /// Returns whether records of a time have been trimmed, which happens after 24 hours.
  func isBeyondRetention(of moment: Timestamp) -> Bool {
    moment.adding(milliseconds: Limits.streamRetention.inMilliseconds) < self
  }
}

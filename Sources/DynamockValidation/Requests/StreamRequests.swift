package import DynamockModel

/// A ListStreams that has passed all rules that depend only on the request.
package struct ListStreamsRequest: Sendable {
  /// The table whose streams are listed, or `nil` for all.
  package let tableName: String?
  /// The stream after which the list continues.
  package let exclusiveStartStreamARN: String?
  /// The maximum number of streams, 1 to 100.
  package let limit: Int
}

/// A DescribeStream that has passed all rules that depend only on the request.
package struct DescribeStreamRequest: Sendable {
  /// The stream whose ARN the request contains.
  package let stream: StreamReference
  /// The shard after which the list continues.
  package let exclusiveStartShardID: String?
  /// The shard whose children are requested, or `nil` for all shards.
  package let parentShardID: String?
  /// The maximum number of shards, 1 to 100.
  package let limit: Int
}

/// A GetShardIterator that has passed all rules that depend only on the request.
package struct GetShardIteratorRequest: Sendable {
  /// The stream whose ARN the request contains.
  package let stream: StreamReference
  /// The shard to read.
  package let shardID: String
  /// The place in the shard at which reading starts.
  package let position: Position

  /// The position at which reading starts.
  package enum Position: Sendable, Equatable {
    /// The oldest record that is kept.
    case trimHorizon
    /// The position after the newest record.
    case latest
    /// The record with a sequence number.
    case at(String)
    /// The record after a sequence number.
    case after(String)
    /// The first record that is not older than a time.
    case moment(Timestamp)
  }
}

/// A GetRecords that has passed all rules that depend only on the request.
package struct GetRecordsRequest: Sendable {
  /// The iterator as sent to the client.
  package let shardIterator: String
  /// The maximum number of records, 1 to 1,000.
  package let limit: Int
}

/// A stream identified in a request by its ARN.
package struct StreamReference: Sendable, Hashable {
  /// The stream's table.
  package let tableName: String
  /// The time at which the stream was enabled, with which the ARN ends.
  package let label: String
  /// The account in the ARN.
  package let account: String
  /// The ARN as sent.
  package let asSent: String

  /// Parses `arn:partition:dynamodb:region:account:table/name/stream/label`.
  ///
  /// - Returns: `nil` if the text is not such an ARN.
  package init?(_ arn: String) {
    let fields = arn.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
    guard fields.count == 6, fields[0] == "arn", fields[1].hasPrefix("aws"),
      fields[2] == "dynamodb"
    else { return nil }
    let resource = fields[5].split(separator: "/", omittingEmptySubsequences: false)
    guard resource.count == 4, resource[0] == "table", resource[2] == "stream",
      String(resource[1]).isTableName, !resource[3].isEmpty
    else { return nil }
    tableName = String(resource[1])
    label = String(resource[3])
    account = String(fields[4])
    asSent = arn
  }
}

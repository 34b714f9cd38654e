import DynamockModel

/// A ListStreams that has passed every rule that needs only the request.
package struct ListStreamsRequest: Sendable {
  /// The table whose streams are listed; nil for those of all tables.
  package let tableName: String?
  /// Streams after this one.
  package let exclusiveStartStreamARN: String?
  /// 1 to 100.
  package let limit: Int
}

/// A DescribeStream that has passed every rule that needs only the request.
package struct DescribeStreamRequest: Sendable {
  package let stream: StreamReference
  /// Shards after this one.
  package let exclusiveStartShardID: String?
  /// The shard whose children are asked for; nil for all shards.
  package let parentShardID: String?
  /// 1 to 100.
  package let limit: Int
}

/// A GetShardIterator that has passed every rule that needs only the request.
package struct GetShardIteratorRequest: Sendable {
  package let stream: StreamReference
  package let shardID: String
  package let position: Position

  /// Where reading begins.
  package enum Position: Sendable, Equatable {
    /// The oldest record that is kept.
    case trimHorizon
    /// Behind the newest record.
    case latest
    /// The record of a sequence number.
    case at(String)
    /// The record behind a sequence number.
    case after(String)
    /// The first record that is not older than a moment.
    case moment(Timestamp)
  }
}

/// A GetRecords that has passed every rule that needs only the request.
package struct GetRecordsRequest: Sendable {
  /// The iterator as the client got it.
  package let shardIterator: String
  /// 1 to 1,000.
  package let limit: Int
}

/// The stream that a request names by its ARN.
package struct StreamReference: Sendable, Hashable {
  /// The stream's table.
  package let tableName: String
  /// The moment of its beginning, as it ends the ARN.
  package let label: String
  /// The account in the ARN.
  package let account: String
  /// What the request said.
  package let asSent: String

  /// Takes `arn:partition:dynamodb:region:account:table/name/stream/label` apart.
  ///
  /// - Returns: nil where the text is no such ARN.
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

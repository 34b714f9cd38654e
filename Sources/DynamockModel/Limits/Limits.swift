/// DynamoDB's limits, each with its unit and its source.
///
/// Most are from [aws-quotas] and [aws-constraints], or from [botocore-model] 1.44.5.
///
/// Lengths and counts of members that the API model constrains are not here: validation takes them from
/// the generated constraints. `scripts/check-limits.sh` fails for a limit that nothing uses.
public enum Limits {}

extension Limits {
  /// The maximum size of an item in bytes, including names; one more byte is rejected
  /// ([parity-suite]).
  public static let itemSize = 409_600
  /// The maximum nesting, including the attribute itself: 31 lists around a value are accepted
  /// ([parity-suite]).
  public static let nestingDepth = 32
  /// The maximum length of an attribute's name in bytes ([scylla-alternator]).
  public static let attributeNameLength = 65_535
  /// The maximum length in bytes of a key attribute's name, or of a name in an index's projection
  /// ([parity-suite]).
  public static let keyAttributeNameLength = 255
  /// The maximum length of a partition key's value in bytes ([aws-quotas]; [scylla-alternator]).
  public static let partitionKeyLength = 2048
  /// The maximum length of a sort key's value in bytes ([aws-quotas]; [scylla-alternator]).
  public static let sortKeyLength = 1024
  /// The maximum size in bytes of an item collection in a table with local secondary indexes: 10 GB
  /// ([aws-quotas]).
  public static let itemCollectionSize = 10 * 1024 * 1024 * 1024
}

extension Limits {
  /// Days for which a table's changes are kept unless a request says otherwise
  /// ([ack-quirks] DDB-TABLE-084).
  public static let recoveryPeriod = 35
  /// Bytes of the log of a table's changes unless configured, 1 GB; AWS has no such limit.
  public static let recoveryLogSize = 1024 * 1024 * 1024
}

extension Limits {
  /// Bytes of an expression as sent, before names and values are substituted ([aws-quotas],
  /// [parity-suite]).
  public static let expressionLength = 4096
  /// The maximum number of operators in an expression; functions do not count
  /// ([scylla-alternator]).
  public static let expressionOperators = 300
  /// The maximum number of operands of `IN` ([aws-quotas]).
  public static let inOperands = 100
  /// The maximum length in bytes of a placeholder such as `#name` or `:value` ([aws-quotas]).
  public static let placeholderLength = 255
  /// The maximum size in bytes of all names and values of a request's expressions: 2 MB
  /// ([aws-quotas]).
  public static let substitutionSize = 2 * 1024 * 1024
}

extension Limits {
  /// The maximum size in bytes of a page of Query or Scan, by item sizes: 1 MB
  /// ([aws-query-pagination]).
  public static let pageSize = 1024 * 1024
  /// The maximum number of segments of a parallel Scan ([botocore-model]).
  public static let scanSegments = 1_000_000
}

extension Limits {
  /// The maximum number of keys of a BatchGetItem ([botocore-model]).
  public static let batchGetKeys = 100
  /// The maximum size in bytes of a BatchGetItem's response: 16 MB; the remaining keys are returned
  /// in UnprocessedKeys ([botocore-model]).
  public static let batchGetSize = 16 * 1024 * 1024
  /// The maximum number of bytes that a BatchGetItem returns from a partition: 1 MB
  /// ([botocore-model]).
  public static let batchGetPartitionSize = 1024 * 1024
  /// The maximum number of puts and deletes of a BatchWriteItem ([aws-quotas]).
  public static let batchWriteRequests = 25
  /// The maximum size of a transaction: 4 MB.
  ///
  /// For writes, this is the size of the payload rather than of the written items
  /// ([scylla-alternator]); for reads, that of the items ([aws-api-reference]).
  public static let transactionSize = 4 * 1024 * 1024
  /// The time for which a ClientRequestToken is remembered ([aws-transactions]).
  public static let clientRequestTokenLifetime = Duration.seconds(600)
}

extension Limits {
  /// The minimum number of characters of a table's or an index's name ([botocore-model]).
  public static let tableNameMinimumLength = 3
  /// The maximum number of characters of a table's or an index's name ([botocore-model]).
  public static let tableNameLength = 255
  /// The maximum number of local secondary indexes of a table ([aws-quotas]).
  public static let localSecondaryIndexes = 5
  /// The maximum number of global secondary indexes of a table ([aws-quotas]).
  public static let globalSecondaryIndexes = 20
  /// The maximum number of attributes in the projections of all indexes of a table ([aws-quotas]).
  public static let projectedAttributes = 100
  /// The maximum number of attributes in the projection of an index ([botocore-model]).
  public static let projectedAttributesPerIndex = 20
  /// The maximum number of partition key attributes, and of sort key attributes, of a global
  /// secondary index ([scylla-alternator] and [parity-suite]).
  public static let indexKeyAttributes = 4
  /// The maximum number of tags of a resource ([aws-quotas]).
  public static let tags = 50
  /// The maximum length of a tag's key in characters ([aws-quotas]).
  public static let tagKeyLength = 128
  /// The maximum length of a tag's value in characters ([aws-quotas]).
  public static let tagValueLength = 256
  /// The maximum number of tables in a page of ListTables, and of streams in a page of ListStreams
  /// ([aws-quotas]).
  public static let listPage = 100
  /// The maximum number of exports or imports in a page of their lists.
  public static let transferPage = 25

  /// The number of bulk operations on a page if a request names none (model's documentation).
  package static let bulkPage = 10
}

extension Limits {
  /// The number of bytes of a strongly consistent read per read capacity unit
  /// ([aws-capacity-units]).
  public static let readUnitSize = 4096
  /// The number of bytes written per write capacity unit ([aws-capacity-units]).
  public static let writeUnitSize = 1024
  /// The maximum provisioned read or write capacity units per second of a table ([aws-quotas]).
  public static let tableCapacityUnits = 40_000
  /// The maximum number of capacity units in a request, regardless of the quotas
  /// ([dynalite-suite]).
  public static let capacityUnitsBound = 1_000_000_000_000
  /// The maximum read or write capacity units per second of all tables of an account
  /// ([aws-quotas]).
  public static let accountCapacityUnits = 80_000
  /// The read units per second of a partition ([aws-partition-keys]).
  public static let partitionReadUnits = 3000
  /// The write units per second of a partition ([aws-partition-keys]).
  public static let partitionWriteUnits = 1000
  /// The time for which a table's unused capacity is kept for bursts ([aws-partition-keys]).
  public static let burstCapacity = Duration.seconds(300)
  /// The read units per second that a new on-demand table serves ([aws-on-demand]).
  public static let onDemandReadUnits = 12_000
  /// The write units per second that a new on-demand table serves ([aws-on-demand]).
  public static let onDemandWriteUnits = 4000
  /// The number of decreases of provisioned throughput per UTC day that are possible without a
  /// delay ([aws-quotas]).
  public static let throughputDecreases = 4
  /// The minimum time between each further decrease and the previous one ([aws-quotas]).
  public static let throughputDecreaseInterval = Duration.seconds(60 * 60)
}

extension Limits {
  /// The maximum number of records in a GetRecords ([aws-quotas]).
  public static let streamRecords = 1000
  /// The maximum number of bytes in a GetRecords: 1 MB ([aws-quotas]).
  public static let streamRecordsSize = 1024 * 1024
  /// The time for which a stream's records are kept ([aws-streams]).
  public static let streamRetention = Duration.seconds(24 * 60 * 60)
  /// The lifetime of a shard iterator ([aws-streams]).
  public static let shardIteratorLifetime = Duration.seconds(15 * 60)
  /// The minimum time between changes of a table's TTL settings ([aws-ttl]).
  public static let timeToLiveChangeInterval = Duration.seconds(60 * 60)
  /// The maximum age of an expiry time: five years ([aws-ttl]).
  public static let timeToLiveMaximumAge = Duration.seconds(5 * 365 * 24 * 60 * 60)
}

extension Limits {
  /// The maximum number of vector indexes of a table ([aws-vector-search]).
  public static let vectorIndexes = 5
  /// The maximum number of dimensions of a vector index ([aws-vector-search]).
  public static let vectorDimensions = 4_096
  /// The maximum number of inline filters of a vector index ([aws-vector-search]).
  public static let vectorFilters = 18
  /// The maximum number of attributes in the projection of a vector index, in which the vector counts
  /// ([parity-suite] `vectors`).
  public static let vectorProjectedAttributes = 19
  /// The maximum number of results of a vector search ([aws-vector-search]).
  public static let searchResults = 100
  /// The least number of bytes that a search or a write of an entry of a vector index is charged
  /// with ([parity-suite] `vectors`).
  public static let vectorRequestSize = 1_024
  /// The maximum size in bytes of the items that a vector search returns: 16 MB
  /// ([aws-vector-search]).
  public static let searchResponseSize = 16 * 1024 * 1024
}

/// DynamoDB's limits, each with its unit and where the figure comes from.
///
/// Sources: *model* is the published API model (botocore 1.44.5); *quotas* are the developer guide's
/// pages on service quotas and constraints; *captured* means measured on AWS and published, by
/// ScyllaDB's `test/alternator` or the Parity Suite (dynamodb-conformance).
public enum Limits {}

extension Limits {
  /// Bytes of an item, names and values; one more is refused (captured by the Parity Suite).
  public static let itemSize = 409_600
  /// Levels of nesting, the attribute itself counted: 31 lists around a value pass (captured).
  public static let nestingDepth = 32
  /// Bytes of an attribute's name (captured by ScyllaDB).
  public static let attributeNameLength = 65_535
  /// Bytes of the name of a key attribute, or of one that an index projects by name (captured).
  public static let keyAttributeNameLength = 255
  /// Bytes of a partition key's value (quotas; captured by ScyllaDB).
  public static let partitionKeyLength = 2048
  /// Bytes of a sort key's value (quotas; captured by ScyllaDB).
  public static let sortKeyLength = 1024
  /// Bytes of an item collection in a table with local secondary indexes: 10 GB (quotas).
  public static let itemCollectionSize = 10 * 1024 * 1024 * 1024
}

extension Limits {
  /// Significant digits of a number (quotas; captured).
  public static let numberDigits = DecimalNumber.maximumDigits
  /// The power of ten of the first digit of the largest numbers, 9.99…E+125 (quotas; captured).
  public static let numberMaximumMagnitude = DecimalNumber.maximumMagnitude
  /// The power of ten of the smallest numbers, 1E-130 (quotas; captured).
  public static let numberMinimumMagnitude = DecimalNumber.minimumMagnitude
}

extension Limits {
  /// Bytes of an expression as sent, before names and values are put in (quotas; captured).
  public static let expressionLength = 4096
  /// Operators of an expression; functions do not count (captured by ScyllaDB).
  public static let expressionOperators = 300
  /// Operands of `IN` (quotas).
  public static let inOperands = 100
  /// Bytes of a name such as `#name` or `:value` (quotas).
  public static let placeholderLength = 255
  /// Bytes of all names and values of a request's expressions: 2 MB (quotas).
  public static let substitutionSize = 2 * 1024 * 1024
}

extension Limits {
  /// Bytes of a request's body, after it is inflated: 16 MB (captured by ScyllaDB).
  public static let requestSize = 16 * 1024 * 1024
  /// Bytes of a page of Query or Scan, as items are sized: 1 MB (developer guide, Query.Pagination).
  public static let pageSize = 1024 * 1024
  /// Segments of a parallel Scan (model).
  public static let scanSegments = 1_000_000
}

extension Limits {
  /// Keys of a BatchGetItem (model).
  public static let batchGetKeys = 100
  /// Bytes of a BatchGetItem's answer; what is beyond is in UnprocessedKeys: 16 MB (model).
  public static let batchGetSize = 16 * 1024 * 1024
  /// Bytes of a BatchGetItem's answer from one partition: 1 MB (model).
  public static let batchGetPartitionSize = 1024 * 1024
  /// Puts and deletes of a BatchWriteItem (quotas).
  public static let batchWriteRequests = 25
  /// Bytes of a BatchWriteItem: 16 MB (quotas).
  public static let batchWriteSize = 16 * 1024 * 1024
  /// Actions of TransactWriteItems and of TransactGetItems (quotas).
  public static let transactionActions = 100
  /// Bytes of a transaction's payload, not of the items that writes meet: 4 MB (captured by ScyllaDB);
  /// bytes of the items that a transaction reads (API reference).
  public static let transactionSize = 4 * 1024 * 1024
  /// Statements of a BatchExecuteStatement (model).
  public static let batchStatements = 25
  /// Statements of an ExecuteTransaction (model).
  public static let transactionStatements = 100
  /// Characters of a ClientRequestToken (captured by ScyllaDB).
  public static let clientRequestTokenLength = 36
  /// How long a ClientRequestToken is remembered (developer guide, transactions).
  public static let clientRequestTokenLifetime = Duration.seconds(600)
}

extension Limits {
  /// Characters that a table's or an index's name has at least (model).
  public static let tableNameMinimumLength = 3
  /// Characters that a table's or an index's name has at most (model).
  public static let tableNameLength = 255
  /// Characters of a table's ARN, where one stands for the name (model).
  public static let tableARNLength = 1024
  /// Tables of an account in a region (quotas).
  public static let tables = 2500
  /// Operations on tables that are under way at once (quotas).
  public static let concurrentTableOperations = 500
  /// Local secondary indexes of a table (quotas).
  public static let localSecondaryIndexes = 5
  /// Global secondary indexes of a table (quotas).
  public static let globalSecondaryIndexes = 20
  /// Attributes that all indexes of a table project by name (quotas).
  public static let projectedAttributes = 100
  /// Attributes that one index projects by name (model).
  public static let projectedAttributesPerIndex = 20
  /// Attributes of the partition key, and again of the sort key, of a global secondary index
  /// (captured by ScyllaDB and the Parity Suite).
  public static let indexKeyAttributes = 4
  /// Tags of a resource (quotas).
  public static let tags = 50
  /// Characters of a tag's key (quotas).
  public static let tagKeyLength = 128
  /// Characters of a tag's value (quotas).
  public static let tagValueLength = 256
  /// Bytes of a resource policy: 20 KB (model).
  public static let resourcePolicySize = 20 * 1024
  /// Tables of one page of ListTables, and streams of ListStreams (quotas).
  public static let listPage = 100
}

extension Limits {
  /// Bytes read by one read capacity unit, strongly consistent (developer guide).
  public static let readUnitSize = 4096
  /// Bytes written by one write capacity unit (developer guide).
  public static let writeUnitSize = 1024
  /// Capacity units of either kind a second that a table may be given (quotas).
  public static let tableCapacityUnits = 40_000
  /// What no request may ask for, whatever the quotas are (Dynalite, taken from AWS).
  public static let capacityUnitsBound = 1_000_000_000_000
  /// Capacity units of either kind a second of all tables of an account (quotas).
  public static let accountCapacityUnits = 80_000
  /// Read units a second of one partition (developer guide, partition key design).
  public static let partitionReadUnits = 3000
  /// Write units a second of one partition (developer guide, partition key design).
  public static let partitionWriteUnits = 1000
  /// How much unused capacity a table keeps for a burst (developer guide, partition key design).
  public static let burstCapacity = Duration.seconds(300)
  /// Decreases of provisioned throughput a day: 4, then one for every quiet hour (quotas).
  public static let throughputDecreasesPerDay = 27
  /// Switches to on-demand in 24 hours (quotas).
  public static let onDemandSwitchesPerDay = 4
  /// Bytes that storage adds to every item and index entry (developer guide, capacity of indexes).
  public static let storageOverhead = 100
}

extension Limits {
  /// Records of one GetRecords (quotas).
  public static let streamRecords = 1000
  /// Bytes of one GetRecords: 1 MB (quotas).
  public static let streamRecordsSize = 1024 * 1024
  /// How long a stream's records are kept (developer guide, streams).
  public static let streamRetention = Duration.seconds(24 * 60 * 60)
  /// How long a shard iterator can be used (developer guide, streams).
  public static let shardIteratorLifetime = Duration.seconds(15 * 60)
  /// How long TTL settings of a table stay as they are after a change (developer guide, TTL).
  public static let timeToLiveChangeInterval = Duration.seconds(60 * 60)
  /// How far in the past a TTL lies at most to count: five years (developer guide, TTL).
  public static let timeToLiveMaximumAge = Duration.seconds(5 * 365 * 24 * 60 * 60)
}

import DynamockExpressions
import DynamockModel
import DynamockStorage

/// AWS's messages that depend on a table or an item.
///
/// A comment names the source of those that are not from [parity-suite], [scylla-alternator] or
/// [dynalite-suite].
enum Sentence {
  static let internalServerError = "Internal server error"
  static let conditionFailed = "The conditional request failed"

  static let invalid = "One or more parameter values were invalid: "

  /// Returns the message of a cancelled transaction, with the reasons' codes in the request's
  /// order.
  static func transactionCancelled(_ codes: [String]) -> String {
    "Transaction cancelled, please refer cancellation reasons for specific reasons "
      + "[\(codes.joined(separator: ", "))]"
  }

  /// Returns a list as Java prints it: `[a, b]`.
  static func list(_ names: [String]) -> String { "[\(names.joined(separator: ", "))]" }
}

extension EngineFault {
  /// AWS's message, or `nil` if there is none or the fault contains its own.
  var sentence: String? {
    switch self {
    case .resource(let fault): fault.sentence
    case .key(let fault): fault.sentence
    case .item(let fault): fault.sentence
    case .read(let fault): fault.sentence
    case .statement(let fault): fault.sentence
    case .transaction(let fault): fault.sentence
    case .table(let fault): fault.sentence
    case .inUse(let fault): fault.sentence
    case .stream(let fault): fault.sentence
    case .timeToLive(let fault): fault.sentence
    case .control(let fault): fault.sentence
    case .transfer(let fault): fault.sentence
    case .backup(let fault): fault.sentence
    case .vector(let fault): fault.sentence
    case .access(let fault): fault.sentence
    case .tooManyTags: "Number of Tags exceed the current limit for the provided ResourceArn"
    case .conditionFailed: Sentence.conditionFailed
    case .throttled(let limits, let isOneOfSeveral):
      Sentence.throttled(by: limits.first, isOneOfSeveral: isOneOfSeveral)
    case .cancelled, .failedStatement, .storage, .request: nil
    }
  }
}

extension ResourceFault {
  fileprivate var sentence: String {
    switch self {
    case .unnamed: "Requested resource not found"
    case .missingTable(let table):
      table.isNamed
        ? "Requested resource not found: Table: \(table.name) not found"
        : "Requested resource not found"
    case .importedTable(let name): "Requested resource not found: Table: \(name) not found"
    case .taggedResource(let arn): "Requested resource not found: ResourceArn: \(arn) not found"
    case .taggedByOtherAccount: "Access is denied"
    case .missingIndex(let index, let table):
      "Requested resource not found: Index \(index) for table \(table)"
    case .tableExists(let name): "Table already exists: \(name)"
    case .stream(let arn): "Requested resource not found: Stream: \(arn) not found"
    // From AWS's response to GetShardIterator ([node-dynamodb-stream-16]).
    case .shard: "Requested resource not found: Shard does not exist"
    // AWS's message depends on the caller; here the caller is the account's root.
    case .otherAccount(let arn):
      "User is not authorized to perform this operation on resource: \(arn) because no "
        + "resource-based policy allows it"
    }
  }
}

// MARK: Keys

extension KeyFault {
  fileprivate var sentence: String {
    switch self {
    case .missing(let name): Sentence.invalid + "Missing the key \(name) in the item"
    case .typeMismatch(let name, let expected, let actual):
      Sentence.invalid
        + "Type mismatch for key \(name) expected: \(expected.rawValue) actual: \(actual)"
    case .indexTypeMismatch(let name, let expected, let actual, let index):
      Sentence.invalid + "Type mismatch for Index Key \(name) Expected: \(expected.rawValue) "
        + "Actual: \(actual) IndexName: \(index)"
    case .empty(let attribute):
      "One or more parameter values are not valid. The AttributeValue for a key attribute cannot "
        + "contain an empty \(attribute.typeText) value. Key: \(attribute.name)"
    case .emptyInIndex(let attribute, let index):
      "One or more parameter values are not valid. A value specified for a secondary index key is "
        + "not supported. The AttributeValue for a key attribute cannot contain an empty "
        + "\(attribute.typeText) value. IndexName: \(index), IndexKey: \(attribute.name)"
    case .updatedToEmpty(let attribute):
      "One or more parameter values are not valid. The update expression attempted to update a "
        + "secondary index key to a value that is not supported. The AttributeValue for a key "
        + "attribute cannot contain an empty \(attribute.typeText) value."
    case .updatedToWrongType:
      "The update expression attempted to update the secondary index key to unsupported type"
    case .updatedBeyondSize:
      "The update expression attempted to update the secondary index key beyond allowed size limits"
    case .doesNotMatchSchema: "The provided key element does not match the schema"
    case .partitionTooLong:
      Sentence.invalid + "Size of hashkey has exceeded the maximum size limit of2048 bytes"
    case .sortTooLong:
      Sentence.invalid
        + "Aggregated size of all range keys has exceeded the size limit of 1024 bytes"
    case .path(let name, let isIndexKey):
      "Key attributes must be scalars; list random access '[]' and map lookup '.' are not allowed: "
        + "\(isIndexKey ? "IndexKey" : "Key"): \(name)"
    case .updated(let name):
      Sentence.invalid + "Cannot update attribute \(name). This attribute is part of the key"
    }
  }
}

extension KeyAttribute {
  fileprivate var typeText: String { type == .b ? "binary" : "string" }
}

extension ItemFault {
  fileprivate var sentence: String {
    switch self {
    case .tooLarge: "Item size has exceeded the maximum allowed size"
    case .updatedTooLarge: "Item size to update has exceeded the maximum allowed size"
    // The message for an update that nests an item too deeply; that for a too deeply nested request
    // is longer ([dynoxide-captures], 2026-10-08, us-east-1).
    case .nestedTooDeep: "Nesting Levels have exceeded supported limits"
    // The model's text of the cancellation reason `ItemCollectionSizeLimitExceeded`.
    case .collectionTooLarge: "Collection size exceeded."
    case .duplicateInBatch: "Provided list of item keys contains duplicates"
    case .update(let error, _): error.message
    }
  }
}

// MARK: Query and Scan

extension ReadFault {
  fileprivate var sentence: String {
    switch self {
    case .missingIndex(let name, _, _): "The table does not have the specified index: \(name)"
    case .indexBackfilling(let name):
      "Cannot read from backfilling global secondary index: \(name)"
    case .consistentGlobalRead:
      "Consistent reads are not supported on global secondary indexes"
    case .keyCondition(let fault, _): fault.message
    case .keyConditionType:
      Sentence.invalid + "Condition parameter type does not match schema type"
    case .filterOnKey(let name, let isLegacy):
      "\(isLegacy ? "QueryFilter" : "Filter Expression") can only contain non-primary key "
        + "attributes: Primary key attribute: \(name)"
    case .allAttributesOfPartialIndex(let index):
      Sentence.invalid + "Select type ALL_ATTRIBUTES is not supported for global secondary index "
        + "\(index) because its projection type is not ALL"
    case .notProjected(let names, let index):
      Sentence.invalid + "Global secondary index \(index) does not project "
        + Sentence.list(names)
    case .filterNotProjected(let names, let index):
      Sentence.invalid + "Secondary index \(index) does not project one or more filter attributes: "
        + Sentence.list(names)
    case .start(let fault): fault.sentence
    }
  }
}

extension StartKeyFault {
  fileprivate var sentence: String {
    switch self {
    case .invalid: "The provided starting key is invalid"
    case .doesNotMatchSchema:
      "The provided starting key is invalid: The provided key element does not match the schema"
    case .outsideQuery:
      "The provided starting key is outside query boundaries based on provided conditions"
    case .missesPredicate: "The provided starting key does not match the range key predicate"
    case .cannotBeRestarted: "The query can return at most one row and cannot be restarted"
    case .invalidExclusive(let key):
      "The provided exclusive start key is invalid: ExclusiveStartKey: {\(key.described)}"
    case .otherSegment(let total, let segment):
      "The provided starting key is invalid: Invalid ExclusiveStartKey. Please use "
        + "ExclusiveStartKey with correct Segment. TotalSegments: \(total) Segment: \(segment)"
    }
  }
}

extension Item {
  /// The key as printed in AWS's messages: `p=AttributeValue: {S:x}`.
  fileprivate var described: String {
    attributes.map { "\($0.name)=AttributeValue: {\($0.value.typeName):\($0.value.keyText)}" }
      .joined(separator: ", ")
  }
}

extension AttributeValue {
  fileprivate var keyText: String {
    switch self {
    case .string(let text): return text
    case .number(let number): return number.description
    case .binary(let bytes): return Base64.text(of: bytes)
    default: return ""
    }
  }
}

// MARK: Transactions

extension TransactionFault {
  fileprivate var sentence: String? {
    switch self {
    case .duplicateItem: "Transaction request cannot include multiple operations on one item"
    case .tooLarge: nil
    case .tokenWithOtherParameters:
      "The request uses the same client token as a previous, but non-identical request. "
        + "Do not reuse a client token with different requests, unless the requests are identical"
    // Observed on AWS ([aws-sdk-java-v2-2518], 2021-06-08).
    case .inProgress: "Transaction from previous request is still in progress"
    case .conflict: "Transaction is ongoing for the item"
    }
  }
}

// MARK: Streams

extension StreamReadFault {
  fileprivate var sentence: String {
    switch self {
    case .invalidIterator: "Invalid ShardIterator"
    case .sequenceNumberNotInShard: "Invalid SequenceNumber for the shard"
    // From AWS's response to GetRecords ([spring-integration-aws-59]).
    case .expiredIterator: "Shard iterator has expired"
    // From [aws-api-reference], on the exception.
    case .trimmed: "The operation attempted to read past the oldest stream record in a shard."
    }
  }
}

// MARK: Time to live (ack DDB-TABLE-115, 118, 143, 146)

extension TimeToLiveFault {
  fileprivate var sentence: String {
    switch self {
    case .isEnabled: "TimeToLive is already enabled"
    case .isDisabled: "TimeToLive is already disabled"
    case .usesOtherAttribute(let current):
      "TimeToLive is active on a different AttributeName: current AttributeName is \(current)"
    case .changedLately:
      "Time to live has been modified multiple times within a fixed interval"
    case .notDescribable(let status):
      "Cannot describe time to live while table is in \(status.rawValue) state: "
        + "Current table state is \(status.rawValue)"
    }
  }
}

// MARK: The store

extension StorageError {
  /// The error of a store that cannot be forked.
  static let storeCannotFork = StorageError(
    .unsupported,
    "The store of this database cannot be forked; open the database in memory or on a SQLite "
      + "file.")

  /// The error for stored bytes that are not an item.
  static let damagedItem = StorageError(
    .damaged,
    "A stored item cannot be read: the data file is damaged; restore it from a copy, after removing "
      + "its -wal and -shm files.")
}

import DynamockExpressions
import DynamockModel
import DynamockStorage

/// AWS's sentences for what only a table or an item can tell; sources are sections of the fact sheet
/// "What DynamoDB answers when a request is wrong" and the tags it gives.
enum Sentence {
  static let internalServerError = "Internal server error"
  static let resourceNotFound = "Requested resource not found"
  static let conditionFailed = "The conditional request failed"
  static let keyDoesNotMatchSchema = "The provided key element does not match the schema"
  static let itemTooLarge = "Item size has exceeded the maximum allowed size"
  static let updatedItemTooLarge = "Item size to update has exceeded the maximum allowed size"
  /// The model's text for a transaction's reason `ItemCollectionSizeLimitExceeded`.
  static let collectionTooLarge = "Collection size exceeded."
  static let batchHasDuplicates = "Provided list of item keys contains duplicates"
  /// An item that an update makes too deep; a request that is too deep itself gets a longer sentence
  /// (captured 2026-10-08, us-east-1).
  static let nestingTooDeep = "Nesting Levels have exceeded supported limits"
  static let indexKeyUpdatedToWrongType =
    "The update expression attempted to update the secondary index key to unsupported type"

  static let indexKeyUpdatedBeyondSize =
    "The update expression attempted to update the secondary index key beyond allowed size limits"

  private static let invalid = "One or more parameter values were invalid: "

  static func tableNotFound(_ name: String) -> String {
    "Requested resource not found: Table: \(name) not found"
  }
  static func tableExists(_ name: String) -> String { "Table already exists: \(name)" }

  static let deletionProtected =
    "Resource cannot be deleted as it is currently protected against deletion. "
    + "Disable deletion protection first."

  // MARK: Keys (§8)

  static func missingKey(_ name: String) -> String {
    invalid + "Missing the key \(name) in the item"
  }
  static func keyTypeMismatch(_ name: String, expected: String, actual: String) -> String {
    invalid + "Type mismatch for key \(name) expected: \(expected) actual: \(actual)"
  }
  static func indexKeyTypeMismatch(
    _ name: String, expected: String, actual: String, index: String
  ) -> String {
    invalid + "Type mismatch for Index Key \(name) Expected: \(expected) Actual: \(actual) "
      + "IndexName: \(index)"
  }
  static func emptyKey(_ name: String, isBinary: Bool) -> String {
    "One or more parameter values are not valid. The AttributeValue for a key attribute cannot "
      + "contain an empty \(isBinary ? "binary" : "string") value. Key: \(name)"
  }
  static func emptyIndexKey(_ name: String, isBinary: Bool, index: String) -> String {
    "One or more parameter values are not valid. A value specified for a secondary index key is not "
      + "supported. The AttributeValue for a key attribute cannot contain an empty "
      + "\(isBinary ? "binary" : "string") value. IndexName: \(index), IndexKey: \(name)"
  }
  static func indexKeyUpdatedToEmpty(isBinary: Bool) -> String {
    "One or more parameter values are not valid. The update expression attempted to update a "
      + "secondary index key to a value that is not supported. The AttributeValue for a key "
      + "attribute cannot contain an empty \(isBinary ? "binary" : "string") value."
  }
  static func pathIntoKey(_ name: String, isIndexKey: Bool) -> String {
    "Key attributes must be scalars; list random access '[]' and map lookup '.' are not allowed: "
      + "\(isIndexKey ? "IndexKey" : "Key"): \(name)"
  }
  static let partitionKeyTooLong =
    invalid + "Size of hashkey has exceeded the maximum size limit of2048 bytes"
  static let sortKeyTooLong =
    invalid + "Aggregated size of all range keys has exceeded the size limit of 1024 bytes"
  static func keyUpdated(_ name: String) -> String {
    invalid + "Cannot update attribute \(name). This attribute is part of the key"
  }

  // MARK: Query and Scan (§11)

  static func indexNotFound(_ name: String) -> String {
    "The table does not have the specified index: \(name)"
  }
  static func indexBackfilling(_ name: String) -> String {
    "Cannot read from backfilling global secondary index: \(name)"
  }
  static let consistentGlobalRead = "Consistent reads are not supported on global secondary indexes"
  static let keyConditionType =
    invalid + "Condition parameter type does not match schema type"
  static func filterOnKey(_ name: String, parameter: String) -> String {
    "\(parameter) can only contain non-primary key attributes: Primary key attribute: \(name)"
  }
  static func allAttributesOfPartialIndex(_ index: String) -> String {
    invalid + "Select type ALL_ATTRIBUTES is not supported for global secondary index \(index) "
      + "because its projection type is not ALL"
  }
  static func notProjected(_ names: [String], index: String) -> String {
    invalid + "Global secondary index \(index) does not project "
      + "[\(names.joined(separator: ", "))]"
  }
  static func filterNotProjected(_ names: [String], index: String) -> String {
    invalid + "Secondary index \(index) does not project one or more filter attributes: "
      + "[\(names.joined(separator: ", "))]"
  }
  static let invalidStartKey = "The provided starting key is invalid"
  static let startKeyDoesNotMatchSchema =
    "The provided starting key is invalid: The provided key element does not match the schema"
  static let startKeyOutsideQuery =
    "The provided starting key is outside query boundaries based on provided conditions"
  static let startKeyMissesPredicate =
    "The provided starting key does not match the range key predicate"
  static let queryCannotBeRestarted =
    "The query can return at most one row and cannot be restarted"
  static func invalidExclusiveStartKey(_ key: String) -> String {
    "The provided exclusive start key is invalid: ExclusiveStartKey: {\(key)}"
  }
  static func startKeyOfOtherSegment(total: Int, segment: Int) -> String {
    "The provided starting key is invalid: Invalid ExclusiveStartKey. Please use ExclusiveStartKey "
      + "with correct Segment. TotalSegments: \(total) Segment: \(segment)"
  }
}

extension DynamoDBError {
  /// A ValidationException of a sentence.
  static func invalid(
    _ sentence: String, _ explanation: Explanation? = nil
  ) -> DynamoDBError {
    DynamoDBError(.validation, sentence, explanation: explanation)
  }

  /// A table or index that is not there.
  static let resourceNotFound = DynamoDBError(.resourceNotFound, Sentence.resourceNotFound)
}

extension Sentence {
  /// AWS words this after the caller; the caller here is the account's root.
  static func otherAccount(_ arn: String) -> String {
    "User is not authorized to perform this operation on resource: \(arn) because no "
      + "resource-based policy allows it"
  }
}

// MARK: UpdateTable (§13)

extension Sentence {
  static let throughputOnDemand =
    "One or more parameter values were invalid: Neither ReadCapacityUnits nor WriteCapacityUnits "
    + "can be specified when BillingMode is PAY_PER_REQUEST"
  static let throughputMissing =
    "One or more parameter values were invalid: ProvisionedThroughput must be specified when "
    + "BillingMode is PROVISIONED"
  static func indexThroughputMissing(_ indexes: [String]) -> String {
    "One or more parameter values were invalid: ProvisionedThroughput must be specified for index: "
      + indexes.joined(separator: ",")
  }
  static let indexUpdateBlocked =
    "This operation cannot be performed with given input values. Please contact DynamoDB service "
    + "team for more info: Action Blocked: IndexUpdate"
  static func newIndexThroughputMissing(_ index: String) -> String {
    "One or more parameter values were invalid: Both ReadCapacityUnits and WriteCapacityUnits must "
      + "be specified for index: \(index)"
  }
  static func indexThroughputOnDemand(_ index: String) -> String {
    "One or more parameter values were invalid: The only Updates for index: \(index) when "
      + "TableThroughputMode is PAY_PER_REQUEST can be to OnDemandThroughput, WarmThroughput"
  }
  static func throughputUnchanged(of resource: String, read: Int, write: Int) -> String {
    "The provisioned throughput for the \(resource) will not change. The requested value equals the "
      + "current value. Current ReadCapacityUnits provisioned for the \(resource): \(read). "
      + "Requested ReadCapacityUnits: \(read). Current WriteCapacityUnits provisioned for the "
      + "\(resource): \(write). Requested WriteCapacityUnits: \(write). Refer to the Amazon DynamoDB "
      + "Developer Guide for current limits and how to request higher limits."
  }
  static let indexExists = "Attempting to create an index which already exists"
  static let tooManyIndexes =
    "Subscriber limit exceeded: Number of global secondary indexes exceeds per-table limit of 20"
  static let oneIndexAtATime =
    "Subscriber limit exceeded: Only 1 online index can be created or deleted simultaneously per "
    + "table"
  static func streamEnabled(_ table: String) -> String {
    "Table already has an enabled stream: TableName: \(table)"
  }
  static func streamDisabled(_ table: String) -> String {
    "Table has no stream to disable: TableName: \(table)"
  }
  static func indexKeyUndefined(
    _ schema: [KeySchemaElement], _ definitions: [AttributeDefinition]
  ) -> String {
    let keys = schema.compactMap(\.attributeName).joined(separator: ", ")
    let defined = definitions.compactMap(\.attributeName).joined(separator: ", ")
    return
      "One or more parameter values were invalid: Some index key attributes are not defined in "
      + "AttributeDefinitions. Keys: [\(keys)], AttributeDefinitions: [\(defined)]"
  }
  static func attributeRedefined(
    _ attribute: String?, in table: TableDefinition, by schema: [KeySchemaElement],
    _ definitions: [AttributeDefinition]
  ) -> String {
    let schemas = [table.keySchema] + (table.localIndexes + table.globalIndexes).map(\.keySchema)
    let existing = schemas.first { $0.contains { $0.attributeName == attribute } } ?? []
    return
      "One or more parameter values were invalid: Attributes cannot be redefined. Please check "
      + "that your attribute has the same type as previously defined. Existing schema: "
      + described(existing, table.attributeDefinitions) + " New schema: "
      + described(schema, definitions)
  }
  private static func described(
    _ schema: [KeySchemaElement], _ definitions: [AttributeDefinition]
  ) -> String {
    let elements = schema.map { element in
      let type =
        definitions
        .first { $0.attributeName == element.attributeName }?.attributeType?.rawValue
      return "SchemaElement: key{\(element.attributeName ?? ""):\(type ?? ""):"
        + "\(element.keyType?.rawValue ?? "")}"
    }
    return "Schema:[\(elements.joined(separator: ", "))]"
  }
}

extension Sentence {
  static let storeCannotFork = StorageError(
    .unsupported,
    "The store of this database cannot be forked; open the database in memory or on a SQLite "
      + "file.")
}

// MARK: Streams

extension Sentence {
  static func streamNotFound(_ arn: String) -> String {
    "Requested resource not found: Stream: \(arn) not found"
  }
  /// As AWS answered GetShardIterator (ironSource/node-dynamodb-stream, issue 16).
  static let shardNotFound = "Requested resource not found: Shard does not exist"
  static let invalidShardIterator = "Invalid ShardIterator"
  static let sequenceNumberNotInShard = "Invalid SequenceNumber for the shard"
  /// As AWS answered GetRecords (spring-integration-aws, pull request 59).
  static let iteratorExpired = "Shard iterator has expired"
  /// The API reference's own words for the exception.
  static let trimmedDataAccess =
    "The operation attempted to read past the oldest stream record in a shard."
}

// MARK: Time to live (ack DDB-TABLE-115, 118, 143, 146)

extension Sentence {
  static let timeToLiveEnabled = "TimeToLive is already enabled"
  static let timeToLiveDisabled = "TimeToLive is already disabled"
  static func timeToLiveOnOtherAttribute(_ current: String) -> String {
    "TimeToLive is active on a different AttributeName: current AttributeName is \(current)"
  }
  static let timeToLiveChangedLately =
    "Time to live has been modified multiple times within a fixed interval"
  static func timeToLiveOfTableInUse(_ name: String) -> String {
    "Attempt to change a resource which is still in use: Table \(name) is being created"
  }
  static func timeToLiveOfTable(in status: TableStatus) -> String {
    "Cannot describe time to live while table is in \(status.rawValue) state: "
      + "Current table state is \(status.rawValue)"
  }
}

// MARK: Tags (ack DDB-TABLE-070, 071, 108)

extension Sentence {
  static let tooManyTags = "Number of Tags exceed the current limit for the provided ResourceArn"
  static let accessDenied = "Access is denied"
  static func resourceNotFound(_ arn: String) -> String {
    "Requested resource not found: ResourceArn: \(arn) not found"
  }
}

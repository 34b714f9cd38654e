import DynamockModel

extension TableFault {
  /// AWS's message ([ack-quirks], [dynalite-suite]).
  var sentence: String {
    bareSentence ?? Sentence.invalid
      + (throughputDetail ?? definitionDetail ?? updateDetail ?? vectorDetail ?? "")
  }

  /// The messages without the prefix "One or more parameter values were invalid".
  private var bareSentence: String? {
    switch self {
    case .outOfBounds(let value, let unit, let index):
      "Given value \(value) for \(unit.rawValue) is out of bounds"
        + (index.map { " for index \($0)" } ?? "")
    case .tooManyKeyElements(let echo):
      Sentence.constraints([
        ConstraintViolation(
          report: .echoed(echo, path: "keySchema"),
          constraint: .maximumLength(Limits.indexKeyAttributes * 2))
      ])
    case .keyWithoutDefinition: "Invalid KeySchema: Some index key attribute have no definition"
    case .firstKeyNotHash: "Invalid KeySchema: The first KeySchemaElement is not a HASH key type"
    case .secondKeyNotRange:
      "Invalid KeySchema: The second KeySchemaElement is not a RANGE key type"
    case .sameKeyNames:
      "Both the Hash Key and the Range Key element in the KeySchema have the same name"
    case .repeatedKeyName: "The KeySchema contains multiple key attributes with the same name"
    case .duplicateDefinition(let name): "Attribute Name is duplicated: \(name)"
    case .unknownTableClass:
      "Invalid table-class parameter provided. Please try again with a valid table-class value: "
        + "[STANDARD, STANDARD_INFREQUENT_ACCESS]."
    case .nothingToUpdate:
      "At least one of ProvisionedThroughput, BillingMode, UpdateStreamEnabled, "
        + "GlobalSecondaryIndexUpdates, SSESpecification, ReplicaUpdates, "
        + "MultiAccountReplicaReady, ReplicaTransitRoleArn, MultiRegionConsistency, "
        + "DeletionProtectionEnabled, OnDemandThroughput, WarmThroughput or TableClass is required"
    case .replicaActionMissing:
      "There are no actions specified in the Replica Update Action of the request."
    case .mixedReplicaActions:
      "Update table operation with more than one type of replica actions not allowed."
    case .severalReplicaActions:
      "Update table operation with more than one create or delete replica actions not allowed"
    case .overridesOfRegionalTable:
      "Value 'ENABLED_WITH_OVERRIDES' at 'GlobalTableSettingsReplicationMode' failed to satisfy "
        + "constraint: Only ENABLED and DISABLED settings replication are supported for a Regional "
        + "Table."
    case .tagKeyInvalid(let key): "The Tag Key provided is invalid, Key: \(key ?? "null")"
    case .tagValueInvalid(let value): "The Tag Value provided is invalid, Value: \(value ?? "null")"
    case .tagKeyReserved(let key): "Tag Key cannot be prefixed with aws:, Key: \(key)"
    case .duplicateTagKey(let key):
      "Duplicate Tag Keys provided as input: Duplicate Tag Key found \(key)"
    case .tooManyTags: "Number of Tags exceed the current limit for the provided ResourceArn"
    default: nil
    }
  }

  private var throughputDetail: String? {
    switch self {
    case .provisionedThroughputMissing:
      "ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode is "
        + "PROVISIONED"
    case .provisionedThroughputForbidden:
      "Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is "
        + "PAY_PER_REQUEST"
    case .updatedThroughputMissing:
      "ProvisionedThroughput must be specified when BillingMode is PROVISIONED"
    case .indexThroughputMissing(let index):
      "ProvisionedThroughput is not specified for index: \(index)"
    case .indexThroughputForbidden(let index):
      "ProvisionedThroughput should not be specified for index: \(index) when BillingMode is "
        + "PAY_PER_REQUEST"
    case .onDemandForbidden(let unit, nil):
      "\(unit.rawValue) for OnDemandThroughput cannot be specified when table BillingMode is "
        + "PROVISIONED."
    case .onDemandForbidden(let unit, let index?):
      "\(unit.rawValue) for OnDemandThroughput for index: \(index) cannot be specified when table "
        + "BillingMode is PROVISIONED."
    case .onDemandOutOfRange(let unit, let index):
      "Requested \(unit.rawValue) for OnDemandThroughput for "
        + (index.map { "index : \($0)" } ?? "table") + " is outside of valid range"
    case .warmBelowInitial(let unit, let index):
      "Requested \(unit.rawValue) for WarmThroughput for "
        + (index.map { "index \($0)" } ?? "table")
        + " is lower than initial throughput for OnDemand. See: "
        + "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/"
        + "on-demand-capacity-mode.html#on-demand-capacity-mode-initial"
    case .warmBelowProvisioned(let unit):
      "Requested \(unit.rawValue) for WarmThroughput for table is lower than "
        + (unit == .read ? "ReadCapacityUnits" : "WriteCapacityUnits")
        + " of ProvisionedThroughput"
    default: nil
    }
  }

  private var definitionDetail: String? {
    switch self {
    case .keysNotDefined(let keys, let definitions):
      "Some index key attributes are not defined in AttributeDefinitions. "
        + "Keys: \(Sentence.list(keys)), AttributeDefinitions: \(Sentence.list(definitions))"
    case .unusedDefinitions(let definitions, let keys):
      "Some AttributeDefinitions are not used. "
        + "AttributeDefinitions: \(Sentence.list(definitions)), keys used: \(Sentence.list(keys))"
    case .definitionCount:
      "Number of attributes in KeySchema does not exactly match number of attributes defined in "
        + "AttributeDefinitions"
    case .hashAfterRange:
      "All HASH key attributes must precede RANGE key attributes in the KeySchema"
    case .tooManyKeys(let type):
      "The KeySchema exceeds the maximum allowed number of \(type.rawValue) key attributes"
    case .emptyList(let name): "List of \(name) is empty"
    case .tooManyGlobalIndexes: "GlobalSecondaryIndex count exceeds the per-table limit of 20"
    case .tooManyLocalIndexes: "Number of LocalSecondaryIndexes exceeds per-table limit of 5"
    case .duplicateIndex(let name): "Duplicate index name: \(name)"
    case .tableWithoutSortKey:
      "Table KeySchema does not have a range key, which is required when specifying a "
        + "LocalSecondaryIndex"
    case .indexWithoutSortKey(let index):
      "Index KeySchema does not have a range key for index: \(index)"
    case .otherPartitionKey(let index, let key, let tableKey):
      "Index KeySchema does not have the same leading hash key as table KeySchema for index: "
        + "\(index). index hash key: \(key), table hash key: \(tableKey)"
    case .unknownProjection: "Unknown ProjectionType: null"
    case .includeWithoutAttributes:
      "ProjectionType is INCLUDE, but NonKeyAttributes is not specified"
    case .attributesWithoutInclude(let type):
      "ProjectionType is \(type.rawValue), but NonKeyAttributes is specified"
    case .duplicateNonKeyAttribute(let name): "Duplicate element in NonKeyAttributes: \(name)"
    case .tooManyProjectedAttributes:
      "Number of projected attributes in LocalSecondaryIndexes and GlobalSecondaryIndexes exceeds "
        + "per-table limit of 100"
    default: nil
    }
  }

  private var updateDetail: String? {
    switch self {
    case .streamWithoutViewType:
      "Table is being created with a stream enabled, UpdateViewType is required"
    case .viewTypeWithoutStream:
      "Table is being created with a stream disabled, UpdateViewType should not be specified"
    case .updatedStreamWithoutViewType:
      "If stream is being enabled then UpdateViewType is required"
    case .viewTypeOfDisabledStream:
      "If stream is being disabled, then UpdateViewType must not be specified"
    case .encryptionTypeWhileDisabled: "SSEType can not be specified if Enabled is false"
    case .encryptionKeyWhileDisabled: "KMSMasterKeyId can not be specified if Enabled is false"
    case .encryptionKeyWithoutType: "SSEType KMS is required if KMSMasterKeyId is specified"
    case .encryptionTypeNotSupported(let type): "SSEType \(type) is not supported"
    case .notAlone(.warmThroughput): "WarmThroughput must be the only operation in the request"
    case .notAlone(let concern): "\(concern.rawValue) must be the only operation in the request"
    case .indexActionMissing:
      "One of GlobalSecondaryIndexUpdate.Update, GlobalSecondaryIndexUpdate.Create, "
        + "GlobalSecondaryIndexUpdate.Delete must not be null"
    case .severalIndexActions:
      "Only one global secondary index action is allowed per GlobalSecondaryIndexUpdate object"
    case .repeatedIndexUpdate(let index):
      "Only one global secondary index update per index is allowed simultaneously. Index: \(index)"
    case .definitionsMissing(let index):
      "AttributeDefinitions is not specified for index: \(index)"
    case .onDemandCombined:
      "OnDemandThroughput can only be combined with BillingMode in an UpdateTable request"
    case .createWithWarmThroughput:
      "Create global secondary index cannot be specified when updating WarmThroughput"
    case .streamWhileThroughput: "You cannot modify stream status while updating table IOPS"
    case .indexWhileThroughput: "You cannot create or delete index while updating table IOPS"
    case .indexWhileStream: "You cannot create or delete index while changing stream status"
    default: nil
    }
  }
}

// MARK: Vector indexes ([parity-suite] `vectors`)

extension TableFault {
  fileprivate var vectorDetail: String? {
    switch self {
    case .vectorIndexesOnProvisioned:
      "Vector indexes are only supported for PAY_PER_REQUEST tables"
    case .vectorDimensions:
      "Number of dimensions must be between 1 and \(Limits.vectorDimensions) inclusive."
    case .vectorDimensionsConflict(let attribute):
      "Conflicting attribute definition for '\(attribute)'. All VectorIndexes on the same vector "
        + "attribute must use the same dimensions."
    case .vectorAttributeDefined(let attribute):
      "Conflicting attribute definition for '\(attribute)'. An attribute cannot be defined in "
        + "AttributeDefinitions when used as a VectorAttribute."
    case .searchAttributeUndefined:
      "One element in SearchSchema is not defined in attribute definitions"
    // No capture has AWS's messages for the next three.
    case .searchSchema(.severalHashes): "SearchSchema must not have more than one HASH element"
    case .searchSchema(.tooManyFilters):
      "SearchSchema must not have more than \(Limits.vectorFilters) INLINE_FILTER elements"
    case .searchSchema(.repeatedAttribute): "SearchSchema must not have an attribute twice"
    case .tooManyVectorIndexes:
      "VectorIndex count exceeds the per-table limit of \(Limits.vectorIndexes)"
    case .tooManyVectorProjectedAttributes:
      "Number of projected attributes in VectorIndex exceeds the per-index limit of "
        + "\(Limits.vectorProjectedAttributes + 1), the vector included"
    case .vectorActionMissing:
      "One of VectorIndexUpdate.Create, VectorIndexUpdate.Delete must not be null"
    case .severalVectorActions:
      "Only one vector index action is allowed per VectorIndexUpdate object"
    default: nil
    }
  }
}

extension Sentence {
  /// dynamock's own message: AWS supports these members.
  static func unsupported(_ members: [String]) -> String {
    let isOne = members.count == 1
    return "One or more parameter values were invalid: dynamock does not support the "
      + "\(isOne ? "member" : "members") \(members.joined(separator: ", ")) yet. "
      + "The setting unsupported = ignore accepts and ignores \(isOne ? "it" : "them")"
  }
}

import DynamockModel

/// A fault of a CreateTable or UpdateTable that is detected from the request alone.
enum TableFault: Error, Sendable, Equatable {
  // Throughput
  case provisionedThroughputMissing
  case provisionedThroughputForbidden
  case updatedThroughputMissing
  case indexThroughputMissing(index: String)
  case indexThroughputForbidden(index: String)
  case outOfBounds(Int, unit: CapacityUnit, index: String?)
  case onDemandForbidden(unit: OnDemandUnit, index: String?)
  case onDemandOutOfRange(unit: OnDemandUnit, index: String?)
  case warmBelowInitial(unit: WarmUnit, index: String?)
  case warmBelowProvisioned(unit: WarmUnit)

  // Key schema
  case keyWithoutDefinition
  case keysNotDefined(keys: [String], definitions: [String])
  case unusedDefinitions(definitions: [String], keys: [String])
  case definitionCount
  case duplicateDefinition(String)
  case firstKeyNotHash
  case secondKeyNotRange
  case sameKeyNames
  case repeatedKeyName
  case hashAfterRange
  case tooManyKeys(KeyType)
  case tooManyKeyElements(echo: String)

  // Indexes
  case emptyList(String)
  case tooManyGlobalIndexes
  case tooManyLocalIndexes
  case duplicateIndex(String)
  case tableWithoutSortKey
  case indexWithoutSortKey(index: String)
  case otherPartitionKey(index: String, key: String, tableKey: String)
  case unknownProjection
  case includeWithoutAttributes
  case attributesWithoutInclude(ProjectionType)
  case duplicateNonKeyAttribute(String)
  case tooManyProjectedAttributes(Int)

  // Vector indexes
  case vectorIndexesOnProvisioned
  case vectorDimensions
  case vectorDimensionsConflict(String)
  case vectorAttributeDefined(String)
  case searchAttributeUndefined
  case searchSchema(SearchSchemaFault)
  case tooManyVectorIndexes
  case tooManyVectorProjectedAttributes
  case vectorActionMissing
  case severalVectorActions

  // Streams, encryption, class
  case streamWithoutViewType
  case viewTypeWithoutStream
  case updatedStreamWithoutViewType
  case viewTypeOfDisabledStream
  case unknownTableClass
  case encryptionTypeWhileDisabled
  case encryptionKeyWhileDisabled
  case encryptionKeyWithoutType
  case encryptionTypeNotSupported(String)

  // UpdateTable
  case nothingToUpdate
  case notAlone(Concern)
  case indexActionMissing
  case severalIndexActions
  case repeatedIndexUpdate(index: String)
  case definitionsMissing(index: String)
  case onDemandCombined
  case createWithWarmThroughput
  case streamWhileThroughput
  case indexWhileThroughput
  case indexWhileStream
  case replicaActionMissing
  case mixedReplicaActions
  case severalReplicaActions
  case overridesOfRegionalTable

  // Tags
  case tagKeyInvalid(String?)
  case tagValueInvalid(String?)
  case tagKeyReserved(String)
  case duplicateTagKey(String)
  case tooManyTags

  /// The faults of a SearchSchema.
  enum SearchSchemaFault: Sendable {
    case severalHashes
    case tooManyFilters
    case repeatedAttribute
  }

  /// The two provisioned units, by the names of their members.
  enum CapacityUnit: String, Sendable {
    case read = "ReadCapacityUnits"
    case write = "WriteCapacityUnits"
  }

  /// The two on-demand limits.
  enum OnDemandUnit: String, Sendable {
    case read = "MaxReadRequestUnits"
    case write = "MaxWriteRequestUnits"
  }

  /// The two warm throughputs.
  enum WarmUnit: String, Sendable {
    case read = "ReadUnitsPerSecond"
    case write = "WriteUnitsPerSecond"
  }

  /// The changes of an UpdateTable that must not be combined with others.
  enum Concern: String, Sendable {
    case encryption = "Server-Side Encryption modification"
    case tableClass = "TableClass modification"
    case deletionProtection = "DeletionProtection modification"
    case replicas = "Replica modification"
    case warmThroughput = "WarmThroughput"
  }
}

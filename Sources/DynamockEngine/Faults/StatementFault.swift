import DynamockModel

/// A PartiQL statement that its table does not support.
enum StatementFault: Sendable {
  case indexNotFound
  case consistentGlobalRead
  case multiAttributeIndex
  case tooManyReads
  case overlappingReads
  case keyType(String)
  case keyValueType(String, String)
  case keyMissing(String)
  case needsKey
  case severalKeyValues(String)
  case readNeedsKey(Operation)
  case indexInTransaction
  case returningInTransaction
  case existsNeedsCondition
  /// An INSERT of an existing item; contains the item if requested.
  case duplicateItem(ItemImage?)
  case orderWithoutCondition
  case orderByNonKey(String)
  case orderWithoutKey
  case orderNeedsPartitionKey
  case invalidNextToken
  case otherNextToken
}

/// A rejected transaction, or a write that conflicts with a transaction.
enum TransactionFault: Sendable {
  /// A transaction contains an item twice.
  case duplicateItem
  /// A read transaction exceeds 4 MB; contains its size in bytes.
  case tooLarge(Int)
  /// A token is reused for a different request.
  case tokenWithOtherParameters
  /// The first request with the token is still in progress.
  case inProgress
  /// An item is part of a transaction in progress.
  case conflict
}

/// A table or an index, as the target of a throughput.
enum ThroughputTarget: Sendable {
  case table
  case index(String)

  init(index: String?) { self = index.map(Self.index) ?? .table }
}

/// A definition that is invalid for a table.
enum TableDefinitionFault: Sendable {
  case deletionProtected
  case throughputOnDemand
  case throughputMissing
  case indexThroughputMissing([String])
  case indexUpdateBlocked
  case newIndexThroughputMissing(String)
  case indexThroughputOnDemand(String)
  case throughputUnchanged(ThroughputTarget, read: Int, write: Int)
  case tooManyDecreases(today: Int, last: Timestamp)
  case warmThroughputLowered(Unit, ThroughputTarget)
  case limitsOnProvisioned(Unit, ThroughputTarget)
  /// On-demand limits were requested without a value.
  case noLimits
  case beyondQuota(Quota)
  case indexExists
  case indexNotGlobal(String, isDeleted: Bool)
  case tooManyIndexes
  case tooManyVectorIndexes
  case oneIndexAtATime
  case vectorIndexesOnProvisioned
  case vectorDimensionsConflict(String)
  case vectorAttributeDefined(String)
  /// The vector attribute of a new index is a key.
  case vectorOfKey(String, dimensions: Int, existing: [KeyElement])
  case indexKeyUndefined([KeySchemaElement], [AttributeDefinition])
  case attributeRedefined(existing: [KeyElement], new: [KeyElement])
  case streamEnabled(String)
  case streamDisabled(String)

  /// Whether a throughput is for reads or writes.
  enum Unit: Sendable {
    case read
    case write
  }

  /// A throughput that exceeds the account's quota for a table or index.
  struct Quota: Sendable {
    let kind: Kind
    let unit: Unit
    let value: Int
    let target: ThroughputTarget
    let region: String

    /// The member of the request that has the value.
    enum Kind: Sendable {
      case provisioned
      case onDemand
      case warm
    }
  }

  /// An element of a key schema with its attribute's type.
  struct KeyElement: Sendable {
    let name: String
    let type: ScalarAttributeType?
    let keyType: KeyType?

    /// Returns the elements of a schema.
    static func elements(
      _ schema: [KeySchemaElement], _ definitions: [AttributeDefinition]
    ) -> [KeyElement] {
      schema.map { element in
        KeyElement(
          name: element.attributeName ?? "",
          type: definitions.first { $0.attributeName == element.attributeName }?.attributeType,
          keyType: element.keyType)
      }
    }
  }
}

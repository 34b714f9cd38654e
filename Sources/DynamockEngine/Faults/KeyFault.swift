import DynamockExpressions
import DynamockModel

/// A key that is invalid for a table or an index.
enum KeyFault: Sendable {
  case missing(String)
  case typeMismatch(String, expected: ScalarAttributeType, actual: String)
  case indexTypeMismatch(String, expected: ScalarAttributeType, actual: String, index: String)
  case empty(KeyAttribute)
  case emptyInIndex(KeyAttribute, index: String)
  /// An update would make an index key empty.
  case updatedToEmpty(KeyAttribute)
  case updatedToWrongType
  case updatedBeyondSize
  /// A key has other attributes or types than the schema; `nil` for a starting key.
  case doesNotMatchSchema(Mismatch?)
  case partitionTooLong
  case sortTooLong
  case path(into: String, isIndexKey: Bool)
  case updated(String)

  /// A key, and the key attributes that were expected.
  struct Mismatch: Sendable {
    let table: String
    let found: Item
    let expected: [KeyAttribute]

    init(_ found: Item, _ table: Table) {
      self.table = table.definition.name
      self.found = found
      expected = table.key.attributes
    }
  }
}

/// An item that cannot be stored.
enum ItemFault: Sendable {
  case tooLarge
  case updatedTooLarge
  case nestedTooDeep
  /// The items with one partition key and their local index entries would exceed 10 GB.
  case collectionTooLarge
  /// A batch contains an item twice.
  case duplicateInBatch
  case update(EvaluationError, UpdatePaths)

  /// The paths of an update that could not be evaluated.
  struct UpdatePaths: Sendable {
    let all: [DocumentPath]
    /// The paths that do not exist.
    let missing: [DocumentPath]

    init(_ update: UpdateExpression, of item: Item?) {
      all = update.paths
      missing = update.pathsToNothing(in: item)
    }
  }
}

/// A Query or Scan that its table or index does not support.
enum ReadFault: Sendable {
  case missingIndex(String, of: String, existing: [String])
  case indexBackfilling(String)
  case consistentGlobalRead
  case keyCondition(KeyConditionFault, KeyConditionPlace?)
  case keyConditionType
  case filterOnKey(String, isLegacy: Bool)
  case allAttributesOfPartialIndex(String)
  case notProjected([String], index: String)
  case filterNotProjected([String], index: String)
  case start(StartKeyFault)

  /// The condition and the key that it does not match.
  struct KeyConditionPlace: Sendable {
    let attributes: [String]
    let source: String
    let key: KeyShape
  }
}

/// A starting key with which a Query or Scan cannot continue.
enum StartKeyFault: Sendable {
  case invalid
  case doesNotMatchSchema
  case outsideQuery
  case missesPredicate
  case cannotBeRestarted
  case invalidExclusive(Item)
  case otherSegment(total: Int, segment: Int)
}

import DynamockExpressions
import DynamockModel

/// A Query that has passed every rule that needs only the request.
package struct QueryRequest: Sendable {
  package let read: PagedRead
  package let keyCondition: KeyCondition
  /// Whether the key condition was given as `KeyConditions`.
  package let keyConditionIsLegacy: Bool
  /// `ScanIndexForward`, true unless the request says otherwise.
  package let isForward: Bool
}

/// A Scan that has passed every rule that needs only the request.
package struct ScanRequest: Sendable {
  package let read: PagedRead
  /// The part of a parallel scan that this request reads; nil for the whole.
  package let segment: ScanSegment?
}

/// One part of a parallel scan: 0 ≤ index < total ≤ 1,000,000.
package struct ScanSegment: Sendable, Hashable {
  package let index: Int
  package let total: Int
}

/// What Query and Scan have in common.
package struct PagedRead: Sendable {
  package let table: TableReference
  package let indexName: String?
  /// From FilterExpression, QueryFilter or ScanFilter.
  package let filter: Condition?
  /// Whether `filter` came from QueryFilter or ScanFilter, whose errors have other names.
  package let filterIsLegacy: Bool
  /// From ProjectionExpression or AttributesToGet.
  package let projection: Projection?
  /// As sent; nil means all attributes of a table, all projected ones of an index, or the projection.
  package let select: Select?
  /// How many items are evaluated at most; nil for the page's natural end.
  package let limit: Int?
  package let exclusiveStartKey: Item?
  package let isConsistent: Bool
  package let capacity: ReturnConsumedCapacity
}

/// A BatchGetItem that has passed every rule that needs only the request.
package struct BatchGetItemRequest: Sendable {
  package let tables: [KeysOfTable]
  package let capacity: ReturnConsumedCapacity

  /// The keys to read from one table.
  package struct KeysOfTable: Sendable {
    package let table: TableReference
    package let keys: [Item]
    package let projection: Projection?
    package let isConsistent: Bool
    /// The entry as sent, with which unread keys are handed back.
    package let asSent: KeysAndAttributes
  }
}

/// A BatchWriteItem that has passed every rule that needs only the request.
package struct BatchWriteItemRequest: Sendable {
  package let tables: [WritesOfTable]
  package let report: WriteReport

  /// The writes to one table, in the request's order.
  package struct WritesOfTable: Sendable {
    package let table: TableReference
    package let writes: [Write]
  }

  /// One put or delete.
  package enum Write: Sendable {
    case put(Item)
    case delete(key: Item)
  }
}

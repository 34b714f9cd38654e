package import DynamockExpressions
package import DynamockModel

/// A Query that has passed all rules that depend only on the request.
package struct QueryRequest: Sendable {
  /// The parts that Query and Scan have in common.
  package let read: PagedRead
  /// The condition on the key.
  package let keyCondition: KeyCondition
  /// Whether the key condition is from `KeyConditions`.
  package let keyConditionIsLegacy: Bool
  /// `ScanIndexForward`, which is true by default.
  package let isForward: Bool
}

/// A Scan that has passed all rules that depend only on the request.
package struct ScanRequest: Sendable {
  /// The parts that Query and Scan have in common.
  package let read: PagedRead
  /// The segment of a parallel scan that this request reads, or `nil` for the whole table.
  package let segment: ScanSegment?
  /// Whether the current layer reads the request, which has its own messages for starting keys.
  package let isReadByCurrentLayer: Bool
}

/// A part of a parallel scan: 0 ≤ index < total ≤ 1,000,000.
package struct ScanSegment: Sendable, Hashable {
  /// The position of the segment, from 0.
  package let index: Int
  /// The number of segments.
  package let total: Int
}

/// The common parts of Query and Scan.
package struct PagedRead: Sendable {
  /// The table that the request names.
  package let table: TableReference
  /// The index to read, or `nil` for the table.
  package let indexName: String?
  /// The filter from FilterExpression, QueryFilter or ScanFilter.
  package let filter: CompiledCondition?
  /// Whether the filter is from QueryFilter or ScanFilter, whose errors have other names.
  package let filterIsLegacy: Bool
  /// The projection from ProjectionExpression or AttributesToGet.
  package let projection: Projection?
  /// `Select` as sent; `nil` means all attributes of a table, all projected ones of an index, or
  /// the projection.
  package let select: Select?
  /// The maximum number of evaluated items, or `nil` for as many as fit on a page.
  package let limit: Int?
  /// The key after which the page begins, or `nil` for the first page.
  package let exclusiveStartKey: Item?
  /// Whether the read is strongly consistent.
  package let isConsistent: Bool
  /// The details of consumed capacity to return.
  package let capacity: ReturnConsumedCapacity
}

/// A BatchGetItem that has passed all rules that depend only on the request.
package struct BatchGetItemRequest: Sendable {
  /// The tables in the request's order.
  package let tables: [KeysOfTable]
  /// The details of consumed capacity to return.
  package let capacity: ReturnConsumedCapacity

  /// The keys to be read from a table.
  package struct KeysOfTable: Sendable {
    /// The table that the request names.
    package let table: TableReference
    /// The keys in the request's order.
    package let keys: KeyList
    /// The attributes to return, or `nil` for all of them.
    package let projection: Projection?
    /// Whether the read is strongly consistent.
    package let isConsistent: Bool
    /// The entry as sent, in which unread keys are returned.
    package let asSent: KeysAndAttributes
  }
}

/// A BatchWriteItem that has passed all rules that depend only on the request.
package struct BatchWriteItemRequest: Sendable {
  /// The tables in the request's order.
  package let tables: [WritesOfTable]
  /// The reports in addition to the result.
  package let report: WriteReport

  /// The writes to a table, in the request's order.
  package struct WritesOfTable: Sendable {
    /// The table that the request names.
    package let table: TableReference
    /// The writes in the request's order.
    package let writes: [Write]
  }

  /// A put or delete.
  package enum Write: Sendable {
    case put(NewItem)
    case delete(key: Item)
  }
}

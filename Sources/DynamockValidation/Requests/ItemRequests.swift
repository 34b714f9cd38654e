import DynamockExpressions
import DynamockModel

/// A PutItem that has passed every rule that needs only the request.
package struct PutItemRequest: Sendable {
  package let table: TableReference
  /// The item to store; its values are sound, its key is not checked yet.
  package let item: Item
  /// From ConditionExpression or Expected.
  package let condition: Condition?
  /// Whether the old item is returned (`ALL_OLD`).
  package let returnsOld: Bool
  /// Whether a failed condition returns the item that failed it.
  package let returnsItemOnFailure: Bool
  package let report: WriteReport
}

/// A DeleteItem that has passed every rule that needs only the request.
package struct DeleteItemRequest: Sendable {
  package let table: TableReference
  package let key: Item
  package let condition: Condition?
  package let returnsOld: Bool
  package let returnsItemOnFailure: Bool
  package let report: WriteReport
}

/// An UpdateItem that has passed every rule that needs only the request.
package struct UpdateItemRequest: Sendable {
  package let table: TableReference
  package let key: Item
  /// From UpdateExpression or AttributeUpdates; nil for a bare upsert of the key.
  package let update: UpdateExpression?
  /// Whether `update` came from AttributeUpdates, which have a size rule and sentences of their own.
  package let isLegacy: Bool
  package let condition: Condition?
  package let returnValues: ReturnValue
  package let returnsItemOnFailure: Bool
  package let report: WriteReport
}

/// A GetItem that has passed every rule that needs only the request.
package struct GetItemRequest: Sendable {
  package let table: TableReference
  package let key: Item
  package let projection: Projection?
  package let isConsistent: Bool
  package let capacity: ReturnConsumedCapacity
}

/// What a write reports beside its result.
package struct WriteReport: Sendable {
  package let capacity: ReturnConsumedCapacity
  /// Whether item collection sizes are asked for (`SIZE`).
  package let itemCollectionMetrics: Bool
}

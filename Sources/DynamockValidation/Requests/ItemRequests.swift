package import DynamockExpressions
package import DynamockModel

/// A PutItem that has passed all rules that depend only on the request.
package struct PutItemRequest: Sendable {
  package let table: TableReference
  /// The item to store, whose values are valid but whose key has not been checked yet.
  package let item: Item
  /// The condition from ConditionExpression or Expected.
  package let condition: Condition?
  /// Whether the old item is returned (`ALL_OLD`).
  package let returnsOld: Bool
  /// Whether a failed condition returns the item that does not satisfy it.
  package let returnsItemOnFailure: Bool
  package let report: WriteReport
}

/// A DeleteItem that has passed all rules that depend only on the request.
package struct DeleteItemRequest: Sendable {
  package let table: TableReference
  package let key: Item
  package let condition: Condition?
  package let returnsOld: Bool
  package let returnsItemOnFailure: Bool
  package let report: WriteReport
}

/// An UpdateItem that has passed all rules that depend only on the request.
package struct UpdateItemRequest: Sendable {
  package let table: TableReference
  package let key: Item
  /// The update from UpdateExpression or AttributeUpdates, or `nil` for an upsert of only the key.
  package let update: UpdateExpression?
  /// Whether the update is from AttributeUpdates, which have their own size rule and messages.
  package let isLegacy: Bool
  package let condition: Condition?
  package let returnValues: ReturnValue
  package let returnsItemOnFailure: Bool
  package let report: WriteReport
}

/// A GetItem that has passed all rules that depend only on the request.
package struct GetItemRequest: Sendable {
  package let table: TableReference
  package let key: Item
  package let projection: Projection?
  package let isConsistent: Bool
  package let capacity: ReturnConsumedCapacity
}

/// The additional reports of a write.
package struct WriteReport: Sendable {
  package let capacity: ReturnConsumedCapacity
  /// Whether item collection sizes are requested (`SIZE`).
  package let itemCollectionMetrics: Bool
}

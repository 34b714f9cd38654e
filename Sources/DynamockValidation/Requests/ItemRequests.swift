package import DynamockExpressions
package import DynamockModel

/// A PutItem that has passed all rules that depend only on the request.
package struct PutItemRequest: Sendable {
  /// The table that the request names.
  package let table: TableReference
  /// The item to store, whose values are valid but whose key has not been checked yet.
  package let item: NewItem
  /// The condition from ConditionExpression or Expected.
  package let condition: CompiledCondition?
  /// Whether the old item is returned (`ALL_OLD`).
  package let returnsOld: Bool
  /// Whether a failed condition returns the item that does not satisfy it.
  package let returnsItemOnFailure: Bool
  /// The reports in addition to the result.
  package let report: WriteReport
}

/// A DeleteItem that has passed all rules that depend only on the request.
package struct DeleteItemRequest: Sendable {
  /// The table that the request names.
  package let table: TableReference
  /// The key as sent, which has not been compared with the table yet.
  package let key: Item
  /// The condition from ConditionExpression or Expected, or `nil` without one.
  package let condition: CompiledCondition?
  /// Whether the old item is returned (`ALL_OLD`).
  package let returnsOld: Bool
  /// Whether a failed condition returns the item that does not satisfy it.
  package let returnsItemOnFailure: Bool
  /// The reports in addition to the result.
  package let report: WriteReport
}

/// An UpdateItem that has passed all rules that depend only on the request.
package struct UpdateItemRequest: Sendable {
  /// The table that the request names.
  package let table: TableReference
  /// The key as sent, which has not been compared with the table yet.
  package let key: Item
  /// The update from UpdateExpression or AttributeUpdates, or `nil` for an upsert of only the key.
  package let update: UpdateExpression?
  /// Whether the update is from AttributeUpdates, which have their own size rule and messages.
  package let isLegacy: Bool
  /// The condition from ConditionExpression or Expected, or `nil` without one.
  package let condition: CompiledCondition?
  /// The attributes to return.
  package let returnValues: ReturnValue
  /// Whether a failed condition returns the item that does not satisfy it.
  package let returnsItemOnFailure: Bool
  /// The reports in addition to the result.
  package let report: WriteReport
}

/// A GetItem that has passed all rules that depend only on the request.
package struct GetItemRequest: Sendable {
  /// The table that the request names.
  package let table: TableReference
  /// The key as sent, which has not been compared with the table yet.
  package let key: Item
  /// The attributes to return, or `nil` for all of them.
  package let projection: Projection?
  /// Whether the read is strongly consistent.
  package let isConsistent: Bool
  /// The details of consumed capacity to return.
  package let capacity: ReturnConsumedCapacity
}

/// The additional reports of a write.
package struct WriteReport: Sendable {
  /// The details of consumed capacity to return.
  package let capacity: ReturnConsumedCapacity
  /// Whether item collection sizes are requested (`SIZE`).
  package let itemCollectionMetrics: Bool
}

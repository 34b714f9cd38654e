package import DynamockExpressions
package import DynamockModel

/// A TransactWriteItems that has passed all rules that depend only on the request.
package struct TransactWriteItemsRequest: Sendable {
  /// The actions in the request's order.
  package let actions: [Action]
  /// A token that makes repeated calls idempotent for ten minutes, or `nil` if the client sends
  /// none.
  package let clientRequestToken: String?
  /// The properties in which a repeated call must agree with the first one; empty without a token.
  package let fingerprint: RequestFingerprint
  /// The reports in addition to the result.
  package let report: WriteReport

  /// An action of a transaction on an item.
  package struct Action: Sendable {
    /// The table that the request names.
    package let table: TableReference
    /// What the action does.
    package let kind: Kind
    /// The condition from ConditionExpression or Expected, or `nil` without one.
    package let condition: CompiledCondition?
    /// Whether a failed condition returns the item that does not satisfy it.
    package let returnsItemOnFailure: Bool
  }

  /// The kind and the item or key of an action.
  package enum Kind: Sendable {
    case put(NewItem)
    case update(key: Item, UpdateExpression)
    case delete(key: Item)
    case check(key: Item)
  }
}

/// A TransactGetItems that has passed all rules that depend only on the request.
package struct TransactGetItemsRequest: Sendable {
  /// The reads in the request's order.
  package let gets: [Get]
  /// The details of consumed capacity to return.
  package let capacity: ReturnConsumedCapacity

  /// An item to read.
  package struct Get: Sendable {
    /// The table that the request names.
    package let table: TableReference
    /// The key as sent, which has not been compared with the table yet.
    package let key: Item
    /// The attributes to return, or `nil` for all of them.
    package let projection: Projection?
  }
}

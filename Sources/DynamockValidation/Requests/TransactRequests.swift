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
  package let report: WriteReport

  /// An action of a transaction on an item.
  package struct Action: Sendable {
    package let table: TableReference
    package let kind: Kind
    package let condition: Condition?
    /// Whether a failed condition returns the item that does not satisfy it.
    package let returnsItemOnFailure: Bool
  }

  /// The kind and the item or key of an action.
  package enum Kind: Sendable {
    case put(Item)
    case update(key: Item, UpdateExpression)
    case delete(key: Item)
    case check(key: Item)
  }
}

/// A TransactGetItems that has passed all rules that depend only on the request.
package struct TransactGetItemsRequest: Sendable {
  /// The reads in the request's order.
  package let gets: [Get]
  package let capacity: ReturnConsumedCapacity

  /// An item to read.
  package struct Get: Sendable {
    package let table: TableReference
    package let key: Item
    package let projection: Projection?
  }
}

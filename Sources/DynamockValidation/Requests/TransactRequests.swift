import DynamockExpressions
import DynamockModel

/// A TransactWriteItems that has passed every rule that needs only the request.
package struct TransactWriteItemsRequest: Sendable {
  /// The actions in the request's order.
  package let actions: [Action]
  /// Makes a repeated call harmless for ten minutes; nil when the client sends none.
  package let clientRequestToken: String?
  /// What a repeated call has to have in common with the first; empty without a token.
  package let fingerprint: RequestFingerprint
  package let report: WriteReport

  /// One of the four things a transaction does to an item.
  package struct Action: Sendable {
    package let table: TableReference
    package let kind: Kind
    package let condition: Condition?
    /// Whether a failed condition returns the item that failed it.
    package let returnsItemOnFailure: Bool
  }

  /// What an action does, and to which key.
  package enum Kind: Sendable {
    case put(Item)
    case update(key: Item, UpdateExpression)
    case delete(key: Item)
    case check(key: Item)
  }
}

/// A TransactGetItems that has passed every rule that needs only the request.
package struct TransactGetItemsRequest: Sendable {
  /// The reads in the request's order.
  package let gets: [Get]
  package let capacity: ReturnConsumedCapacity

  /// One item to read.
  package struct Get: Sendable {
    package let table: TableReference
    package let key: Item
    package let projection: Projection?
  }
}

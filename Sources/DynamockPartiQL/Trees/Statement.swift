package import DynamockExpressions
package import DynamockModel

/// A statement with its parameters substituted, in the terms of the other operations.
package struct Statement: Sendable {
  /// The table's name or ARN as written.
  package var table: String
  /// The index after the table's name.
  package var index: String?
  /// The action of the statement.
  package var action: Action

  /// The action of a statement.
  package enum Action: Sendable {
    /// Reads the items that satisfy a condition.
    case select(Selection)
    /// Stores an item whose key is not in use.
    case insert(Item)
    /// Updates the item identified by a condition.
    case update(UpdateExpression, condition: Condition?, returning: Returning?)
    /// Removes the item identified by a condition.
    case delete(condition: Condition?, returning: Returning?)
    /// `EXISTS(SELECT …)`: adds a condition to a transaction.
    case check(condition: Condition?)
  }
}

/// The source and attributes of a `SELECT`.
package struct Selection: Sendable {
  /// The returned attributes of each item, or `nil` for `*`.
  package var columns: [Column]?
  /// The condition after `WHERE`.
  package var condition: Condition?
  /// The attributes by which the items are sorted.
  package var order: [Order]

  /// A column: the value at a path, named by the path's last name.
  package struct Column: Sendable, Hashable {
    /// The name in the response, such as `c[0]` for `a.b.c[0]`.
    package var name: String
    /// The path of the value.
    package var path: DocumentPath
  }

  /// An attribute in `ORDER BY`.
  package struct Order: Sendable, Hashable {
    /// The attribute's name.
    package var attribute: String
    /// Whether the order is descending.
    package var isDescending: Bool
    /// The fault of a term that is not an attribute.
    package var fault: PartiQLError?
  }
}

/// The attributes that an `UPDATE` or `DELETE` returns.
package enum Returning: String, Sendable, Hashable, CaseIterable {
  /// The item before the change.
  case allOld = "ALL OLD"
  /// The item after the change.
  case allNew = "ALL NEW"
  /// The changed attributes before the change.
  case modifiedOld = "MODIFIED OLD"
  /// The changed attributes after the change.
  case modifiedNew = "MODIFIED NEW"
}

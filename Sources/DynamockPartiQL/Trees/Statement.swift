import DynamockExpressions
import DynamockModel

/// A statement with its parameters in place, in the terms of the other operations.
package struct Statement: Sendable {
  /// The table's name or ARN as written.
  package var table: String
  /// The index behind the table's name.
  package var index: String?
  /// What is to be done.
  package var action: Action

  /// What a statement does.
  package enum Action: Sendable {
    /// Reads the items that a condition holds for.
    case select(Selection)
    /// Stores an item under a key that is free.
    case insert(Item)
    /// Changes the item that a condition names.
    case update(UpdateExpression, condition: Condition?, returning: Returning?)
    /// Removes the item that a condition names.
    case delete(condition: Condition?, returning: Returning?)
    /// `EXISTS(SELECT …)`: holds a transaction to a condition.
    case check(condition: Condition?)
  }
}

/// What a `SELECT` reads.
package struct Selection: Sendable {
  /// What is shown of each item; nil for `*`.
  package var columns: [Column]?
  /// The condition behind `WHERE`.
  package var condition: Condition?
  /// What the items are sorted by.
  package var order: [Order]

  /// One column: what stands at a path, under the path's last name.
  package struct Column: Sendable, Hashable {
    /// The name in the answer: `c[0]` of `a.b.c[0]`.
    package var name: String
    /// Where the value stands.
    package var path: DocumentPath
  }

  /// One attribute of `ORDER BY`.
  package struct Order: Sendable, Hashable {
    /// The attribute's name.
    package var attribute: String
    /// Whether the greatest comes first.
    package var isDescending: Bool
    /// What is wrong with a term that is no attribute.
    package var fault: PartiQLError?
  }
}

/// What an `UPDATE` or `DELETE` gives back.
package enum Returning: String, Sendable, Hashable, CaseIterable {
  /// The item as it was.
  case allOld = "ALL OLD"
  /// The item as it is.
  case allNew = "ALL NEW"
  /// What changed, as it was.
  case modifiedOld = "MODIFIED OLD"
  /// What changed, as it is.
  case modifiedNew = "MODIFIED NEW"
}

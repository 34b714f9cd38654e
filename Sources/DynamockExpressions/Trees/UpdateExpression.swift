import DynamockModel

/// What an UpdateItem does to an item: its actions in the order written.
///
/// The parser builds it from text, `LegacyUpdate` from `AttributeUpdates`.
package struct UpdateExpression: Sendable, Hashable {
  /// The actions; no two of them overlap or conflict.
  package var actions: [Action]

  /// Makes an update of actions that the caller knows not to overlap.
  package init(actions: [Action] = []) { self.actions = actions }

  /// One action of one clause.
  package enum Action: Sendable, Hashable {
    /// `SET path = operand`.
    case set(DocumentPath, Operand)
    /// `REMOVE path`.
    case remove(DocumentPath)
    /// `ADD path :value`: a number to a number, members to a set.
    case add(DocumentPath, AttributeValue)
    /// `DELETE path :value`: members from a set.
    case delete(DocumentPath, AttributeValue)
    /// Legacy `ADD` of a list: its elements are appended.
    case append(DocumentPath, AttributeValue)
  }

  /// What stands on the right of `SET path =`.
  package indirect enum Operand: Sendable, Hashable {
    /// The old item's value at a path.
    case path(DocumentPath)
    /// A value of the request.
    case value(AttributeValue)
    /// `if_not_exists(path, operand)`.
    case ifNotExists(DocumentPath, Operand)
    /// `list_append(operand, operand)`.
    case listAppend(Operand, Operand)
    /// `operand + operand`.
    case sum(Operand, Operand)
    /// `operand - operand`.
    case difference(Operand, Operand)
  }
}

/// What came of an update.
package struct UpdateOutcome: Sendable, Hashable {
  /// The item after the update; nil when there was none and the update made none, which is so when
  /// it only removes or deletes (ScyllaDB test_item.py, measured on AWS).
  package var item: Item?

  /// Makes an outcome.
  package init(item: Item?) { self.item = item }
}

import DynamockModel

extension UpdateExpression {
  /// What the update makes of an item; nil stands for an item that is not there.
  ///
  /// All operands read the old item.
  /// - Parameter key: the key attributes that a new item starts with.
  package func apply(to item: Item?, key: Item) throws(EvaluationError) -> UpdateOutcome {
    UpdateOutcome(item: item)
  }

  /// The `UPDATED_OLD` or `UPDATED_NEW` part of an item, the old or the new one: what the actions'
  /// paths reach, nested as in the item, list elements packed.
  package func updatedAttributes(of item: Item?) -> Item { Item() }

  /// What the UpdateItem size rule charges for the statement, in bytes (fact sheet §1).
  package var statementCost: Int { 3 }

  /// The top-level attributes that its actions write, each once, in the order written.
  package var rootAttributes: [String] { [] }
}

import DynamockExpressions
import DynamockModel

/// A condition on stored items, of which it decodes only the attributes that it reads.
struct StoredCondition: Sendable {
  private let condition: Condition
  private let attributes: [String]

  init(_ condition: Condition) {
    self.condition = condition
    attributes = condition.rootAttributes
  }

  /// Returns whether the condition is true for a version of an item, or for a missing item, which is
  /// `nil`.
  func holds(for version: StoredItem?) throws(EngineFault) -> Bool {
    guard let version else { return condition.holds(for: nil) }
    return condition.holds(for: try version.item(keeping: attributes))
  }
}

import DynamockExpressions
import DynamockModel

/// A condition on stored items, which is evaluated on their bytes.
struct StoredCondition: Sendable {
  private let compiled: CompiledCondition

  init(_ condition: CompiledCondition) { compiled = condition }

  /// Returns whether the condition is true for a stored item.
  func holds(for image: ItemImage) throws(EngineFault) -> Bool {
    guard let holds = compiled.holds(for: image) else { throw .damagedItem }
    return holds
  }

  /// Returns whether the condition is true for a version of an item, or for a missing item, which is
  /// `nil`.
  func holds(for version: StoredItem?) throws(EngineFault) -> Bool {
    guard let version else { return compiled.holds(for: nil as Item?) }
    guard let item = version.decodedItem else { return try holds(for: version.image) }
    return compiled.holds(for: item)
  }
}

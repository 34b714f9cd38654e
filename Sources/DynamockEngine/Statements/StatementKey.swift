import DynamockExpressions
import DynamockModel

/// The single item identified by a WHERE clause, and the clause's other conditions.
struct StatementKey {
  var key = Item()
  /// The rest of the clause.
  var rest: [Condition] = []
  /// A key attribute that is required to have two different values.
  var conflict: String?

  /// Extracts the values of a key's attributes from a condition.
  ///
  /// - Parameter takesSingletons: whether an `IN` with one value counts as an equality, as in reads
  ///   ([dynoxide-captures], eu-west-2, 2026-09-17).
  init(of shape: KeyShape, in condition: Condition?, takesSingletons: Bool = false) {
    for part in condition?.conjuncts ?? [] {
      guard let (name, value) = Self.equality(in: part, on: shape, takesSingletons) else {
        rest.append(part)
        continue
      }
      guard let known = key[name] else {
        key[name] = value
        continue
      }
      if !known.isEqualValue(to: value) {
        conflict = conflict ?? name
        rest.append(part)
      }
    }
  }

  private static func equality(
    in part: Condition, on shape: KeyShape, _ takesSingletons: Bool
  ) -> (name: String, value: AttributeValue)? {
    for attribute in shape.attributes {
      let value =
        takesSingletons ? part.onlyValue(of: attribute.name) : part.equality(on: attribute.name)
      if let value { return (attribute.name, value) }
    }
    return nil
  }

  /// Returns whether every attribute of the key has a value.
  func isComplete(for shape: KeyShape) -> Bool { key.count == shape.attributes.count }
}

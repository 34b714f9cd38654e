package import DynamockModel

/// A condition in a form that is evaluated on the stored bytes of items.
///
/// Each item is walked once, up to the last attribute that the condition names. Comparisons of
/// top-level attributes with values of the request are made on the stored text; the attributes are
/// decoded only for other conditions, such as those on nested paths. A class, so that passing it on
/// counts a single reference.
package final class CompiledCondition: Sendable {
  /// A condition, or one that others are part of.
  struct Step: Sendable {
    let test: ConditionTest
    /// The place of the condition among the leaves, unless it has parts.
    let leaf: Int
    /// The place of the next step that is not part of this one.
    var end = 0
  }

  private let condition: Condition
  /// The named attributes if there are so many that comparing each of them takes longer than decoding
  /// them, which is done instead; otherwise empty.
  private let decodedNames: [String]
  /// The condition and its parts, each after the one that it is part of.
  private let steps: [Step]
  /// The parts without parts, as they were given.
  private let leaves: [Condition]
  /// The operands of `IN`.
  let scalars: [ConditionScalar]
  /// The bytes of the strings that attributes are compared with.
  let strings: [UInt8]
  /// The top-level attributes that the condition names.
  private let names: [SoughtName]

  /// Compiles a condition.
  package init(_ condition: Condition) {
    var compiler = ConditionCompiler()
    compiler.add(condition)
    self.condition = condition
    decodedNames = compiler.isTooLong ? condition.rootAttributes : []
    steps = compiler.steps
    leaves = compiler.leaves
    scalars = compiler.scalars
    strings = compiler.strings
    names = compiler.names
  }

  /// Returns whether the condition is true for an item, or for a missing item, which is `nil`.
  package func holds(for item: Item?) -> Bool { condition.holds(for: item) }

  /// Returns whether the condition is true for a stored item, or `nil` if the item's bytes are
  /// damaged.
  ///
  /// The bytes after the last named attribute are not examined.
  package func holds(for image: ItemImage) -> Bool? {
    guard decodedNames.isEmpty else {
      return image.decoded(keeping: decodedNames).map(condition.holds)
    }
    return image.bytes.withUnsafeBytes { bytes in
      withUnsafeTemporaryAllocation(of: StoredValue.self, capacity: names.count) { values in
        guard ItemImage.find(names, in: bytes, values) else { return nil }
        var item: Item?
        return holds(at: 0, UnsafeBufferPointer(values), &item)
      }
    }
  }

  /// Returns whether the part at a step is true.
  /// - Parameter item: the named attributes, once they have been decoded.
  private func holds(
    at index: Int, _ values: UnsafeBufferPointer<StoredValue>, _ item: inout Item?
  ) -> Bool {
    let step = steps[index]
    var part = index + 1
    switch step.test {
    case .all:
      while part < step.end {
        guard holds(at: part, values, &item) else { return false }
        part = steps[part].end
      }
      return true
    case .any:
      while part < step.end {
        if holds(at: part, values, &item) { return true }
        part = steps[part].end
      }
      return false
    case .not: return !holds(at: part, values, &item)
    default:
      return result(of: step.test, values) ?? leaves[step.leaf].holds(for: decoded(values, &item))
    }
  }

  private func decoded(
    _ values: UnsafeBufferPointer<StoredValue>, _ item: inout Item?
  ) -> Item {
    if let item { return item }
    let decoded = Item(
      uniqueAttributes: values.indices.compactMap { place in
        values[place].decoded().map { Attribute(name: names[place].text, value: $0) }
      })
    item = decoded
    return decoded
  }
}

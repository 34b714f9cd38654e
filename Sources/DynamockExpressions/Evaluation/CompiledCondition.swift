package import DynamockModel

/// A condition in a form that is evaluated on the stored bytes of items.
///
/// Each item is walked once, up to the last attribute that the condition names. Comparisons of
/// top-level attributes with values of the request are made on the stored text; the attributes are
/// decoded only for other conditions, such as those on nested paths. A class, so that passing it on
/// counts a single reference.
package final class CompiledCondition: Sendable {
  private let form: ConditionForm
  /// The values, to which the form refers by position, unless it has its own.
  private let arguments: [Attribute]
  /// The values that attributes are compared with.
  let scalars: [ConditionScalar]
  /// The bytes of the strings among them.
  let strings: [UInt8]
  /// The parts without parts, or none if decoded values are the exception.
  private let leaves: [Condition]
  // Those of the form, at hand for each item.
  private let steps: [ConditionStep]
  private let names: [SoughtName]
  private let decodesWholeItems: Bool

  /// Creates a condition from a form and the values of a request.
  init(_ form: ConditionForm, _ arguments: [Attribute]) {
    var scalars = ConditionScalars(capacity: form.scalarPlaces.count)
    for place in form.scalarPlaces { scalars.append(arguments[place].value) }
    self.form = form
    self.arguments = arguments
    self.scalars = scalars.values
    strings = scalars.strings
    leaves = form.program.needsLeaves ? form.leaves(with: arguments) : []
    (steps, names) = (form.program.steps, form.program.names)
    decodesWholeItems = !form.program.decodedNames.isEmpty
  }

  /// Compiles a condition.
  package init(_ condition: Condition) {
    let compiler = ConditionCompiler(condition)
    var scalars = ConditionScalars(capacity: compiler.scalars.count)
    for scalar in compiler.scalars { scalars.append(scalar.value) }
    form = ConditionForm(condition, compiler)
    arguments = []
    self.scalars = scalars.values
    strings = scalars.strings
    leaves = form.program.leaves
    (steps, names) = (form.program.steps, form.program.names)
    decodesWholeItems = !form.program.decodedNames.isEmpty
  }

  /// The condition with its values.
  package var condition: Condition { form.condition(with: arguments) }

  /// The condition with any values in place of its own.
  package var shape: Condition { form.shape }

  /// Whether the condition reads a path below an attribute, as few conditions do.
  package var readsNestedPaths: Bool { form.readsNestedPaths }

  /// Returns whether the condition is true for an item, or for a missing item, which is `nil`.
  package func holds(for item: Item?) -> Bool {
    guard item == nil, !decodesWholeItems else { return condition.holds(for: item) }
    return withUnsafeTemporaryAllocation(of: StoredValue.self, capacity: names.count) { values in
      values.initialize(repeating: .missing)
      var item: Item? = Item()
      return holds(at: 0, UnsafeBufferPointer(values), &item)
    }
  }

  /// Returns whether the condition is true for a stored item, or `nil` if the item's bytes are
  /// damaged.
  ///
  /// The bytes after the last named attribute are not examined.
  package func holds(for image: ItemImage) -> Bool? {
    guard !decodesWholeItems else {
      return image.decoded(keeping: form.program.decodedNames).map(condition.holds)
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
      return result(of: step.test, values) ?? leaf(step.leaf).holds(for: decoded(values, &item))
    }
  }

  private func leaf(_ index: Int) -> Condition {
    leaves.isEmpty ? form.leaf(index, with: arguments) : leaves[index]
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

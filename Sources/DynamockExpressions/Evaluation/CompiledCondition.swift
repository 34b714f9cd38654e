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
  private let scalars: [ConditionScalar]
  /// The bytes of the strings that attributes are compared with.
  private let strings: [UInt8]
  /// The top-level attributes that the condition names.
  private let names: SoughtNames

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
        values[place].decoded().map { Attribute(name: names.text(at: place), value: $0) }
      })
    item = decoded
    return decoded
  }
}

// Tests of attributes.
extension CompiledCondition {
  /// Returns the result of a test, or `nil` if the values have to be decoded for it.
  @inline(__always)
  private func result(
    of test: ConditionTest, _ values: UnsafeBufferPointer<StoredValue>
  ) -> Bool? {
    switch test {
    case .all, .any, .not, .decoded: nil
    case .exists(let place): values[place].exists
    case .missing(let place): !values[place].exists
    case .hasType(let place, let type): values[place].dataType == type
    case .comparison(let place, let comparator, let scalar):
      compare(values[place], comparator, scalar)
    case .between(let place, let lower, let upper): isBetween(values[place], lower, upper)
    case .isIn(let place, let range): isAmong(range, values[place])
    case .beginsWith(let place, let prefix): begins(values[place], with: prefix)
    case .contains(let place, let part): contains(values[place], part)
    case .notContains(let place, let part):
      values[place].exists ? contains(values[place], part).map { !$0 } : false
    }
  }

  private func compare(
    _ value: StoredValue, _ comparator: Condition.Comparator, _ scalar: ConditionScalar
  ) -> Bool? {
    // A missing value equals nothing and has no order.
    switch comparator {
    case .equal: return equals(value, scalar)
    case .notEqual: return equals(value, scalar).map { !$0 }
    default: break
    }
    let order: ValueOrder
    switch (value.contents, scalar) {
    case (.string(let text), .string(let other)):
      order = strings.withUnsafeBytes { text.order(to: UnsafeRawBufferPointer(rebasing: $0[other])) }
    case (.number(let number), .number(let other)): order = number.order(to: other)
    case (.encoded(.string), .string): return nil
    default: return false
    }
    switch comparator {
    case .less: return order == .before
    case .lessOrEqual: return order != .after
    case .greater: return order == .after
    default: return order != .before
    }
  }

  private func equals(_ value: StoredValue, _ scalar: ConditionScalar) -> Bool? {
    switch (value.contents, scalar) {
    case (.string(let text), .string(let other)):
      text.count == other.count
        && strings.withUnsafeBytes {
          text.hasSameBytes(as: UnsafeRawBufferPointer(rebasing: $0[other]))
        }
    case (.number(let number), .number(let other)): number == other
    case (.bool(let flag), .bool(let other)): flag == other
    case (.encoded(.null), .null): true
    case (.encoded(.string), .string): nil
    default: false
    }
  }

  private func isBetween(
    _ value: StoredValue, _ lower: ConditionScalar, _ upper: ConditionScalar
  ) -> Bool? {
    guard let isAbove = compare(value, .greaterOrEqual, lower) else { return nil }
    return isAbove ? compare(value, .lessOrEqual, upper) : false
  }

  private func isAmong(_ range: Range<Int>, _ value: StoredValue) -> Bool? {
    for index in range {
      guard let isEqual = equals(value, scalars[index]) else { return nil }
      if isEqual { return true }
    }
    return false
  }

  private func begins(_ value: StoredValue, with prefix: Range<Int>) -> Bool? {
    switch value.contents {
    case .string(let text):
      text.count >= prefix.count
        && strings.withUnsafeBytes {
          UnsafeRawBufferPointer(rebasing: text.prefix(prefix.count))
            .hasSameBytes(as: UnsafeRawBufferPointer(rebasing: $0[prefix]))
        }
    case .encoded(.string): nil
    default: false
    }
  }

  private func contains(_ value: StoredValue, _ part: Range<Int>) -> Bool? {
    strings.withUnsafeBytes { strings in
      let part = UnsafeRawBufferPointer(rebasing: strings[part])
      return switch value.contents {
      case .string(let text): ByteSearch.contains(part, in: text)
      case .encoded(.stringSet): value.isSet(with: part)
      case .encoded(.string), .encoded(.list): nil
      default: false
      }
    }
  }
}

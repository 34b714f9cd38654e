package import DynamockModel

extension Condition {
  /// Returns whether the condition is true for an item, or for a missing item, which is `nil`.
  ///
  /// A missing value equals nothing, not even another missing value: every comparison with it is
  /// false, except that `<>` is true ([scylla-alternator]).
  package func holds(for item: Item?) -> Bool {
    guard let item else { return holds(for: Subject(item: nil, index: nil)) }
    // A legacy filter may have as many conditions as fit in its request.
    let index = isLong ? NameIndex(of: item) : nil
    return holds(for: Subject(item: item, index: index))
  }

  /// Whether there are so many conditions that an index of the item's attributes is worthwhile.
  private var isLong: Bool {
    switch self {
    case .all(let conditions), .any(let conditions): conditions.count > NameIndex.smallCount
    default: false
    }
  }

  private func holds(for item: Subject) -> Bool {
    switch self {
    case .comparison(let left, let comparator, let right):
      Self.compare(left.value(in: item), comparator, right.value(in: item))
    case .between(let operand, let lower, let upper):
      Self.isBetween(operand.value(in: item), lower.value(in: item), upper.value(in: item))
    case .isIn(let operand, let others):
      operand.value(in: item).map { value in
        others.contains { $0.value(in: item)?.isEqualValue(to: value) ?? false }
      } ?? false
    case .attributeExists(let path): item.value(at: path) != nil
    case .attributeNotExists(let path): item.value(at: path) == nil
    case .attributeType(let operand, let type): operand.value(in: item)?.dataType == type
    case .beginsWith(let operand, let prefix):
      Self.begins(operand.value(in: item), with: prefix.value(in: item))
    case .contains(let container, let element):
      Self.contains(container.value(in: item), element.value(in: item)) ?? false
    case .notContains(let container, let element):
      Self.contains(container.value(in: item), element.value(in: item)).map { !$0 } ?? false
    case .not(let condition): !condition.holds(for: item)
    case .all(let conditions): conditions.allSatisfy { $0.holds(for: item) }
    case .any(let conditions): conditions.contains { $0.holds(for: item) }
    }
  }

  private static func compare(
    _ left: AttributeValue?, _ comparator: Comparator, _ right: AttributeValue?
  ) -> Bool {
    guard let left, let right else { return comparator == .notEqual }
    switch comparator {
    case .equal: return left.isEqualValue(to: right)
    case .notEqual: return !left.isEqualValue(to: right)
    case .less: return left.order(to: right) == .before
    case .greater: return left.order(to: right) == .after
    case .lessOrEqual: return left.order(to: right).map { $0 != .after } ?? false
    case .greaterOrEqual: return left.order(to: right).map { $0 != .before } ?? false
    }
  }

  private static func isBetween(
    _ value: AttributeValue?, _ lower: AttributeValue?, _ upper: AttributeValue?
  ) -> Bool {
    compare(value, .greaterOrEqual, lower) && compare(value, .lessOrEqual, upper)
  }

  private static func begins(_ value: AttributeValue?, with prefix: AttributeValue?) -> Bool {
    switch (value, prefix) {
    case (.string(let text), .string(let prefix)): text.utf8.starts(with: prefix.utf8)
    case (.binary(let bytes), .binary(let prefix)): bytes.starts(with: prefix)
    default: false
    }
  }

  /// Returns whether a string or binary value contains a part, a set a member, or a list an
  /// element; or `nil` if either is missing.
  private static func contains(_ container: AttributeValue?, _ element: AttributeValue?) -> Bool? {
    guard let container, let element else { return nil }
    switch (container, element) {
    case (.string(let text), .string(let part)):
      return text.withBytes { text in
        part.withBytes { ByteSearch.contains($0, in: text) }
      }
    case (.binary(let bytes), .binary(let part)):
      return bytes.withUnsafeBytes { bytes in
        part.withUnsafeBytes { ByteSearch.contains($0, in: bytes) }
      }
    case (.stringSet(let members), .string(let member)):
      return members.contains { $0.hasSameBytes(as: member) }
    case (.numberSet(let members), .number(let member)): return members.contains(member)
    case (.binarySet(let members), .binary(let member)): return members.contains(member)
    case (.list(let elements), _): return elements.contains { $0.isEqualValue(to: element) }
    default: return false
    }
  }

  /// The top-level attributes that the condition uses, in the order written and without duplicates.
  package var rootAttributes: [String] { paths.rootAttributes }

  /// The document paths that the condition reads, in the order written.
  package var paths: [DocumentPath] {
    switch self {
    case .comparison(let left, _, let right): left.paths + right.paths
    case .between(let operand, let lower, let upper): operand.paths + lower.paths + upper.paths
    case .isIn(let operand, let others): operand.paths + others.flatMap(\.paths)
    case .attributeExists(let path), .attributeNotExists(let path): [path]
    case .attributeType(let operand, _): operand.paths
    case .beginsWith(let operand, let other), .contains(let operand, let other),
      .notContains(let operand, let other):
      operand.paths + other.paths
    case .not(let condition): condition.paths
    case .all(let conditions), .any(let conditions): conditions.flatMap(\.paths)
    }
  }
}

/// The item for which a condition is evaluated.
private struct Subject {
  let item: Item?
  /// The positions of the attributes, or `nil` if there are few or the condition is short.
  let index: NameIndex?

  func value(at path: DocumentPath) -> AttributeValue? {
    guard let item, let index else { return path.value(in: item) }
    guard let position = index[path.attribute] else { return nil }
    return path.value(below: item.attributes[position].value)
  }
}

extension Condition.Operand {
  fileprivate var paths: [DocumentPath] {
    switch self {
    case .path(let path): [path]
    case .value: []
    case .size(let operand): operand.paths
    }
  }

  fileprivate func value(in item: Subject) -> AttributeValue? {
    switch self {
    case .path(let path): item.value(at: path)
    case .value(let value): value
    case .size(let operand):
      operand.value(in: item)?.sizeInExpressions.map { .number(DecimalNumber($0)) }
    }
  }
}

extension AttributeValue {
  /// The result of `size`, or `nil` for N, BOOL and NULL.
  ///
  /// The size of a string is in UTF-16 code units: that of `é𝄞` is 3 (measured on AWS,
  /// [extenddb-60], 2026-05-21).
  fileprivate var sizeInExpressions: Int? {
    switch self {
    case .string(let text): text.utf16.count
    case .binary(let bytes): bytes.count
    case .stringSet(let members): members.count
    case .numberSet(let members): members.count
    case .binarySet(let members): members.count
    case .list(let elements): elements.count
    case .map(let entries): entries.count
    case .number, .bool, .null, .malformed: nil
    }
  }
}

import DynamockModel

// The tests of attributes.
extension CompiledCondition {
  /// Returns the result of a test, or `nil` if the values have to be decoded for it.
  @inline(__always)
  func result(
    of test: ConditionTest, _ values: UnsafeBufferPointer<StoredValue>
  ) -> Bool? {
    switch test {
    case .all, .any, .not, .decoded: nil
    case .exists(let place): values[place].exists
    case .missing(let place): !values[place].exists
    case .hasType(let place, let type): values[place].dataType == type
    case .comparison(let place, let comparator, let scalar):
      compare(values[place], comparator, scalars[scalar])
    case .between(let place, let lower, let upper):
      isBetween(values[place], scalars[lower], scalars[upper])
    case .isIn(let place, let range): isAmong(range, values[place])
    case .beginsWith(let place, let prefix): begins(values[place], with: string(prefix))
    case .contains(let place, let part): contains(values[place], string(part))
    case .notContains(let place, let part):
      values[place].exists ? contains(values[place], string(part)).map { !$0 } : false
    }
  }

  /// Returns the place of a string among the bytes of all strings.
  private func string(_ place: Int) -> Range<Int> {
    if case .string(let range) = scalars[place] { range } else { 0..<0 }
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
      order = strings.withUnsafeBytes {
        text.order(to: UnsafeRawBufferPointer(rebasing: $0[other]))
      }
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

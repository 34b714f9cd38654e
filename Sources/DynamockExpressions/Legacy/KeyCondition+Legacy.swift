package import DynamockModel

extension KeyCondition {
  /// Creates the key condition of a legacy `KeyConditions`.
  package init(keyConditions: NamedValues<LegacyCondition>) throws(LegacyError) {
    var tests: [AttributeTest] = []
    var unindexable: [String] = []
    for (attribute, condition) in keyConditions.entries {
      let arguments = try LegacyArguments(checking: condition, of: attribute)
      if let test = arguments.keyTest {
        tests.append(AttributeTest(attribute: attribute, test: test))
      } else {
        unindexable.append(attribute)
      }
    }
    // The maximum number of conditions depends on the key, which may have several attributes.
    guard !keyConditions.isEmpty else { throw .keyConditionCount }
    self.init(tests: tests, unindexable: unindexable)
  }
}

extension LegacyArguments {
  /// The arguments as a test of a key, or `nil` for an operator that an index does not support.
  fileprivate var keyTest: KeyCondition.KeyTest? {
    guard let first = values.first else { return nil }
    switch comparison {
    case .eq: return .equal(first)
    case .lt: return .less(first)
    case .le: return .lessOrEqual(first)
    case .gt: return .greater(first)
    case .ge: return .greaterOrEqual(first)
    case .beginsWith: return .beginsWith(first)
    case .between: return .between(first, values[values.count - 1])
    case .ne, .in, .notNull, .null, .contains, .notContains, .unrecognized: return nil
    }
  }
}

import DynamockModel

/// Which keys a Query reads: one test for each key attribute, in the order written.
package struct KeyCondition: Sendable, Hashable {
  /// The tests; no attribute stands twice.
  package var tests: [AttributeTest]
  /// Attributes that `KeyConditions` test with an operator that no index can follow.
  ///
  /// None of them stands among the tests. Which one is at fault depends on the key, so `plan` refuses
  /// them.
  package var unindexable: [String]

  /// Makes a key condition of tests of distinct attributes.
  package init(tests: [AttributeTest], unindexable: [String] = []) {
    self.tests = tests
    self.unindexable = unindexable
  }

  /// Every attribute that has a condition.
  package var attributes: [String] { tests.map(\.attribute) + unindexable }

  /// One attribute and what is asked of it.
  package struct AttributeTest: Sendable, Hashable {
    /// The top-level attribute's name.
    package var attribute: String
    /// What is asked of it.
    package var test: KeyTest

    /// Pairs an attribute with a test.
    package init(attribute: String, test: KeyTest) {
      self.attribute = attribute
      self.test = test
    }
  }

  /// What a key condition may ask of an attribute.
  package enum KeyTest: Sendable, Hashable {
    /// The value itself.
    case equal(AttributeValue)
    /// Values before it.
    case less(AttributeValue)
    /// Values before it and the value itself.
    case lessOrEqual(AttributeValue)
    /// Values after it.
    case greater(AttributeValue)
    /// Values after it and the value itself.
    case greaterOrEqual(AttributeValue)
    /// Values from the first to the second, both included.
    case between(AttributeValue, AttributeValue)
    /// Text or bytes that begin with it.
    case beginsWith(AttributeValue)
  }

  /// The tests sorted out by a key schema: every partition key attribute's value, then the equalities
  /// on the leading sort key attributes, then at most one range test on the next one.
  package struct Plan: Sendable, Hashable {
    /// A value for each partition key attribute, in the schema's order.
    package var partition: [AttributeValue]
    /// Values of the leading sort key attributes that are fixed, in the schema's order.
    package var sortPrefix: [AttributeValue]
    /// The test on the sort key attribute after the prefix; never an equality.
    package var range: AttributeTest?

    /// Makes a plan.
    package init(
      partition: [AttributeValue], sortPrefix: [AttributeValue], range: AttributeTest?
    ) {
      self.partition = partition
      self.sortPrefix = sortPrefix
      self.range = range
    }
  }
}

/// Why a key condition does not fit a key schema.
package enum KeyConditionFault: Error, Sendable, Hashable {
  /// A key attribute that needs a condition has none.
  case missedKeyElement(String)
  /// A key attribute is tested with an operator that no index can follow.
  case notIndexable
  /// The conditions are of a kind that a Query cannot use.
  case notSupported
  /// More conditions than key attributes.
  case tooManyConditions(count: Int, keyAttributes: Int)
  /// Partition key attributes of a key with several attributes have no equality.
  case partitionEqualityRequired([String])
  /// Sort key attributes have no equality although a later one has a condition.
  case equalityRequired(attributes: [String], because: String)
}

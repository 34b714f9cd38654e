package import DynamockModel

/// The condition on keys in a Query: one test per key attribute, in the order written.
package struct KeyCondition: Sendable, Hashable {
  /// The tests, each of a different attribute.
  package var tests: [AttributeTest]
  /// The attributes that `KeyConditions` test with an operator that indexes do not support.
  ///
  /// They are not among the tests. Since the one at fault depends on the key, `plan` rejects them.
  package var unindexable: [String]

  /// Creates a key condition from tests of distinct attributes.
  package init(tests: [AttributeTest], unindexable: [String] = []) {
    self.tests = tests
    self.unindexable = unindexable
  }

  /// All attributes with a condition.
  package var attributes: [String] { tests.map(\.attribute) + unindexable }

  /// An attribute and its test.
  package struct AttributeTest: Sendable, Hashable {
    /// The top-level attribute's name.
    package var attribute: String
    /// The test.
    package var test: KeyTest

    /// Creates a pair of an attribute and a test.
    package init(attribute: String, test: KeyTest) {
      self.attribute = attribute
      self.test = test
    }
  }

  /// A key condition's test of an attribute.
  package enum KeyTest: Sendable, Hashable {
    /// Equal to a value.
    case equal(AttributeValue)
    /// Less than a value.
    case less(AttributeValue)
    /// Less than or equal to a value.
    case lessOrEqual(AttributeValue)
    /// Greater than a value.
    case greater(AttributeValue)
    /// Greater than or equal to a value.
    case greaterOrEqual(AttributeValue)
    /// Between two values, both included.
    case between(AttributeValue, AttributeValue)
    /// A string or binary value that begins with a value.
    case beginsWith(AttributeValue)
  }

  /// The tests, assigned to the attributes of a key schema.
  ///
  /// Every partition key attribute has a value, followed by the equalities of the leading sort key
  /// attributes and at most one range test of the next one.
  package struct Plan: Sendable, Hashable {
    /// A value for each partition key attribute, in the schema's order.
    package var partition: [AttributeValue]
    /// Values of the leading sort key attributes that have an equality, in the schema's order.
    package var sortPrefix: [AttributeValue]
    /// The test of the sort key attribute after the prefix, which is never an equality.
    package var range: AttributeTest?

    /// Creates a plan.
    package init(
      partition: [AttributeValue], sortPrefix: [AttributeValue], range: AttributeTest?
    ) {
      self.partition = partition
      self.sortPrefix = sortPrefix
      self.range = range
    }
  }
}

/// The reason why a key condition does not match a key schema.
package enum KeyConditionFault: Error, Sendable, Hashable {
  /// A key attribute that requires a condition has none.
  case missedKeyElement(String)
  /// A key attribute has an operator that indexes do not support.
  case notIndexable
  /// A Query does not support this kind of conditions.
  case notSupported
  /// There are more conditions than key attributes.
  case tooManyConditions(count: Int, keyAttributes: Int)
  /// Partition key attributes of a multi-attribute key have no equality.
  case partitionEqualityRequired([String])
  /// Sort key attributes have no equality, although a later one has a condition.
  case equalityRequired(attributes: [String], because: String)
}

import DynamockModel

extension KeyCondition {
  /// Assigns the tests to the attributes of a key schema.
  ///
  /// Every partition key attribute needs an equality; sort key attributes are used from the first
  /// one on, without a gap, and only the last one used may have a range test
  /// ([aws-multi-attribute-keys]). An operator that an index does not support is rejected when its
  /// attribute is reached ([dynalite-suite] `test/query.js`, "missing range element" and
  /// "non-indexable operations").
  package func plan(
    partition: [String], sort: [String], isIndex: Bool = false
  ) throws(KeyConditionFault) -> Plan {
    let keyCount = partition.count + sort.count
    let count = tests.count + unindexable.count
    // According to two suites that are run against AWS, two conditions for an index with a single
    // key attribute are rejected later, as not supported. For a table, AWS counts them
    // ([parity-suite]).
    guard count <= (isIndex ? max(keyCount, 2) : keyCount) else {
      throw .tooManyConditions(count: count, keyAttributes: keyCount)
    }
    var plan = Plan(partition: [], sortPrefix: [], range: nil)
    if partition.count > 1 || sort.count > 1 {
      let open = partition.filter { if case .equal? = test(of: $0) { false } else { true } }
      if !open.isEmpty { throw .partitionEqualityRequired(open) }
    }
    for attribute in partition {
      try requireIndexable(attribute)
      guard let test = test(of: attribute) else { throw .missedKeyElement(attribute) }
      guard case .equal(let value) = test else { throw .notSupported }
      plan.partition.append(value)
    }
    for attribute in sort { try requireIndexable(attribute) }
    if sort.count > 1 { try requireNoGap(in: sort) }
    for attribute in sort {
      guard let test = test(of: attribute) else { break }
      if case .equal(let value) = test {
        plan.sortPrefix.append(value)
      } else {
        plan.range = AttributeTest(attribute: attribute, test: test)
      }
    }
    let used = plan.partition.count + plan.sortPrefix.count + (plan.range == nil ? 0 : 1)
    if used < count {
      // A test of an attribute that is not in the key: AWS reports the expected key attribute as
      // missing.
      throw sort.indices.contains(plan.sortPrefix.count)
        ? .missedKeyElement(sort[plan.sortPrefix.count]) : .notSupported
    }
    return plan
  }

  private func requireIndexable(_ attribute: String) throws(KeyConditionFault) {
    if unindexable.contains(where: { $0.hasSameBytes(as: attribute) }) { throw .notIndexable }
  }

  private func requireNoGap(in sort: [String]) throws(KeyConditionFault) {
    var open: [String] = []
    for attribute in sort {
      let test = test(of: attribute)
      if test != nil, !open.isEmpty {
        throw .equalityRequired(attributes: open, because: attribute)
      }
      if case .equal = test { continue }
      open.append(attribute)
    }
  }

  private func test(of attribute: String) -> KeyTest? {
    tests.first { $0.attribute.hasSameBytes(as: attribute) }?.test
  }
}

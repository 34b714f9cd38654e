import DynamockModel

/// The members that PutItem, UpdateItem and DeleteItem share besides their item or key.
///
/// PutItem and DeleteItem list every member that is wrong; UpdateItem tells the first alone (captured in
/// us-east-1, eu-west-2 and five further regions, 2026-10-09 and 2026-10-20).
struct WriteMembers {
  var returnValues: ReturnValue?
  var capacity: ReturnConsumedCapacity?
  var collectionMetrics: ReturnItemCollectionMetrics?
  var valuesOnFailure: ReturnValuesOnConditionCheckFailure?

  /// Checks them as the current layer does, for an operation that returns the old item at most.
  func checkCurrentPut(of tableName: String) throws(RequestFault) {
    var check = ConstraintCheck()
    check.emptyTableName(tableName)
    try check.finish()
    check.currentTableName(tableName)
    check.capacity(capacity)
    if case .unrecognized(let sent)? = returnValues { check.add(Self.unknownReturnValues(sent)) }
    check.enumeration(collectionMetrics, at: "returnItemCollectionMetrics")
    check.enumeration(valuesOnFailure, at: "returnValuesOnConditionCheckFailure")
    if let other = refusedReturnValues {
      check.add(
        ConstraintViolation(
          report: .sentence(
            RequestFault.returnValuesNotOld(other).sentence(in: .writes), value: other),
          constraint: .enumeration(NewerEnumeration.returnValues)))
    }
    try check.finish()
  }

  /// Checks them as the current layer does for UpdateItem: a name alone, then one enumeration, of which
  /// two come without the envelope.
  func checkCurrentUpdate(of tableName: String) throws(RequestFault) {
    var check = ConstraintCheck()
    check.emptyTableName(tableName)
    try check.finish()
    check.itemTableName(tableName)
    try check.finish()
    if case .unrecognized(let sent)? = returnValues {
      throw .constraints([Self.unknownReturnValues(sent)])
    }
    check.enumeration(valuesOnFailure, at: "returnValuesOnConditionCheckFailure")
    if let violation = check.violations.first { throw .constraint(violation) }
    check.enumeration(collectionMetrics, at: "returnItemCollectionMetrics")
    try check.finish()
    check.capacity(capacity)
    if let violation = check.violations.first { throw .constraint(violation) }
  }

  /// Lists the enumerations in the older form.
  func addOlder(to check: inout ConstraintCheck) {
    check.enumeration(collectionMetrics, at: "returnItemCollectionMetrics")
    check.enumeration(returnValues, at: "returnValues")
    check.enumeration(valuesOnFailure, at: "returnValuesOnConditionCheckFailure")
  }

  /// Refuses, as the older layer does after the constraints, to return more than the old item.
  func checkOlderPut() throws(RequestFault) {
    if let other = refusedReturnValues { throw .returnValuesNotOld(other) }
  }

  /// What the engine has to report.
  var report: WriteReport {
    WriteReport(
      capacity: capacity ?? .nothing, itemCollectionMetrics: collectionMetrics == .size)
  }

  /// Whether a failed condition returns the item.
  var returnsItemOnFailure: Bool { valuesOnFailure == .allOld }

  /// Known return values that a put or a deletion does not have.
  private var refusedReturnValues: String? {
    switch returnValues {
    case nil, .nothing?, .allOld?, .unrecognized?: nil
    case .some(let other): other.rawValue
    }
  }

  private static func unknownReturnValues(_ sent: String) -> ConstraintViolation {
    ConstraintViolation(
      report: .anonymous(sent), constraint: .enumeration(NewerEnumeration.returnValues))
  }
}
extension ConstraintCheck {
  /// ReturnConsumedCapacity, which every item operation has.
  mutating func capacity(_ capacity: ReturnConsumedCapacity?) {
    enumeration(capacity, at: "returnConsumedCapacity")
  }

  /// ConditionalOperator in the older form.
  mutating func conditionalOperator(_ conjunction: ConditionalOperator?) {
    enumeration(conjunction, at: "conditionalOperator")
  }

  /// The operators of `Expected`.
  mutating func comparisons(of expected: NamedValues<ExpectedAttributeValue>?) {
    for (name, expectation) in expected?.entries ?? [] {
      enumeration(
        expectation.comparisonOperator, at: "expected.\(name).member.comparisonOperator")
    }
  }

  /// The operators of a filter or of `KeyConditions`, which every condition has to have.
  mutating func comparisons(of conditions: NamedValues<LegacyCondition>?, at path: String) {
    for (name, condition) in conditions?.entries ?? [] {
      let comparison = condition.comparisonOperator
      require(comparison != nil, at: "\(path).\(name).member.comparisonOperator")
      enumeration(comparison, at: "\(path).\(name).member.comparisonOperator")
    }
  }
}

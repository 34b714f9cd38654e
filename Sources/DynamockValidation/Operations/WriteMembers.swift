import DynamockModel

/// The members that PutItem, UpdateItem and DeleteItem share besides their item or key.
///
/// The newer layer lists every bad enumeration for PutItem and DeleteItem; UpdateItem stops at
/// ReturnValues (captured 2026-06-09 and 2026-10-07, us-east-1 among the regions).
struct WriteMembers {
  var returnValues: ReturnValue?
  var capacity: ReturnConsumedCapacity?
  var collectionMetrics: ReturnItemCollectionMetrics?
  var valuesOnFailure: ReturnValuesOnConditionCheckFailure?

  /// Checks them as the newer layer does, for an operation that returns the old item at most.
  func checkNewerPut() throws(RequestFault) {
    var check = ConstraintCheck()
    check.capacity(capacity)
    switch returnValues {
    case nil, .nothing?, .allOld?: break
    case .unrecognized(let sent)?: check.add(Self.unknownReturnValues(sent))
    case .some(let other):
      check.add(Self.sentence(RequestFault.returnValuesNotOld(other.rawValue), other.rawValue))
    }
    addMetrics(to: &check)
    try check.finish()
  }

  /// Checks them as the newer layer does for UpdateItem.
  func checkNewerUpdate() throws(RequestFault) {
    if case .unrecognized(let sent)? = returnValues {
      throw .constraints([Self.unknownReturnValues(sent)])
    }
    var check = ConstraintCheck()
    check.capacity(capacity)
    addMetrics(to: &check)
    try check.finish()
  }

  /// Lists the enumerations in the older form.
  func addOlder(to check: inout ConstraintCheck) {
    check.enumeration(collectionMetrics, at: "returnItemCollectionMetrics")
    check.enumeration(returnValues, at: "returnValues")
    check.enumeration(valuesOnFailure, at: "returnValuesOnConditionCheckFailure")
  }

  /// Refuses, as the older layer does after the constraints, to return more than the old item.
  func checkOlderPut() throws(RequestFault) {
    switch returnValues {
    case nil, .nothing?, .allOld?: break
    case .some(let other): throw .returnValuesNotOld(other.rawValue)
    }
  }

  /// What the engine has to report.
  var report: WriteReport {
    WriteReport(
      capacity: capacity ?? .nothing, itemCollectionMetrics: collectionMetrics == .size)
  }

  /// Whether a failed condition returns the item.
  var returnsItemOnFailure: Bool { valuesOnFailure == .allOld }

  private func addMetrics(to check: inout ConstraintCheck) {
    // Captured in us-east-1 and eu-west-2 on 2026-09-20; until June it had a sentence of its own.
    check.enumeration(collectionMetrics, at: "returnItemCollectionMetrics")
    check.enumeration(valuesOnFailure, at: "returnValuesOnConditionCheckFailure")
  }

  private static func unknownReturnValues(_ sent: String) -> ConstraintViolation {
    ConstraintViolation(
      report: .anonymous(sent), constraint: .enumeration(NewerEnumeration.returnValues))
  }

  private static func sentence(_ fault: RequestFault, _ value: String) -> ConstraintViolation {
    ConstraintViolation(
      report: .sentence(fault.sentence(in: .writes), value: value),
      constraint: .enumeration(NewerEnumeration.returnValues))
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

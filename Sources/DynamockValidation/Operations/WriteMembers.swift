import DynamockModel

/// The members that PutItem, UpdateItem and DeleteItem share, apart from their item or key.
///
/// PutItem and DeleteItem list all invalid members; UpdateItem reports only the first
/// ([dynoxide-captures], us-east-1, eu-west-2 and five other regions, 2026-10-09 and 2026-10-20).
struct WriteMembers {
  var returnValues: ReturnValue?
  var capacity: ReturnConsumedCapacity?
  var collectionMetrics: ReturnItemCollectionMetrics?
  var valuesOnFailure: ReturnValuesOnConditionCheckFailure?

  /// Validates the members by the current layer's rules, for an operation that returns at most the
  /// old item.
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

  /// Validates the members by the current layer's rules for UpdateItem: the name alone, then one
  /// enumeration; for two of these, the message has no prefix.
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

  /// Adds the violations of enumerations in the older form.
  func addOlder(to check: inout ConstraintCheck) {
    check.enumeration(collectionMetrics, at: "returnItemCollectionMetrics")
    check.enumeration(returnValues, at: "returnValues")
    check.enumeration(valuesOnFailure, at: "returnValuesOnConditionCheckFailure")
  }

  /// Rejects a request for more than the old item, which the older layer does after the
  /// constraints.
  func checkOlderPut() throws(RequestFault) {
    if let other = refusedReturnValues { throw .returnValuesNotOld(other) }
  }

  /// The options of the engine's response.
  var report: WriteReport {
    WriteReport(
      capacity: capacity ?? .nothing, itemCollectionMetrics: collectionMetrics == .size)
  }

  /// Whether a failed condition returns the item.
  var returnsItemOnFailure: Bool { valuesOnFailure == .allOld }

  /// A valid return value that a put or deletion does not support, if one is requested.
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
  /// Checks ReturnConsumedCapacity, which all item operations have.
  mutating func capacity(_ capacity: ReturnConsumedCapacity?) {
    enumeration(capacity, at: "returnConsumedCapacity")
  }

  /// Checks ConditionalOperator in the older form.
  mutating func conditionalOperator(_ conjunction: ConditionalOperator?) {
    enumeration(conjunction, at: "conditionalOperator")
  }

  /// Checks the operators of `Expected`, which are constraints only if a member is missing.
  ///
  /// AWS's older layer lists every enumeration together with a missing Key ([parity-suite]
  /// `updateItem`, "member errors beside a missing Key"). Otherwise it rejects an operator, or an
  /// action of `AttributeUpdates`, like the current layer but without the prefix
  /// ([dynoxide-captures] `booleans` and `legacy`, us-east-1 and eu-west-2, 2026-10-10).
  mutating func comparisons(of expected: NamedValues<ExpectedAttributeValue>?) {
    for (name, expectation) in expected?.entries ?? [] {
      enumeration(
        expectation.comparisonOperator, at: "expected.\(name).member.comparisonOperator")
    }
  }

  /// Checks the operators of a filter or of `KeyConditions`, which every condition requires.
  mutating func comparisons(of conditions: NamedValues<LegacyCondition>?, at path: String) {
    for (name, condition) in conditions?.entries ?? [] {
      let comparison = condition.comparisonOperator
      require(comparison != nil, at: "\(path).\(name).member.comparisonOperator")
      enumeration(comparison, at: "\(path).\(name).member.comparisonOperator")
    }
  }
}

/// The behavior of PartiQL that only a single dated source documents, one constant per fact.
///
/// The source is [dynoxide-captures] of us-east-1 and eu-west-2 of 2026-10-08 to 2026-10-20. If
/// another capture contradicts a fact, only its constant needs to be changed.
package enum StatementDialect {
  /// Whether parameters beyond the last placeholder are ignored instead of rejected.
  package static let ignoresSurplusParameters = true
  /// Whether a NextToken is rejected for a request with a list or map among its parameters.
  package static let refusesTokensOfCollections = true
  /// Whether key values in a WHERE clause are checked against the types of keys branch by branch.
  package static let checksKeyTypesByBranch = true
  /// Whether functions count among the 300 operators of a WHERE clause.
  package static let countsFunctionsAmongOperators = true
  /// Whether key values in a SELECT are checked against the size limits of keys.
  package static let checksKeySizes = true
  /// Whether a conditional DELETE of a missing item reports ConditionalCheckFailed if another
  /// statement cancels its transaction.
  package static let reportsMissingDeletes = true
  /// Whether `ORDER BY` with only the partition key reads each partition in reverse.
  package static let readsPartitionKeyOrderDescending = true
}

/// The answers to PartiQL that one dated source alone reports, each in one row.
///
/// The source is the captures of us-east-1 and eu-west-2 of 2026-10-08 to 2026-10-20. A row that
/// another recording contradicts is turned round here and nowhere else.
package enum StatementDialect {
  /// Whether parameters beyond the last placeholder are ignored, and not refused.
  package static let ignoresSurplusParameters = true
  /// Whether a NextToken is refused to a request with a list or map among its parameters.
  package static let refusesTokensOfCollections = true
  /// Whether a WHERE clause by keys is held to the types of keys branch by branch.
  package static let checksKeyTypesByBranch = true
  /// Whether functions count among the 300 operators of a WHERE clause.
  package static let countsFunctionsAmongOperators = true
  /// Whether key values in a SELECT are held to the sizes of keys.
  package static let checksKeySizes = true
  /// Whether a conditional DELETE of a missing item reports ConditionalCheckFailed when another
  /// statement cancels its transaction.
  package static let reportsMissingDeletes = true
  /// Whether `ORDER BY` with the partition key alone reads each partition from its end.
  package static let readsPartitionKeyOrderDescending = true
}

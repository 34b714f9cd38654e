// AWS's sentences for PartiQL that only a table can tell (Parity Suite `partiql*`, 2026-06 to 2026-10;
// captures of eu-west-2, 2026-09-17).

extension Sentence {
  static let statementIndexNotFound = "The table does not have the specified index"
  static let statementConsistentGlobalRead =
    "Strongly consistent read is not supported on Global Secondary Indexes"
  static let multiAttributeIndex =
    "PartiQL statements cannot be executed on tables with multi-attribute HASH keys or "
    + "multi-attribute RANGE keys."
  static let tooManyReads = "Too many decomposed read operations for a given query."
  static let overlappingReads =
    "Overlapping conditions with range keys are not supported in where clause"
  static func statementKeyType(_ name: String) -> String {
    "Key attribute's data type should match its data type in table's schema: Key \(name)"
  }
  static func statementKeyValueType(_ name: String, _ type: String) -> String {
    "Key value must be of type S, N, or B. Key name: \(name), Key type: \(type)"
  }
  static func statementKeyMissing(_ name: String) -> String {
    "Key attribute should be present in the item: Key \(name)"
  }
  static let statementNeedsKey =
    "Where clause does not contain a mandatory equality on all key attributes"
  static func severalKeyValues(_ name: String) -> String {
    "Multiple conditions on same key \(name). Only single item Update/Insert/Delete are supported"
  }
  static func readNeedsKey(_ operation: String) -> String {
    "Select statements within \(operation) must specify the primary key in the where clause."
  }
  static let indexInTransaction = "Reads on indices are not supported within transactions."
  static let returningInTransaction =
    "RETURNING clause is not supported in ExecuteTransaction."
  static let existsNeedsCondition =
    "EXISTS() must contain a single item read with additional condition"
  static let statementNestingTooDeep = "Nesting Levels have exceeded supported limits"
  static let duplicateItem = "Duplicate primary key exists in table"
  static let orderWithoutCondition =
    "Must have WHERE clause in the statement when using ORDER BY clause."
  static func orderByNonKey(_ name: String) -> String {
    "Attribute \(name) in ORDER BY clause must be part of the primary key"
  }
  static let orderWithoutKey =
    "Must have at least one non-optional hash key condition in WHERE clause when using ORDER BY "
    + "clause."
  static let orderNeedsPartitionKey =
    "Must have hash key in ORDER BY clause when more than one hash key condition specified in WHERE "
    + "clause."
  static let invalidNextToken = "Invalid NextToken"
  static let otherNextToken = "NextToken does not match request"
}
